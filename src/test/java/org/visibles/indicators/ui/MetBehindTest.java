package org.visibles.indicators.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.visibles.testkit.Fixture.AGENT_ELBEUF;
import static org.visibles.testkit.Fixture.AGENT_ROUEN;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.router.QueryParameters;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.TestPropertySource;
import org.visibles.indicators.CitedMet;
import org.visibles.indicators.Effect.Line;
import org.visibles.indicators.EffectBy;
import org.visibles.indicators.EffectFigure;
import org.visibles.indicators.EffectService;
import org.visibles.indicators.InventedFacts;
import org.visibles.indicators.InventedField;
import org.visibles.indicators.MetBehind;
import org.visibles.indicators.PeopleService;
import org.visibles.journey.JourneyService;
import org.visibles.journey.MoveJourney;
import org.visibles.journey.Stage;
import org.visibles.kernel.EncounterId;
import org.visibles.kernel.Identity;
import org.visibles.kernel.OutingId;
import org.visibles.kernel.YouthId;
import org.visibles.outing.Field;
import org.visibles.outing.OutingService;
import org.visibles.outing.encounter.EncounterService;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.Person;
import org.visibles.testkit.StatementCounter;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;
import org.visibles.youth.Choices;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

/** From a number of what works to the records it counts, and to how many of it no record has. */
@VisiblesTest
@TestPropertySource(properties = "visibles.test.figures=own-database-of-those-met")
class MetBehindTest extends SpringBrowserlessTest {

    @Autowired
    private PeopleService people;

    @Autowired
    private EffectService effect;

    @Autowired
    private OutingService outings;

    @Autowired
    private EncounterService encounters;

    @Autowired
    private YouthService youth;

    @Autowired
    private JourneyService journeys;

    @Autowired
    private StatementCounter counter;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    private Field field;

    @BeforeEach
    void nobody_yet() {
        database.asOwner().update("delete from fact");
        field = new Field(outings, encounters, youth, database, clock);
    }

    @Test
    void each_number_of_invented_people_is_those_of_the_list_and_those_without_a_record() {
        InventedFacts.write(database, 7, 160);
        InventedField.write(database, 8, 260);
        InventedField.chain(database, 9, 12);
        recorded(Fixture.ROUEN.value());
        for (LocalDate day : List.of(LocalDate.of(2025, 9, 14), InventedFacts.END)) {
            As.member(AGENT_ROUEN, () -> {
                int without = 0;
                Set<EffectFigure> told = new HashSet<>();
                for (EffectBy by : EffectBy.own()) {
                    var table = effect.own(by, day);
                    assertThat(counted(table.total(), by, day)).isEqualTo(numbers(table.total()));
                    for (Line line : table.lines()) {
                        assertThat(counted(line, by, day)).as(by + " " + line).isEqualTo(numbers(line));
                        for (EffectFigure figure : EffectFigure.values()) {
                            MetBehind behind = people.met(new CitedMet(by, line.category(), figure, day));
                            assertThat(behind.people().readable())
                                    .as(by + " " + line + " " + figure)
                                    .hasSize(behind.people().counted())
                                    .doesNotHaveDuplicates();
                            assertThat(figure == EffectFigure.MET ? 0 : behind.unrecorded())
                                    .isZero();
                            without += behind.unrecorded();
                            if (behind.people().counted() > 0) {
                                told.add(figure);
                            }
                        }
                    }
                }
                assertThat(without).isPositive();
                assertThat(told).containsExactlyInAnyOrder(EffectFigure.values());
            });
            As.member(AGENT_ELBEUF, () -> {
                MetBehind theirs = people.met(new CitedMet(EffectBy.CHANNEL, "", EffectFigure.IDENTIFIED, day));
                assertThat(theirs.people().counted()).isPositive();
                assertThat(theirs.people().readable()).isEmpty();
                assertThat(theirs.people().outOfReach()).isEqualTo(theirs.counted());
            });
        }
    }

    private List<Double> counted(Line line, EffectBy by, LocalDate day) {
        return List.of(EffectFigure.values()).stream()
                .map(figure -> (double) people.met(new CitedMet(by, line.category(), figure, day))
                        .counted())
                .toList();
    }

    private static List<Double> numbers(Line line) {
        return List.of(EffectFigure.values()).stream()
                .map(figure -> line.people(figure).number())
                .toList();
    }

    /** Whoever the facts say more of than that they were met has a record, which one organisation follows. */
    private void recorded(java.util.UUID organisation) {
        database.asOwner().update("""
                        with made as (
                          insert into youth (id, made_by, made_at, pseudonym, first_contact_on, eligible, changed_at, changed_by,
                            effective_on, version)
                          select subject, ?, now(), 'Jeune', current_date, 'UNKNOWN', now(), ?, current_date, 0
                          from (select distinct subject from fact where kind in ('ATTRIBUTES', 'STAGE')) s returning id),
                        keyed as (insert into fact_subject (youth_id, subject) select id, id from made)
                        insert into circle (organisation_id, youth_id, relation, since) select ?, id, 'FULL', now() from made""", organisation, AGENT_ROUEN.member().value(), organisation);
    }

