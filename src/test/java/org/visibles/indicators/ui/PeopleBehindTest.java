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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.indicators.Cited;
import org.visibles.indicators.Figures.Line;
import org.visibles.indicators.FiguresService;
import org.visibles.indicators.Indicator;
import org.visibles.indicators.Part;
import org.visibles.indicators.PeopleBehind;
import org.visibles.indicators.PeopleService;
import org.visibles.indicators.Selection;
import org.visibles.indicators.Value;
import org.visibles.indicators.Variable;
import org.visibles.kernel.Fact;
import org.visibles.kernel.FactKind;
import org.visibles.kernel.FactRecorder;
import org.visibles.kernel.Identity;
import org.visibles.kernel.YouthId;
import org.visibles.testkit.AppSession;
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

/** From a number to the records it counts: those of the own circle alone, each person once; to others nothing. */
@VisiblesTest
class PeopleBehindTest extends SpringBrowserlessTest {

    @Autowired
    private PeopleService people;

    @Autowired
    private FiguresService figures;

    @Autowired
    private YouthService youth;

    @Autowired
    private FactRecorder facts;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private StatementCounter counter;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    private LocalDate today;
    private YouthId ines;
    private YouthId karim;

    @BeforeEach
    void people_of_two_organisations() {
        database.asOwner().update("delete from fact");
        today = LocalDate.now(clock);
        ines = identified(AGENT_ROUEN, "Inès", "F", 60);
        karim = identified(AGENT_ROUEN, "Karim", "M", 50);
        identified(AGENT_ELBEUF, "Elsa", "F", 40);
        record(AGENT_ROUEN, Fact.of(FactKind.STAGE, karim, today.minusDays(9), clock.instant(), stage("MOBILISED")));
    }

    @Test
    void each_number_has_as_many_people_as_it_says() {
        identified(AGENT_ROUEN, "Sans sexe", "UNKNOWN", 30);
        Selection selection = Selection.by(Variable.SEX);
        As.member(AGENT_ROUEN, () -> {
            List<String> compared = new ArrayList<>();
            figures.own(selection)
                    .rows()
                    .forEach(row -> row.lines()
                            .forEach(line -> Part.of(line.indicator()).forEach(part -> {
                                int counted = people.behind(
                                                new Cited(selection, null, line.indicator(), part, row.categories()))
                                        .counted();
                                Value value = part == Part.NUMERATOR ? line.numerator() : line.denominator();
                                if (ofPeople(line, part) && value.isShown()) {
                                    compared.add(line.indicator() + " " + part);
                                    assertThat((double) counted)
                                            .as(compared.getLast())
                                            .isEqualTo(value.number());
                                }
                            })));
            assertThat(compared).hasSizeGreaterThan(30);
            assertThat(behind(Indicator.WOMEN, Part.NOT_STATED).counted()).isOne();
            assertThat(behind(Indicator.WOMEN, Part.NUMERATOR).readable()).containsExactly(ines);
            assertThat(behind(Indicator.MOBILISATION, Part.NUMERATOR).readable())
                    .containsExactly(karim);
        });
    }

    private static boolean ofPeople(Line line, Part part) {
        return (part == Part.NUMERATOR || part == Part.DENOMINATOR)
                && (line.indicator().unit() == Indicator.Unit.PEOPLE
                        || line.indicator().unit() == Indicator.Unit.SHARE)
                && line.indicator() != Indicator.ANSWER_RATE
                && line.indicator() != Indicator.NO_SHOW_RATE;
    }

    @Test
    void joined_people_are_one_and_who_is_gone_is_a_number() {
        YouthId twin = identified(AGENT_ROUEN, "Inès encore", "F", 20);
        YouthId left = identified(AGENT_ROUEN, "Parti", "M", 20);
        YouthId forgotten = identified(AGENT_ROUEN, "Oubliée", "F", 20);
        record(AGENT_ROUEN, Fact.merged(twin, ines, today, clock.instant()));
        record(AGENT_ROUEN, Fact.anonymised(forgotten, today, clock.instant()));
        database.asOwner()
                .update(
                        "update circle set relation = 'SHARED' where youth_id = ? and organisation_id = ?",
                        left.value(),
                        Fixture.ROUEN.value());

        PeopleBehind all = As.member(AGENT_ROUEN, () -> behind(Indicator.IDENTIFIED, Part.NUMERATOR));

        assertThat(all.counted()).isEqualTo(4);
        assertThat(all.readable()).containsExactlyInAnyOrder(ines, karim);
        assertThat(all.outOfReach()).isEqualTo(2);
    }

