package org.visibles.indicators.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.visibles.testkit.Fixture.AGENT_ELBEUF;
import static org.visibles.testkit.Fixture.AGENT_ROUEN;
import static org.visibles.testkit.Fixture.COORDINATION;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.router.QueryParameters;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.indicators.CountedOutingsService;
import org.visibles.indicators.ExchangesBehind;
import org.visibles.indicators.FieldFigure;
import org.visibles.indicators.PeopleService;
import org.visibles.indicators.Quarter;
import org.visibles.indicators.Selection;
import org.visibles.indicators.check.AskCheck;
import org.visibles.indicators.check.CheckId;
import org.visibles.indicators.check.CheckOutcome;
import org.visibles.indicators.check.CheckReason;
import org.visibles.indicators.check.CheckRow;
import org.visibles.indicators.check.CheckService;
import org.visibles.indicators.check.InQuestion;
import org.visibles.indicators.check.InQuestion.OfExchanges;
import org.visibles.indicators.check.InQuestion.OfHoursEach;
import org.visibles.indicators.check.InQuestion.OfOutings;
import org.visibles.kernel.EncounterId;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.OutingId;
import org.visibles.kernel.YouthId;
import org.visibles.outing.Field;
import org.visibles.outing.OutingService;
import org.visibles.outing.encounter.EncounterService;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.Person;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

/** The coordination asks about numbers of the work in the field; the organisation finds what made them. */
@VisiblesTest
class FieldChecksTest extends SpringBrowserlessTest {

    /** Long enough ago to be published. */
    private static final LocalDate DAY = LocalDate.of(2026, 2, 3);

    private static final LocalDateTime COUNTED = DAY.atTime(15, 0);
    private static final Quarter QUARTER = Quarter.of(DAY);
    private static final Instant NOTED = Instant.parse("2026-02-03T20:00:00Z");

    @Autowired
    private CheckService checks;

    @Autowired
    private CountedOutingsService countedOutings;

    @Autowired
    private PeopleService counted;

    @Autowired
    private OutingService outings;

    @Autowired
    private EncounterService encounters;

    @Autowired
    private YouthService people;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    private Field field;

    @BeforeEach
    void nothing_was_asked() {
        database.asOwner().update("delete from figure_check");
        database.asOwner().update("delete from fact");
        field = new Field(outings, encounters, people, database, clock);
    }

    @Test
    void of_outings_the_list_is_of_those_that_the_coordination_has_counted() {
        OutingId early = field.at(NOTED, () -> field.done(COUNTED));
        OutingId since = field.done(COUNTED.plusHours(3));
        OutingId theirs = field.at(NOTED, () -> field.done(AGENT_ELBEUF, field.content(COUNTED)));
        for (FieldFigure figure : List.of(FieldFigure.HOURS, FieldFigure.MET)) {
            OfOutings number = new OfOutings(figure, "");
            CheckId id = ask(number, QUARTER);
            assertThat(ask(number, QUARTER)).isEqualTo(id);
            assertThat(ask(number, null)).isNotEqualTo(id);
            As.member(AGENT_ROUEN, () -> {
                CheckRow row = checks.get(id);
                assertThat(row.number()).isEqualTo(number);
                assertThat(row.quarter()).isEqualTo(QUARTER);
                assertThat(countedOutings.own(row.cited(number)).outings())
                        .containsKey(early)
                        .doesNotContainKeys(since, theirs);
            });
            As.member(
                    AGENT_ELBEUF, () -> assertThatThrownBy(() -> checks.get(id)).isInstanceOf(NotFound.class));
        }
        assertThat(As.member(AGENT_ROUEN, checks::list)).hasSize(4);
        assertThat(As.member(AGENT_ELBEUF, checks::list)).isEmpty();
    }

    @Test
    void of_a_place_it_is_of_those_there_and_another_question_than_of_everywhere() {
        OutingId there = field.at(NOTED, () -> field.done(COUNTED));
        OutingId elsewhere = field.at(
                NOTED,
                () -> field.done(
                        AGENT_ROUEN, field.content(COUNTED.plusHours(2)).inPlace(Fixture.COMMUNE_ELBEUF, null, null)));
        OfOutings number = new OfOutings(FieldFigure.OUTINGS, Fixture.COMMUNE_ROUEN);
        CheckId id = ask(number, null);
        assertThat(ask(number, null)).isEqualTo(id);
        assertThat(List.of(
                        ask(new OfOutings(FieldFigure.OUTINGS, ""), null),
                        ask(new OfOutings(FieldFigure.OUTINGS, Fixture.COMMUNE_ELBEUF), null)))
                .doesNotContain(id)
                .doesNotHaveDuplicates();
        As.member(AGENT_ROUEN, () -> {
            CheckRow row = checks.get(id);
            assertThat(row.number()).isEqualTo(number);
            assertThat(countedOutings.own(row.cited(number)).outings())
                    .containsKey(there)
                    .doesNotContainKey(elsewhere);
        });
    }

    @Test
    void of_exchanges_the_list_is_of_those_that_the_coordination_has_counted() {
        YouthId camille = field.at(NOTED, () -> met(COUNTED, "Camille"));
        met(COUNTED.plusHours(1), "Saisie depuis");
        CheckId id = ask(new OfExchanges(), QUARTER);
        assertThat(ask(new OfExchanges(), QUARTER)).isEqualTo(id);
        As.member(AGENT_ROUEN, () -> {
            CheckRow row = checks.get(id);
            ExchangesBehind behind = counted.exchanges(row.cited(new OfExchanges()));
            assertThat(behind.people()).isEqualTo(Map.of(camille, 1L));
            assertThat(behind.total()).isOne();
            assertThat(behind.until()).isEqualTo(row.until());
        });
        As.member(AGENT_ELBEUF, () -> assertThatThrownBy(() -> checks.get(id)).isInstanceOf(NotFound.class));
    }

