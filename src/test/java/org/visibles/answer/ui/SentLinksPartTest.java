package org.visibles.answer.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.kernel.ReferralId;
import org.visibles.referral.ReferralQueries;
import org.visibles.referral.ReferralService;
import org.visibles.referral.Story;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.Person;
import org.visibles.testkit.StatementCounter;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;
import org.visibles.youth.YouthService;

/** The links of a referral on its page. */
@VisiblesTest
class SentLinksPartTest extends SpringBrowserlessTest {

    @Autowired
    private YouthService youth;

    @Autowired
    private ReferralService service;

    @Autowired
    private ReferralQueries queries;

    @Autowired
    private Clock clock;

    @Autowired
    private TestDatabase database;

    @Autowired
    private StatementCounter counter;

    private ReferralId id;

    @BeforeEach
    void sent_to_a_partner_without_account() {
        database.asOwner()
                .update("update organisation set email = 'accueil@tables.example' where id = ?", Fixture.RESTO.value());
        Story story = new Story(youth, service, queries, clock);
        id = story.sent(story.person("Lien"), Fixture.RESTO);
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void the_sender_sends_it_again_after_a_while() {
        open();
        assertThat(texts())
                .anyMatch(text -> text.startsWith("Dernier lien envoyé le") && text.contains("a…@tables.example"));
        assertThat(texts()).contains("Le lien n'a pas encore été utilisé.");
        database.asOwner()
                .update(
                        "update answer_link set made_at = made_at - interval '1 hour' where referral_id = ?",
                        id.value());

        test($(Button.class).withText("Renvoyer le lien").single()).click();

        assertThat(database.rowsAsOwner("select kind from answer_opening where referral_id = ?", id.value()))
                .extracting(row -> row.get("kind"))
                .containsExactly("SENT_AGAIN");
        assertThat($(ListItem.class).all().stream().map(ListItem::getText))
                .anyMatch(text -> text.endsWith("lien renvoyé par la structure qui oriente"));
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void a_refused_address_is_said_with_where_to_correct_it() {
        database.asOwner()
                .update(
                        "update outbox set state = 'FAILED', refusal = 'ADDRESS', finished_at = ?, recipient = null, body = null, html = null where about_id = ?",
                        OffsetDateTime.now(clock).plusSeconds(1),
                        id.value());
        open();
        assertThat(texts()).anyMatch(text -> text.startsWith("Cette adresse a été refusée"));

        database.asOwner()
                .update("update organisation set email = 'bon@tables.example' where id = ?", Fixture.RESTO.value());
        open();
        assertThat(texts())
                .noneMatch(text -> text.startsWith("Cette adresse a été refusée"))
                .anyMatch(
                        text -> text.contains("une adresse qui a changé depuis") && text.contains("b…@tables.example"));
    }

    @Test
    @WithMember(Person.AGENT_RESTO)
    void the_recipient_reads_it_and_sends_nothing() {
        open();
        assertThat(texts()).anyMatch(text -> text.startsWith("Dernier lien envoyé le"));
        assertThat($(Button.class).withText("Renvoyer le lien").all()).isEmpty();
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void the_sender_s_page_sends_few_statements_whatever_happened_with_the_link() {
        List<String> before = sends();
        for (String kind : List.of("OPENED", "READ", "READ", "WRONG_CODE", "LOCKED")) {
            database.asOwner()
                    .update(
                            "insert into answer_opening (referral_id, link_id, kind, at) select referral_id, id, ?, ? from answer_link where referral_id = ?",
                            kind,
                            OffsetDateTime.now(clock),
                            id.value());
        }

        assertThat(sends()).isEqualTo(before).hasSizeLessThanOrEqualTo(10);
    }

    private List<String> sends() {
        UI.getCurrent().navigate("");
        return counter.statements(() -> UI.getCurrent().navigate("orientations/" + id)).stream()
                .filter(sql -> !sql.contains("from notification"))
                .toList();
    }

    private void open() {
        UI.getCurrent().navigate("");
        UI.getCurrent().navigate("orientations/" + id);
    }

    private List<String> texts() {
        return $(Paragraph.class).all().stream().map(Paragraph::getText).toList();
    }
}
