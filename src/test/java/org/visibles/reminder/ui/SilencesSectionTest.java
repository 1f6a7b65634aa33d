package org.visibles.reminder.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.kernel.Ids;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.Person;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;

@VisiblesTest
class SilencesSectionTest extends SpringBrowserlessTest {

    @Autowired
    private SilencesSection section;

    @Autowired
    private TestDatabase database;

    @AfterEach
    void forget() {
        database.asOwner().update("delete from youth where pseudonym = 'Silencieux'");
    }

    @Test
    @WithMember(Person.COORDINATION)
    void few_are_said_to_be_few_and_nobody_is_named() {
        expired(3);
        assertThat(shown()).contains("Les Tables solidaires : moins de 5").doesNotContain("Silencieux", "Rouen");
        expired(4);
        assertThat(shown()).contains("Les Tables solidaires : 5 ou plus");
        assertThat(section.concerns(Fixture.COORDINATION)).isTrue();
        assertThat(section.concerns(Fixture.RESPONSABLE_ROUEN)).isFalse();
    }

    private String shown() {
        Component shown = section.render();
        UI.getCurrent().add(shown);
        return shown.getElement().getTextRecursively();
    }

    private void expired(int count) {
        for (int number = 0; number < count; number++) {
            var person = Ids.next();
            database.asOwner()
                    .update(
                            """
                    insert into youth (id, made_by, made_at, pseudonym, first_contact_on, eligible, changed_at, changed_by, effective_on, version)
                    values (?, ?, now(), 'Silencieux', current_date, 'UNKNOWN', now(), ?, current_date, 0)""",
                            person,
                            Fixture.ROUEN.value(),
                            Fixture.AGENT_ROUEN.member().value());
            database.asOwner()
                    .update(
                            """
                    insert into referral (id, youth_id, sender_id, sender_member, recipient_id, status, made_at, agreed_on, sent_at, due_on,
                      expires_on, decided_at, moved_at, version)
                    values (?, ?, ?, ?, ?, 'EXPIRED', now(), current_date, now(), current_date, current_date, now(), now(), 2)""",
                            Ids.next(),
                            person,
                            Fixture.ROUEN.value(),
                            Fixture.AGENT_ROUEN.member().value(),
                            Fixture.RESTO.value());
        }
    }
}
