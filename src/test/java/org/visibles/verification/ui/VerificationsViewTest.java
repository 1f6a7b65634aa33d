package org.visibles.verification.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.kernel.YouthId;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.Person;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;
import org.visibles.youth.Choices;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

@VisiblesTest
@WithMember(Person.AGENT_ML)
class VerificationsViewTest extends SpringBrowserlessTest {

    @Autowired
    private YouthService people;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    private YouthId youth;

    @BeforeEach
    void one_waits() {
        database.asOwner().execute("delete from status_check");
        youth = As.member(
                Fixture.AGENT_ROUEN,
                () -> people.record(YouthDetails.named("Vue")
                        .firstName("Lina")
                        .lastName("Durand")
                        .birthDate(LocalDate.now(clock).minusYears(20))
                        .commune(Fixture.COMMUNE_ROUEN)
                        .informedOn(LocalDate.now(clock))
                        .informedMeans(Choices.Means.ORAL)
                        .build()));
    }

    @Test
    void one_touch_answers_and_another_corrects() {
        navigate(VerificationsView.class);
        assertThat($(H2.class).all()).extracting(H2::getText).contains("À répondre (1)");

        test($(Button.class).withText("Non connu").single()).click();
        assertThat(answer()).isEqualTo("UNKNOWN");
        assertThat($(H2.class).all()).extracting(H2::getText).contains("À répondre (0)");
        assertThat($(Span.class).all()).extracting(Span::getText).contains("Non connu");

        test($(Button.class).withText("Corriger").single()).click();
        test($(Button.class).withText("Accompagné activement").single()).click();
        assertThat(answer()).isEqualTo("ACTIVE");
    }

    @Test
    void what_was_taken_back_meanwhile_is_told_in_words_and_nothing_is_written() {
        navigate(VerificationsView.class);
        database.asOwner().update("update status_check set closed_at = now() where youth_id = ?", youth.value());

        test($(Button.class).withText("Non connu").single()).click();
        assertThat(Objects.toString(answer())).isEqualTo("null");
        assertThat($(Button.class).withText("Non connu").single().isEnabled()).isTrue();
    }

    private String answer() {
        return database.asOwner()
                .queryForObject("select answer from status_check where youth_id = ?", String.class, youth.value());
    }
}
