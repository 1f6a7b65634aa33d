package org.visibles.acquaintance.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.acquaintance.IntakeMatches;
import org.visibles.kernel.YouthId;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.StatementCounter;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;
import org.visibles.youth.Choices.Means;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

@VisiblesTest
@WithMember
class LikelyMatchesTest extends SpringBrowserlessTest {

    private static final LocalDate TODAY = LocalDate.now(java.time.ZoneId.of("Europe/Paris"));

    @Autowired
    private YouthService people;

    @Autowired
    private IntakeMatches matches;

    @Autowired
    private StatementCounter statements;

    @Autowired
    private TestDatabase database;

    @Test
    void whom_one_follows_already_is_shown_while_typing_with_the_reasons_in_words() {
        YouthId known = people.record(known("Déjà là", "Maëlys", "Kergoat", "06 39 98 40 11"));
        type("Maelis", "Kergoat", "0639984011");

        assertThat(likely().getElement().getTextRecursively())
                .contains("Maëlys Kergoat", "même téléphone +", "même nom +")
                .doesNotContain("!matching");
        assertThat($(Anchor.class).withText("Ouvrir ce dossier").single().getHref())
                .isEqualTo("jeunes/" + known);

        click("Ce n'est pas elle/lui");
        assertThat($(LikelyMatches.class).exists()).isFalse();
        test(field("Nom")).setValue("Kergoatt");
        assertThat($(LikelyMatches.class).exists())
                .as("what was waved away stays away")
                .isFalse();
        click("Enregistrer");
        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPath())
                .startsWith("jeunes/")
                .isNotEqualTo("jeunes/" + known);
        assertThat(database.asOwner()
                        .queryForObject(
                                "select count(*) from different_pair where ? in (one_id, other_id)",
                                Integer.class,
                                known.value()))
                .as("nor is the pair proposed later")
                .isOne();
    }

    @Test
    void another_organisation_s_people_are_never_shown() {
        As.member(Fixture.AGENT_ELBEUF, () -> people.record(known("Ailleurs", "Oriane", "Lebreton", "0639984012")));
        type("Oriane", "Lebreton", "0639984012");

        assertThat($(LikelyMatches.class).exists()).isFalse();
    }

    @Test
    void the_statements_do_not_grow_with_the_people() {
        people.record(known("Une", "Solenn", "Quemener", "0639984013"));
        int few = sent("0639984013");
        for (int other = 0; other < 10; other++) {
            people.record(known("Autre " + other, "Solenn", "Quemener", "063998402" + other));
        }

        assertThat(sent("0639984014")).isEqualTo(few).isLessThanOrEqualTo(4);
    }

    private int sent(String phone) {
        LikelyMatches part = new LikelyMatches(matches, (recorded, others) -> {});
        return statements.count(() -> part.typed(known("Nouveau", "Solenn", "Quemener", phone)));
    }

    private void type(String first, String last, String phone) {
        UI.getCurrent().navigate("jeunes");
        click("Nouveau jeune");
        test($(Checkbox.class).single()).click();
        test(field("Prénom")).setValue(first);
        test(field("Nom")).setValue(last);
        test(field("Téléphone")).setValue(phone);
    }

    private LikelyMatches likely() {
        return $(LikelyMatches.class).single();
    }

    private TextField field(String caption) {
        return $(TextField.class).withCaption(caption).single();
    }

    private void click(String text) {
        test($(Button.class).withText(text).single()).click();
    }

    private static YouthDetails known(String pseudonym, String first, String last, String phone) {
        return YouthDetails.named(pseudonym)
                .firstName(first)
                .lastName(last)
                .phones(List.of(phone))
                .informedOn(TODAY)
                .informedMeans(Means.ORAL)
                .build();
    }
}
