package org.visibles.indicators.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.visibles.testkit.Fixture.AGENT_ELBEUF;
import static org.visibles.testkit.Fixture.AGENT_ROUEN;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.router.QueryParameters;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.TestPropertySource;
import org.visibles.indicators.CitedExchanges;
import org.visibles.indicators.ExchangesBehind;
import org.visibles.indicators.FieldActivity;
import org.visibles.indicators.FieldActivityService;
import org.visibles.indicators.FieldFigure;
import org.visibles.indicators.InventedFacts;
import org.visibles.indicators.InventedField;
import org.visibles.indicators.PeopleService;
import org.visibles.indicators.Quarter;
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
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

/** From a number of exchanges to the records of those with whom they were had, and to how many were with others. */
@VisiblesTest
@TestPropertySource(properties = "visibles.test.figures=own-database-of-those-met")
class ExchangesBehindTest extends SpringBrowserlessTest {

    @Autowired
    private PeopleService people;

    @Autowired
    private FieldActivityService activity;

    @Autowired
    private OutingService outings;

    @Autowired
    private EncounterService encounters;

    @Autowired
    private YouthService youth;

    @Autowired
    private StatementCounter counter;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    private Field field;

    @BeforeEach
    void nothing_yet() {
        database.asOwner().update("delete from fact");
        field = new Field(outings, encounters, youth, database, clock);
    }