    @Test
    void neighbours_coordination_and_strangers_get_nobody_whatever_they_know() {
        UUID[] keys = database.asOwner()
                .queryForList(
                        "select subject from fact_subject where youth_id in (?, ?)",
                        UUID.class,
                        ines.value(),
                        karim.value())
                .toArray(UUID[]::new);
        String behind = "select count(*) from people_behind(?)";
        try (AppSession own = database.session(AGENT_ROUEN)) {
            assertThat(own.count(behind, (Object) keys)).isEqualTo(2);
            own.set("visibles.permissions", "FIGURES_OWN");
            assertThat(own.count(behind, (Object) keys)).isZero();
            own.set("visibles.permissions", "YOUTH_READ");
            assertThat(own.count(behind, (Object) keys)).isZero();
            own.set("visibles.permissions", "FIGURES_OWN,YOUTH_READ,FIGURES_PROGRAMME");
            assertThat(own.count(behind, (Object) keys)).isZero();
        }
        for (Identity who : List.of(AGENT_ELBEUF, Fixture.AGENT_ML, Fixture.AGENT_RESTO, Fixture.ADMIN)) {
            try (AppSession session = database.session(who)) {
                session.set("visibles.permissions", "FIGURES_OWN,YOUTH_READ");
                assertThat(session.count(behind, (Object) keys)).as(who.name()).isZero();
            }
        }
        try (AppSession coordination = database.session(Fixture.COORDINATION)) {
            assertThat(coordination.count("select count(*) from fact where subject = any (?)", (Object) keys))
                    .isPositive();
            for (String permissions : List.of("FIGURES_PROGRAMME", "FIGURES_OWN,YOUTH_READ")) {
                coordination.set("visibles.permissions", permissions);
                assertThat(coordination.count(behind, (Object) keys)).isZero();
            }
        }
        try (AppSession nobody = database.nobody()) {
            assertThat(nobody.count(behind, (Object) keys)).isZero();
        }
        for (Identity who : List.of(Fixture.COORDINATION, Fixture.ADMIN, Fixture.DPO, Fixture.AGENT_RESTO)) {
            As.member(
                    who,
                    () -> assertThatThrownBy(() -> behind(Indicator.IDENTIFIED, Part.NUMERATOR))
                            .isInstanceOf(AccessDeniedException.class));
        }
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void a_number_of_the_page_opens_the_list_and_the_journal_tells_of_it() {
        UI.getCurrent().navigate("chiffres", QueryParameters.fromString("par=SEX&indicateur=MOBILISATION"));
        int logged = logged();

        follow("1\u00a0: voir la liste – Hommes, Jeunes mobilisés");

        assertThat(getCurrentView()).isInstanceOf(PeopleView.class);
        assertThat(names()).containsExactly("Karim");
        assertThat($(ListItem.class).single().getElement().getChild(0).getAttribute("href"))
                .isEqualTo("jeunes/" + karim);
        assertThat(page()).contains("1 jeune", "Hommes");
        assertThat(logged()).isEqualTo(logged + 1);
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void the_list_comes_by_pages_and_asks_the_database_as_often_whatever_is_in_it() {
        int few = counter.count(() -> open("nombre=NUMERATOR"));
        for (int number = 10; number < 40; number++) {
            identified(AGENT_ROUEN, "Jeune " + number, "F", 10);
        }
        assertThat(counter.count(() -> open("nombre=NUMERATOR"))).isEqualTo(few).isBetween(4, 11);
        assertThat($(ListItem.class).all()).hasSize(25);
        assertThat(page()).contains("32 jeunes");
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void an_address_that_points_at_nothing_is_told_and_shows_everyone() {
        for (String rubbish : List.of("nombre=NAMES", "valeur=F&croisee=M", "indicateur=X", "par=<b>&valeur=F")) {
            open(rubbish);
            assertThat(page()).as(rubbish).contains("Une partie du lien n'a pas été comprise");
        }
        open("indicateur=EXCHANGES&nombre=NUMERATOR");
        assertThat(page()).contains("aucun jeune");
    }

    @Test
    @WithMember(Person.COORDINATION)
    void the_coordination_finds_no_way_to_a_list() {
        UI.getCurrent().navigate("chiffres");
        assertThat($(Anchor.class).all()).noneMatch(link -> link.getHref().startsWith(Behind.LIST));
        UI.getCurrent().navigate(Behind.LIST);
        assertThat(getCurrentView()).isNotInstanceOf(PeopleView.class);
    }

    private PeopleBehind behind(Indicator indicator, Part part) {
        return people.behind(new Cited(Selection.ALL, null, indicator, part, List.of()));
    }

    private void open(String query) {
        UI.getCurrent().navigate(Behind.LIST, QueryParameters.fromString(query));
        assertThat(getCurrentView()).isInstanceOf(PeopleView.class);
    }

    private void follow(String name) {
        String address = $(Anchor.class).all().stream()
                .filter(link -> String.valueOf(link.getElement().getAttribute("aria-label"))
                        .startsWith(name))
                .map(Anchor::getHref)
                .findFirst()
                .orElseThrow();
        UI.getCurrent()
                .navigate(
                        address.substring(0, address.indexOf('?')),
                        QueryParameters.fromString(address.substring(address.indexOf('?') + 1)));
    }

    private List<String> names() {
        return $(ListItem.class).all().stream()
                .map(line -> line.getElement().getChild(0).getText())
                .toList();
    }

    private String page() {
        return ((com.vaadin.flow.component.Component) getCurrentView())
                .getElement()
                .getTextRecursively();
    }

    private int logged() {
        return database.asOwner()
                .queryForObject("select count(*) from access_log where action = 'youth.list'", Integer.class);
    }

    private YouthId identified(Identity who, String name, String sex, int daysAgo) {
        LocalDate day = today.minusDays(daysAgo);
        YouthId person = As.member(
                who,
                () -> youth.record(YouthDetails.named(name)
                        .ageBand(Choices.AgeBand.FROM_18_TO_21)
                        .commune(Fixture.COMMUNE_ROUEN)
                        .firstContactOn(day)
                        .informedOn(day)
                        .informedMeans(Choices.Means.ORAL)
                        .build()));
        Map<String, String> attributes =
                Map.of("eligible", "YES", "ageBand", "18_21", "commune", Fixture.COMMUNE_ROUEN, "sex", sex);
        record(who, Fact.of(FactKind.ATTRIBUTES, person, day, clock.instant(), attributes));
        record(who, Fact.of(FactKind.STAGE, person, day, clock.instant(), stage("IDENTIFIED")));
        return person;
    }

    private static Map<String, String> stage(String stage) {
        return Map.of("stage", stage);
    }

    private void record(Identity who, Fact fact) {
        As.member(who, () -> transaction.executeWithoutResult(status -> facts.record(fact)));
    }
}
