package org.visibles.indicators.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.visibles.testkit.Fixture.AGENT_ELBEUF;
import static org.visibles.testkit.Fixture.AGENT_ROUEN;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.TestPropertySource;
import org.visibles.indicators.CitedOutings;
import org.visibles.indicators.CountedOutingsService;
import org.visibles.indicators.FieldActivity;
import org.visibles.indicators.FieldActivity.Row;
import org.visibles.indicators.FieldActivityService;
import org.visibles.indicators.FieldFigure;
import org.visibles.indicators.InventedFacts;
import org.visibles.indicators.InventedField;
import org.visibles.indicators.OutingCounts;
import org.visibles.indicators.OutingsBehind;
import org.visibles.indicators.Quarter;
import org.visibles.indicators.TerritoryService;
import org.visibles.kernel.Identity;
import org.visibles.kernel.OutingId;
import org.visibles.outing.Field;
import org.visibles.outing.OutingContent;
import org.visibles.outing.OutingRow;
import org.visibles.outing.OutingService;
import org.visibles.outing.RecordOuting;
import org.visibles.outing.encounter.EncounterContent;
import org.visibles.outing.encounter.EncounterService;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.Person;
import org.visibles.testkit.StatementCounter;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;
import org.visibles.youth.YouthService;

/** From a number of outings on the map to these for who declared them, and to numbers by organisation for the coordination. */
@VisiblesTest
@TestPropertySource(properties = "visibles.test.figures=own-database-of-those-met")
class OutingsBehindTest extends SpringBrowserlessTest {

    private static final String ELSEWHERE = "76231";

    @Autowired
    private CountedOutingsService counted;

    @Autowired
    private TerritoryService territory;

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
    void each_number_of_the_map_is_as_many_outings_and_those_of_all_organisations() {
        InventedFacts.write(database, 7, 60);
        InventedField.write(database, 8, 300);
        LocalDate quarterEnd = LocalDate.of(2025, 9, 30);
        for (LocalDate day : List.of(quarterEnd, LocalDate.of(2025, 5, 17))) {
            As.member(AGENT_ROUEN, () -> {
                var areas = territory.own(day).areas();
                assertThat(areas).containsKeys(Fixture.COMMUNE_ROUEN, ELSEWHERE, "QN07605M");
                areas.forEach((code, area) -> assertThat(own(code, day))
                        .as(code)
                        .hasSize((int) area.outings().number())
                        .doesNotHaveDuplicates());
            });
        }
        int rouen = As.member(AGENT_ROUEN, () -> own("", quarterEnd)).size();
        As.member(Fixture.COORDINATION, () -> {
            territory
                    .programme(quarterEnd)
                    .areas()
                    .forEach((code, area) -> assertThat(counted.programme(new CitedOutings(code, quarterEnd))
                                    .total())
                            .as(code)
                            .isEqualTo((long) area.outings().number()));
            assertThat(counted.programme(new CitedOutings("", quarterEnd)).organisations())
                    .containsEntry(Fixture.ROUEN.toString(), (long) rouen)
                    .containsKeys(Fixture.ELBEUF.toString(), Fixture.ML_ROUEN.toString());
        });
    }

    @Test
    void what_the_outings_of_the_list_add_is_each_number_of_the_work_in_the_field() {
        InventedFacts.write(database, 7, 60);
        InventedField.write(database, 8, 300);
        for (LocalDate day : List.of(LocalDate.of(2025, 9, 30), LocalDate.of(2025, 5, 17), InventedFacts.END)) {
            As.member(AGENT_ROUEN, () -> {
                FieldActivity own = activity.own(day);
                assertThat(own.quarters()).hasSizeGreaterThan(1);
                for (FieldFigure figure : FieldFigure.ofOutings()) {
                    same(
                            own.total(),
                            figure,
                            counted.own(new CitedOutings(figure, null, day)).total());
                    own.quarters().forEach(row -> {
                        OutingsBehind behind = counted.own(during(figure, row, day));
                        same(row, figure, behind.total());
                        assertThat(behind.outings().values()).allMatch(share -> share > 0);
                    });
                }
            });
            As.member(Fixture.COORDINATION, () -> {
                FieldActivity programme = activity.programme(day);
                assertThat(programme.quarters()).hasSizeGreaterThan(1);
                for (FieldFigure figure : FieldFigure.ofEachQuarter()) {
                    programme
                            .quarters()
                            .forEach(row -> same(
                                    row,
                                    figure,
                                    counted.programme(during(figure, row, day)).total()));
                    OutingCounts whole = counted.programme(new CitedOutings(figure, null, day));
                    programme
                            .organisations()
                            .forEach(row ->
                                    same(row, figure, whole.organisations().getOrDefault(row.category(), 0L)));
                }
            });
        }
    }

