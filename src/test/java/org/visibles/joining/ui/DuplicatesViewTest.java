package org.visibles.joining.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.kernel.YouthId;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.Person;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;
import org.visibles.widgets.EmptyState;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

@VisiblesTest
@WithMember(Person.RESPONSABLE_ROUEN)
class DuplicatesViewTest extends SpringBrowserlessTest {

    @Autowired
    private YouthService youth;

    @Autowired
    private TestDatabase database;

    @Test
    void a_pair_shows_its_reasons_and_leaves_when_it_is_two_people() {
        YouthId one = person("Ana");
        YouthId other = person("Anna");
        database.asOwner()
                .update(
                        "insert into duplicate_pair values (?, ?, ?, 12.34, ?::jsonb)",
                        Fixture.ROUEN.value(),
                        one.value(),
                        other.value(),
                        """
                        [{"feature": "PHONE", "level": "SAME", "bits": 9.2}, {"feature": "PLACE", "level": "OTHER", "bits": -0.8}]""");

        navigate(DuplicatesView.class);

        assertThat(spans()).contains("même téléphone +9,2 ; commune différente −0,8", "Vraisemblance +12,3");
        assertThat($(Anchor.class).all()).extracting(Anchor::getHref).contains(JoinView.address(one, other));
        test($(Button.class).withText("Ce sont deux personnes").single()).click();
        assertThat(spans()).doesNotContain("Vraisemblance +12,3");
        assertThat(database.asOwner().queryForObject("select count(*) from different_pair", Integer.class))
                .isOne();
    }

    @Test
    void an_empty_list_says_what_to_do_and_a_search_is_asked_for() {
        database.asOwner().update("delete from duplicate_pair");
        database.asOwner().update("delete from duplicate_search");
        navigate(DuplicatesView.class);
        assertThat($(EmptyState.class).all()).isNotEmpty();
        assertThat(spans()).contains("Jamais cherché encore.");

        test($(Button.class).withText("Chercher maintenant").single()).click();

        assertThat(spans()).contains("La recherche attend son tour ; vous pouvez quitter cette page.");
    }

    @Test
    void the_list_says_with_which_weights_it_was_made() {
        String searched =
                "insert into duplicate_search values (?, now(), ?, now(), 12, now(), ?) on conflict (organisation_id) do update"
                        + " set people = 12, started_at = now(), finished_at = now(), weights = excluded.weights";
        for (Integer weights : new Integer[] {3, 0, null}) {
            database.asOwner()
                    .update(
                            searched,
                            Fixture.ROUEN.value(),
                            Fixture.RESPONSABLE_ROUEN.member().value(),
                            weights);
            UI.getCurrent().navigate("");
            navigate(DuplicatesView.class);
            assertThat(spans())
                    .anyMatch(text -> text.startsWith("Dernière recherche")
                            && text.endsWith(
                                    weights == null
                                            ? "parmi 12 fiche(s)."
                                            : weights == 0
                                                    ? "avec les poids fournis avec le programme."
                                                    : "avec la version 3 des poids de votre structure."));
        }
    }

    private List<String> spans() {
        return $(Span.class).all().stream().map(Span::getText).toList();
    }

    private YouthId person(String name) {
        return As.member(
                Fixture.AGENT_ROUEN, () -> youth.record(YouthDetails.named(name).build()));
    }
}