    @Test
    void each_number_of_the_field_can_be_asked_about() {
        assertThat(Arrays.stream(FieldFigure.values())
                        .map(InQuestion::of)
                        .map(InQuestion::figure)
                        .toList())
                .isEqualTo(List.of(FieldFigure.values()));
        for (FieldFigure figure : FieldFigure.values()) {
            CheckId id = ask(InQuestion.of(figure), null);
            assertThat(As.member(AGENT_ROUEN, () -> checks.get(id)).number()).isEqualTo(InQuestion.of(figure));
        }
        for (FieldFigure figure : List.of(FieldFigure.EXCHANGES, FieldFigure.HOURS_PER_IDENTIFIED)) {
            assertThatThrownBy(() -> new OfOutings(figure, "")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    @WithMember(Person.COORDINATION)
    void from_each_number_each_organisation_can_be_asked() {
        field.at(NOTED, () -> field.done(COUNTED));
        asked(
                "chiffres/actions/structures?chiffre=LEAFLETS&pendant=2025-Q1",
                "avec la liste des actions de terrain comptées",
                "Documents remis");
        asked(
                "chiffres/terrain/structures?chiffre=KNOWN",
                "avec la liste des actions de terrain comptées",
                "Déjà connues",
                "Quand",
                "Actions menées jusqu'au ");
        asked(
                "chiffres/actions/structures?valeur=" + Fixture.COMMUNE_ROUEN,
                "avec la liste des actions de terrain comptées",
                "Actions de terrain",
                "Où",
                "Rouen");
        asked(
                "chiffres/terrain/structures?chiffre=EXCHANGES",
                "avec la liste des jeunes avec qui ces échanges ont eu lieu",
                "Échanges",
                "Échanges jusqu'au ");
        asked(
                "chiffres/terrain/structures?chiffre=HOURS_PER_IDENTIFIED",
                "avec la liste des actions de terrain et celle des jeunes repérés",
                "Actions menées et jeunes repérés jusqu'au ");
    }

    private void asked(String address, String list, String... told) {
        go(address);
        button("Demander à Ville de Rouen de vérifier").click();
        assertThat($(AskDialog.class).single().getElement().getTextRecursively())
                .contains(list);
        button("Envoyer la demande").click();
        assertThat(page()).contains("En attente de réponse").contains(told);
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void a_question_about_outings_opens_their_list() {
        OutingId done = field.at(NOTED, () -> field.done(COUNTED));
        open(ask(new OfOutings(FieldFigure.HOURS, ""), QUARTER));
        assertThat(page())
                .contains(
                        "Vérifier\u00a0: Heures de terrain",
                        "Actions menées au T1 2026",
                        "Heures de terrain\u00a0: 1 (soit");
        assertThat(links()).contains("actions/" + done);
        answer();
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void a_question_about_exchanges_opens_the_records() {
        YouthId camille = field.at(NOTED, () -> met(COUNTED, "Camille"));
        open(ask(new OfExchanges(), QUARTER));
        assertThat(page()).contains("Échanges du T1 2026", "1 échange.", "Camille");
        assertThat(links()).contains("jeunes/" + camille);
        answer();
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void a_question_about_a_ratio_opens_both_lists_that_make_it() {
        OutingId done = field.at(NOTED, () -> field.done(COUNTED));
        open(ask(new OfHoursEach(), null));
        assertThat(page())
                .contains("Vérifier\u00a0: Heures par jeune repéré", "Actions menées et jeunes repérés jusqu'au ");
        assertThat($(H2.class).all())
                .extracting(H2::getText)
                .containsSubsequence("Heures de terrain", "Jeunes repérés");
        assertThat(links()).contains("actions/" + done);
        answer();
    }

    private YouthId met(LocalDateTime at, String name) {
        EncounterId met = field.met(field.done(at), at.plusMinutes(5));
        YouthId who = field.person(YouthDetails.named(name).build());
        As.member(AGENT_ROUEN, () -> encounters.attach(List.of(met), who));
        return who;
    }

    private CheckId ask(InQuestion number, @Nullable Quarter quarter) {
        return As.member(
                COORDINATION,
                () -> checks.ask(
                        new AskCheck(Fixture.ROUEN, Selection.ALL.in(quarter), number, CheckReason.CHANGED, null)));
    }

    @SuppressWarnings("unchecked")
    private void answer() {
        ((RadioButtonGroup<CheckOutcome>) $(RadioButtonGroup.class).single()).setValue(CheckOutcome.NOTHING);
        button("Envoyer la réponse").click();
        assertThat(page()).contains("Vérifié, rien à corriger");
    }

    private void open(CheckId id) {
        UI.getCurrent().navigate("chiffres/verifications/" + id);
    }

    private void go(String address) {
        String[] parts = address.split("\\?", 2);
        UI.getCurrent().navigate(parts[0], QueryParameters.fromString(parts[1]));
    }

    private List<String> links() {
        return $(Anchor.class).all().stream().map(Anchor::getHref).toList();
    }

    private Button button(String name) {
        return $(Button.class).all().stream()
                .filter(each -> each.getText().equals(name)
                        || name.equals(each.getAriaLabel().orElse("")))
                .findFirst()
                .orElseThrow();
    }

    private String page() {
        return getCurrentView().getElement().getTextRecursively();
    }
}