    @Test
    void of_people_no_organisation_is_told_apart_in_a_quarter() {
        As.member(
                Fixture.COORDINATION,
                () -> assertThat(List.of(FieldFigure.MET, FieldFigure.KNOWN, FieldFigure.FRUITLESS))
                        .allSatisfy(figure -> assertThatThrownBy(
                                        () -> counted.programme(new CitedOutings(figure, new Quarter(2025, 1), null)))
                                .isInstanceOf(IllegalArgumentException.class)));
        assertThatThrownBy(() -> new CitedOutings(FieldFigure.EXCHANGES, null, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static CitedOutings during(FieldFigure figure, Row row, LocalDate day) {
        return new CitedOutings(figure, Quarter.read(row.category()).orElseThrow(), day);
    }

    /** To the minute. */
    private static void same(Row row, FieldFigure figure, long total) {
        assertThat(figure == FieldFigure.HOURS ? total / 60.0 : total)
                .as(row.category() + " " + figure)
                .isEqualTo(row.value(figure).number());
    }

    @Test
    void an_organisation_has_those_that_it_declared_and_did_as_they_were_known() {
        LocalDateTime at = field.now().minusDays(3);
        OutingId here = field.done(at);
        OutingId moved = field.done(at.plusHours(2));
        OutingId along = field.done(AGENT_ELBEUF, field.content(at).with(Set.of(), Set.of(Fixture.ROUEN)));
        field.planned(field.now().plusDays(2));
        As.member(AGENT_ROUEN, () -> outings.record(new RecordOuting(moved, 0L, in(ELSEWHERE, at.plusHours(2)), null)));

        As.member(AGENT_ROUEN, () -> {
            assertThat(own(Fixture.COMMUNE_ROUEN, null)).containsExactly(here);
            assertThat(own(ELSEWHERE, null)).containsExactly(moved);
            assertThat(own("", null)).containsExactlyInAnyOrder(here, moved);
            assertThat(own("", LocalDate.now(clock).minusDays(1)))
                    .as("nothing was recorded until yesterday")
                    .isEmpty();
        });
        assertThat(As.member(AGENT_ELBEUF, () -> own("", null))).containsExactly(along);
        assertThat(As.member(Fixture.AGENT_ML, () -> own("", null))).isEmpty();
        for (Identity who : List.of(Fixture.COORDINATION, Fixture.ADMIN, Fixture.DPO, Fixture.AGENT_RESTO)) {
            As.member(who, () -> assertThatThrownBy(() -> own("", null)).isInstanceOf(AccessDeniedException.class));
        }
        for (Identity who : List.of(AGENT_ROUEN, Fixture.ADMIN, Fixture.DPO, Fixture.AGENT_RESTO)) {
            As.member(
                    who,
                    () -> assertThatThrownBy(() -> counted.programme(new CitedOutings("", null)))
                            .isInstanceOf(AccessDeniedException.class));
        }
    }

    @Test
    void outings_of_others_come_in_no_page_whoever_knows_their_ids() {
        LocalDateTime at = field.now().minusDays(3);
        OutingId rouens = field.done(at);
        OutingId elbeufs = field.done(AGENT_ELBEUF, field.content(at.plusHours(1)));
        List<OutingId> all = List.of(rouens, elbeufs);
        assertThat(As.member(AGENT_ROUEN, () -> among(all))).containsExactly(rouens);
        assertThat(As.member(AGENT_ELBEUF, () -> among(all))).containsExactly(elbeufs);
        assertThat(As.member(Fixture.AGENT_ML, () -> among(all))).isEmpty();
        As.member(
                Fixture.COORDINATION,
                () -> assertThatThrownBy(() -> among(all)).isInstanceOf(AccessDeniedException.class));
        try (AppSession own = database.session(AGENT_ROUEN);
                AppSession other = database.session(AGENT_ELBEUF)) {
            String counted = "select count(*) from fact where kind = 'OUTING' and codes ->> 'outing' = ?";
            assertThat(own.count(counted, rouens.toString())).isOne();
            assertThat(other.count(counted, rouens.toString())).isZero();
            own.set("visibles.permissions", "OUTING_READ");
            assertThat(own.count(counted, rouens.toString())).isZero();
        }
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void a_number_of_the_map_opens_the_outings_and_each_of_them_its_page() {
        LocalDateTime at = field.now().minusDays(3);
        OutingId earlier = field.done(at);
        OutingId later = field.done(at.plusHours(2));
        field.done(AGENT_ROUEN, in(ELSEWHERE, at));
        open("chiffres/carte", "quoi=OUTINGS&trimestre=2025-Q1");

        follow("2\u00a0: voir la liste – Rouen, Actions de terrain");

        assertThat(getCurrentView()).isInstanceOf(OutingsBehindView.class);
        assertThat(page()).contains("2 actions de terrain. Actions menées jusqu'au ", "Rouen.", "2 rencontrés");
        assertThat($(ListItem.class).all())
                .extracting(line -> line.getElement().getChild(0).getAttribute("href"))
                .containsExactly("actions/" + later, "actions/" + earlier);
        Location back = new Location(
                $(Anchor.class).withText("Retour aux chiffres").single().getHref());
        assertThat(back.getPath()).isEqualTo("chiffres/carte");
        assertThat(back.getQueryParameters()).isEqualTo(QueryParameters.fromString("quoi=OUTINGS&trimestre=2025-Q1"));
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void a_number_of_the_work_in_the_field_opens_those_of_its_quarter() {
        LocalDateTime at = field.now().minusDays(3);
        OutingId done = field.done(at);
        String quarter = "T" + Quarter.of(at.toLocalDate()).number();
        open("chiffres/terrain", "");

        follow(name -> name.startsWith("1\u00a0: voir la liste – " + quarter));

        assertThat(page()).contains("1 action de terrain", quarter);
        assertThat($(ListItem.class).all())
                .extracting(line -> line.getElement().getChild(0).getAttribute("href"))
                .containsExactly("actions/" + done);
        assertThat($(Anchor.class).withText("Retour aux chiffres").single().getHref())
                .isEqualTo("chiffres/terrain");
        open("chiffres/terrain", "");
        follow("1\u00a0: voir la liste – Total, Actions de terrain");
        assertThat(getCurrentView()).isInstanceOf(OutingsBehindView.class);
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void beside_each_outing_stands_what_it_adds() {
        LocalDateTime at = field.now().minusDays(3);
        OutingId own = field.done(at);
        OutingId others =
                field.done(AGENT_ELBEUF, field.content(at.plusHours(1)).with(Set.of(), Set.of(Fixture.ROUEN)));
        field.met(AGENT_ROUEN, own, EncounterContent.anonymous(at.plusMinutes(5)));
        field.met(AGENT_ROUEN, others, EncounterContent.anonymous(at.plusHours(1)));
        field.met(AGENT_ROUEN, others, EncounterContent.anonymous(at.plusHours(1)));

        open("chiffres/actions", "chiffre=MET");
        assertThat(page())
                .contains("Personnes rencontrées\u00a0: 5. Actions menées jusqu'au ")
                .doesNotContain("Et ");
        assertThat(lines())
                .satisfiesExactly(
                        line -> assertThat(line).endsWith("2 rencontrées"),
                        line -> assertThat(line).endsWith("3 rencontrées"));
        open("chiffres/actions", "chiffre=HOURS");
        assertThat(page()).contains("Heures de terrain\u00a0: 1 (soit 1\u00a0h\u00a000)");
        assertThat(lines()).singleElement().asString().endsWith("1\u00a0h\u00a000");
        open("chiffres/actions", "chiffre=KNOWN");
        assertThat(lines()).singleElement().asString().endsWith("1 déjà connue");
        open("chiffres/actions", "chiffre=LEAFLETS");
        assertThat(lines()).singleElement().asString().endsWith("5 documents");
        open("chiffres/actions", "chiffre=FRUITLESS");
        assertThat(page()).contains("Sans rencontre", "Aucune action de terrain");

        database.asOwner().update("delete from outing_organisation where outing_id = ?", others.value());
        open("chiffres/actions", "chiffre=MET");
        assertThat(page())
                .contains(
                        "Personnes rencontrées\u00a0: 5.",
                        "Et 1 action qui ne s'ouvre plus chez vous",
                        "Elle ajoute 2.");
        assertThat(lines()).singleElement().asString().endsWith("3 rencontrées");
    }

    private List<String> lines() {
        return $(ListItem.class).all().stream()
                .map(line -> line.getElement().getTextRecursively())
                .toList();
    }

    @Test
    @WithMember(Person.COORDINATION)
    void for_the_coordination_it_leads_to_numbers_by_organisation() {
        InventedFacts.write(database, 7, 60);
        InventedField.write(database, 8, 300);
        open("chiffres/terrain", "connu=2025-09-30");
        follow(name -> name.contains("par structure – Actions de terrain, T1"));
        assertThat(getCurrentView()).isInstanceOf(OutingCountsView.class);
        assertThat(page()).contains("T1");
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void the_list_comes_by_pages_and_asks_the_database_as_often_whatever_is_in_it() {
        LocalDateTime at = field.now().minusDays(3);
        field.done(at);
        int few = counter.count(() -> open("chiffres/actions", ""));
        for (int number = 1; number <= 30; number++) {
            field.done(at.minusHours(number));
        }
        assertThat(counter.count(() -> open("chiffres/actions", "")))
                .isEqualTo(few)
                .isBetween(2, 10);
        assertThat(page()).contains("31 actions de terrain");
        assertThat($(ListItem.class).all()).hasSize(25);
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void an_address_that_points_at_nothing_is_told_and_shows_all() {
        field.done(field.now().minusDays(3));
        for (String rubbish :
                List.of("valeur=<b>", "valeur=", "lieu=76540", "connu=hier", "pendant=2025-Q9", "chiffre=EXCHANGES")) {
            open("chiffres/actions", rubbish);
            assertThat(page()).as(rubbish).contains("Une partie du lien n'a pas été comprise", "1 action de terrain");
        }
        open("chiffres/actions", "valeur=99999");
        assertThat(page()).contains("Aucune action de terrain", "Aucune action à ouvrir ici");
        UI.getCurrent().navigate(Behind.OUTING_COUNTS);
        assertThat(getCurrentView()).isNotInstanceOf(OutingCountsView.class);
    }

    @Test
    @WithMember(Person.COORDINATION)
    void the_coordination_comes_from_the_map_to_numbers_by_organisation_and_to_no_list() {
        InventedFacts.write(database, 7, 60);
        InventedField.write(database, 8, 300);
        open("chiffres/carte", "connu=2025-09-30&quoi=OUTINGS");
        Map<String, Long> rouen = counted.programme(new CitedOutings(Fixture.COMMUNE_ROUEN, LocalDate.of(2025, 9, 30)))
                .organisations();
        long total = rouen.values().stream().mapToLong(Long::longValue).sum();

        follow(total + "\u00a0: par structure – Actions de terrain, Rouen");

        assertThat(getCurrentView()).isInstanceOf(OutingCountsView.class);
        assertThat($(ListItem.class).all())
                .hasSize(rouen.size() + 1)
                .extracting(line -> line.getElement().getTextRecursively())
                .contains("Total" + total)
                .anyMatch(line -> line.endsWith(rouen.get(Fixture.ELBEUF.toString()) + "Demander de vérifier"));
        assertThat(page()).contains("connue au 30 septembre 2025", "Rouen.");
        UI.getCurrent().navigate(Behind.OUTINGS);
        assertThat(getCurrentView()).isNotInstanceOf(OutingsBehindView.class);
    }

    private List<OutingId> own(String area, @Nullable LocalDate knownOn) {
        return List.copyOf(
                counted.own(new CitedOutings(area, knownOn)).outings().keySet());
    }

    private List<OutingId> among(List<OutingId> some) {
        return outings.among(some, 0, 25).stream().map(OutingRow::id).toList();
    }

    private OutingContent in(String commune, LocalDateTime at) {
        return field.content(at).inPlace(commune, null, null);
    }

    private void open(String route, String query) {
        UI.getCurrent().navigate(route, QueryParameters.fromString(query));
        assertThat(getCurrentView().getClass().getPackage()).isEqualTo(OutingsBehindView.class.getPackage());
    }

    private void follow(String name) {
        follow(name::equals);
    }

    private void follow(Predicate<String> name) {
        Location address = $(Anchor.class).all().stream()
                .filter(link -> Optional.ofNullable(link.getElement().getAttribute("aria-label"))
                        .filter(name)
                        .isPresent())
                .map(link -> new Location(link.getHref()))
                .findFirst()
                .orElseThrow();
        UI.getCurrent().navigate(address.getPath(), address.getQueryParameters());
    }

    private String page() {
        return ((Component) getCurrentView()).getElement().getTextRecursively();
    }
}