    @Test
    void a_list_has_who_was_met_so_and_got_so_far() {
        LocalDateTime at = field.now().minusDays(20);
        OutingId outing = field.done(at);
        EncounterId met = field.met(outing, at.plusMinutes(5));
        field.met(outing, at.plusMinutes(9));
        YouthId camille = person("Camille", at.toLocalDate());
        YouthId sacha = person("Sacha", at.toLocalDate());
        YouthId sent = person("Noé", at.toLocalDate());
        move(camille, Stage.IDENTIFIED);
        move(sent, Stage.IDENTIFIED);
        move(sent, Stage.MOBILISED);
        As.member(AGENT_ROUEN, () -> {
            encounters.attach(List.of(met), camille);
            assertThat(behind("", EffectFigure.MET).people().readable())
                    .containsExactlyInAnyOrder(camille, sacha, sent);
            assertThat(behind("", EffectFigure.MET).unrecorded()).isEqualTo(2);
            assertThat(behind(Field.WAY, EffectFigure.MET).people().readable()).containsExactly(camille);
            assertThat(behind(Field.WAY, EffectFigure.MET).counted()).isEqualTo(3);
            assertThat(behind("PARTNER", EffectFigure.IDENTIFIED).people().readable())
                    .containsExactly(sent);
            assertThat(behind("", EffectFigure.MOBILISED).people().readable()).containsExactly(sent);
            assertThat(people.met(new CitedMet(
                                    EffectBy.CHANNEL,
                                    "",
                                    EffectFigure.MET,
                                    LocalDate.now(clock).minusDays(1)))
                            .counted())
                    .as("nothing was recorded until yesterday")
                    .isZero();
        });
        for (Identity who : List.of(AGENT_ELBEUF, Fixture.AGENT_ML)) {
            assertThat(As.member(who, () -> behind("", EffectFigure.MET)).counted())
                    .isZero();
        }
        for (Identity who : List.of(Fixture.COORDINATION, Fixture.ADMIN, Fixture.DPO, Fixture.AGENT_RESTO)) {
            As.member(
                    who,
                    () -> assertThatThrownBy(() -> behind("", EffectFigure.MET))
                            .isInstanceOf(AccessDeniedException.class));
        }
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void the_page_says_who_has_no_record_and_asks_the_database_as_often_whatever_is_in_it() {
        LocalDateTime at = field.now().minusDays(20);
        OutingId outing = field.done(at);
        YouthId first = person("Camille", at.toLocalDate());
        int few = counter.count(() -> open("nombre=MET"));
        assertThat(page())
                .contains(
                        "Personnes rencontrées pour la première fois\u00a0: 2 jeunes.",
                        "Et 1 personne sans fiche\u00a0: comptée");
        assertThat($(ListItem.class).single().getElement().getTextRecursively()).contains("Camille");
        for (int number = 0; number < 30; number++) {
            field.met(outing, at.plusMinutes(number));
            person("Jeune " + number, at.toLocalDate());
        }
        assertThat(counter.count(() -> open("nombre=MET"))).isEqualTo(few).isBetween(4, 11);
        assertThat(page())
                .contains("\u00a0: 62 jeunes.", "Et 31 personnes sans fiche\u00a0: comptées pendant une action");
        assertThat($(ListItem.class).all()).hasSize(25);

        open("nombre=IDENTIFIED&par=CHANNEL&valeur=PARTNER");
        assertThat(page()).contains("puis repérées\u00a0: aucun jeune.").doesNotContain("sans fiche");
        move(first, Stage.IDENTIFIED);
        open("nombre=IDENTIFIED&par=CHANNEL&valeur=PARTNER");
        assertThat(page()).contains("puis repérées\u00a0: 1 jeune.", "Structure partenaire.");
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void an_address_that_points_at_nothing_is_told_and_shows_everyone() {
        for (String rubbish : List.of("nombre=NAMES", "par=<b>", "par=ORGANISATION", "du=2025-01-01", "x=1")) {
            open(rubbish);
            assertThat(page()).as(rubbish).contains("Une partie du lien n'a pas été comprise", "aucun jeune");
        }
        open("par=HOUR&valeur=<b>25");
        assertThat(page()).contains("aucun jeune").doesNotContain("25");
    }

    @Test
    @WithMember(Person.COORDINATION)
    void the_coordination_finds_no_list() {
        UI.getCurrent().navigate(Behind.MET);
        assertThat(getCurrentView()).isNotInstanceOf(PeopleMetView.class);
    }

    private MetBehind behind(String way, EffectFigure figure) {
        return people.met(new CitedMet(EffectBy.CHANNEL, way, figure, null));
    }

    private void open(String query) {
        UI.getCurrent().navigate(Behind.MET, QueryParameters.fromString(query));
        assertThat(getCurrentView()).isInstanceOf(PeopleMetView.class);
    }

    private String page() {
        return getCurrentView().getElement().getTextRecursively();
    }

    private YouthId person(String name, LocalDate day) {
        return As.member(
                AGENT_ROUEN,
                () -> youth.record(YouthDetails.named(name)
                        .ageBand(Choices.AgeBand.FROM_18_TO_21)
                        .commune(Fixture.COMMUNE_ROUEN)
                        .entrySituation(Choices.Situation.JOB_SEEKER)
                        .accompanied(false)
                        .place(Choices.FindingPlace.PARTNER)
                        .firstContactOn(day)
                        .informedOn(day)
                        .informedMeans(Choices.Means.ORAL)
                        .build()));
    }

    private void move(YouthId who, Stage stage) {
        As.member(
                AGENT_ROUEN,
                () -> journeys.move(MoveJourney.to(stage, who, journeys.of(who).version(), LocalDate.now(clock))));
    }
}