    @Test
    void each_number_of_exchanges_is_those_of_the_list_and_those_with_others() {
        InventedFacts.write(database, 7, 160);
        InventedField.write(database, 8, 260);
        InventedField.chain(database, 9, 12);
        recorded();
        for (LocalDate day : List.of(LocalDate.of(2025, 9, 14), InventedFacts.END)) {
            As.member(AGENT_ROUEN, () -> {
                FieldActivity own = activity.own(day);
                assertThat(own.quarters()).hasSizeGreaterThan(1);
                own.quarters()
                        .forEach(row -> assertThat(
                                        exchanges(Quarter.read(row.category()).orElseThrow(), day)
                                                .total())
                                .as(row.category())
                                .isEqualTo(
                                        (long) row.value(FieldFigure.EXCHANGES).number()));
                ExchangesBehind all = exchanges(null, day);
                assertThat(all.total()).isEqualTo((long)
                        own.total().value(FieldFigure.EXCHANGES).number());
                Quarter first =
                        Quarter.read(own.quarters().getFirst().category()).orElseThrow();
                assertThat(people.exchanges(new CitedExchanges(null, null, day, first.lastDay()))
                                .total())
                        .as("until its end")
                        .isEqualTo(exchanges(first, day).total());
                assertThat(all.unrecorded()).isPositive();
                assertThat(all.people())
                        .hasSizeGreaterThan(10)
                        .allSatisfy((who, number) -> assertThat(number).isPositive());
                assertThat(all.outOfReach()).isZero();
            });
            As.member(AGENT_ELBEUF, () -> {
                ExchangesBehind theirs = exchanges(null, day);
                assertThat(theirs.people()).isEmpty();
                assertThat(theirs.outOfReach()).isPositive();
            });
        }
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void on_the_page_of_figures_each_number_leads_to_as_many() {
        InventedFacts.write(database, 7, 60);
        InventedField.write(database, 8, 120);
        for (String asked : List.of(
                "",
                "connu=2025-09-14",
                "trimestre=2025-Q2",
                "par=QUARTER",
                "par=QUARTER&du=2025-02-10&au=2025-08-20")) {
            UI.getCurrent()
                    .navigate(
                            "chiffres",
                            QueryParameters.fromString((asked.isEmpty() ? "" : asked + "&") + "indicateur=EXCHANGES"));
            Map<String, String> links = $(Anchor.class).all().stream()
                    .filter(link -> link.getHref().startsWith(Behind.EXCHANGES + "?"))
                    .collect(Collectors.toMap(Anchor::getHref, Anchor::getText, (one, same) -> one));
            assertThat(links).as(asked).hasSizeGreaterThan(asked.contains("QUARTER") ? 2 : 0);
            links.forEach((address, number) -> {
                open(address.substring(address.indexOf('?') + 1));
                assertThat(page()).as(address).contains("Échanges" + number + " échange");
            });
            assertThat(page())
                    .contains(asked.contains("du=") ? "Échanges du 10 février 2025 au 20 août 2025" : "Échanges");
        }
    }

    @Test
    @WithMember(Person.COORDINATION)
    void the_coordination_is_led_to_what_is_published_by_organisation() {
        InventedFacts.write(database, 7, 60);
        InventedField.write(database, 8, 120);
        UI.getCurrent().navigate("chiffres", QueryParameters.fromString("connu=2026-05-31"));
        String address = $(Anchor.class).all().stream()
                .map(Anchor::getHref)
                .filter(href -> href.startsWith(Behind.FIELD_COUNTS) && href.contains("EXCHANGES"))
                .findFirst()
                .orElseThrow();
        UI.getCurrent()
                .navigate(Behind.FIELD_COUNTS, QueryParameters.fromString(address.substring(address.indexOf('?') + 1)));
        assertThat(page()).contains("Échanges", "Ville de Rouen");
        assertThat($(Anchor.class).all()).extracting(Anchor::getHref).anyMatch(href -> href.startsWith("chiffres?"));
    }

    /** Whoever the facts tell of has a record, which Rouen follows. */
    private void recorded() {
        database.asOwner()
                .update("""
                        with made as (
                          insert into youth (id, made_by, made_at, pseudonym, first_contact_on, eligible, changed_at, changed_by,
                            effective_on, version)
                          select subject, ?, now(), 'Jeune', current_date, 'UNKNOWN', now(), ?, current_date, 0
                          from (select distinct subject from fact where kind in ('ATTRIBUTES', 'STAGE', 'CONTACT')) s returning id),
                        keyed as (insert into fact_subject (youth_id, subject) select id, id from made)
                        insert into circle (organisation_id, youth_id, relation, since) select ?, id, 'FULL', now() from made""", Fixture.ROUEN.value(), AGENT_ROUEN.member().value(), Fixture.ROUEN.value());
    }

    @Test
    void an_attached_encounter_counts_for_the_person_and_others_for_nobody() {
        LocalDateTime at = field.now().minusDays(3);
        OutingId outing = field.done(at);
        EncounterId attached = field.met(outing, at.plusMinutes(5));
        field.met(outing, at.plusMinutes(9));
        YouthId camille = field.person(YouthDetails.named("Camille").build());
        As.member(AGENT_ROUEN, () -> {
            encounters.attach(List.of(attached), camille);
            ExchangesBehind behind = exchanges(null, null);
            assertThat(behind.people()).isEqualTo(Map.of(camille, 1L));
            assertThat(behind.unrecorded()).isOne();
            assertThat(exchanges(new Quarter(2024, 1), null).total()).isZero();
        });
        for (Identity who : List.of(AGENT_ELBEUF, Fixture.AGENT_ML)) {
            assertThat(As.member(who, () -> exchanges(null, null)).total()).isZero();
        }
        for (Identity who : List.of(Fixture.COORDINATION, Fixture.ADMIN, Fixture.DPO, Fixture.AGENT_RESTO)) {
            As.member(
                    who,
                    () -> assertThatThrownBy(() -> exchanges(null, null)).isInstanceOf(AccessDeniedException.class));
        }
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void the_page_lists_the_records_and_asks_the_database_as_often_whatever_is_in_it() {
        LocalDateTime at = field.now().minusDays(3);
        OutingId outing = field.done(at);
        met(outing, at, "Camille");
        field.met(outing, at.plusMinutes(9));
        int few = counter.count(() -> open(""));
        assertThat(page())
                .contains("2 échanges. Échanges jusqu'au ", "Et 1 rencontre qui n'est rattachée à aucune fiche.");
        assertThat($(ListItem.class).single().getElement().getTextRecursively()).contains("Camille", "1 échange");
        for (int number = 0; number < 30; number++) {
            met(outing, at.plusMinutes(number), "Jeune " + number);
            field.met(outing, at.plusMinutes(number));
        }
        assertThat(counter.count(() -> open(""))).isEqualTo(few).isBetween(4, 11);
        assertThat(page()).contains("62 échanges.", "Et 31 rencontres qui ne sont rattachées");
        assertThat($(ListItem.class).all()).hasSize(25);
        for (String rubbish : List.of("pendant=2025-Q9", "valeur=76540", "connu=hier")) {
            open(rubbish);
            assertThat(page()).as(rubbish).contains("Une partie du lien n'a pas été comprise", "62 échanges");
        }
    }

    @Test
    @WithMember(Person.COORDINATION)
    void the_coordination_finds_no_list() {
        UI.getCurrent().navigate(Behind.EXCHANGES);
        assertThat(getCurrentView()).isNotInstanceOf(ExchangesView.class);
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void an_organisation_finds_no_numbers_of_others() {
        for (String page : Set.of(Behind.FIELD_COUNTS, Behind.OUTING_COUNTS)) {
            UI.getCurrent().navigate(page);
            assertThat(getCurrentView()).isNotInstanceOfAny(FieldCountsView.class, OutingCountsView.class);
        }
    }

    private void met(OutingId outing, LocalDateTime at, String name) {
        EncounterId met = field.met(outing, at);
        YouthId who = field.person(YouthDetails.named(name).build());
        As.member(AGENT_ROUEN, () -> encounters.attach(List.of(met), who));
    }

    private ExchangesBehind exchanges(@Nullable Quarter quarter, @Nullable LocalDate knownOn) {
        return people.exchanges(new CitedExchanges(quarter, knownOn));
    }

    private void open(String query) {
        UI.getCurrent().navigate(Behind.EXCHANGES, QueryParameters.fromString(query));
        assertThat(getCurrentView()).isInstanceOf(ExchangesView.class);
    }

    private String page() {
        return getCurrentView().getElement().getTextRecursively();
    }
}
