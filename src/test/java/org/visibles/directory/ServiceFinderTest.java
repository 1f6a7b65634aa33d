package org.visibles.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.directory.Vocabulary.Term;
import org.visibles.directory.feed.ExampleDirectory;
import org.visibles.kernel.Ids;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.StaleVersion;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.StatementCounter;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;

/** Over the example: 60 structures and 167 services in the Métropole. Other tests' services have names of their own. */
@VisiblesTest
@WithMember
class ServiceFinderTest {

    private static final String FOOD = "equipement-et-alimentation--alimentation";
    private static final int MOST = 10;

    @Autowired
    private ServiceFinder finder;

    @Autowired
    private DirectoryNotes notes;

    @Autowired
    private StructureLinks links;

    @Autowired
    private ExampleDirectory example;

    @Autowired
    private TestDatabase database;

    @Autowired
    private StatementCounter counter;

    @BeforeEach
    void fill() {
        if (database.asOwner().queryForObject("select count(*) from dir_service where source = 'exemple'", Long.class)
                == 0) {
            As.member(Fixture.ADMIN, example::fill);
        }
    }

    @Test
    void by_theme_or_by_a_whole_category() {
        List<FoundService> food = ofExample(ServiceCriteria.ALL.themes(Set.of(FOOD)));
        List<FoundService> category = ofExample(ServiceCriteria.ALL.themes(Set.of("equipement-et-alimentation")));

        assertThat(food).isNotEmpty().allMatch(service -> service.themes().contains(FOOD));
        assertThat(category)
                .hasSizeGreaterThan(food.size())
                .allMatch(service ->
                        service.themes().stream().anyMatch(theme -> theme.startsWith("equipement-et-alimentation--")));
    }

    @Test
    void by_public_with_those_for_everybody() {
        List<FoundService> found = ofExample(ServiceCriteria.ALL.publics(Set.of("femmes")));

        assertThat(found)
                .isNotEmpty()
                .allMatch(service -> service.conditions().publics().contains("femmes")
                        || service.conditions().publics().contains("tous-publics"));
    }

    @Test
    void by_distance_the_nearest_first_and_what_comes_from_afar_too() {
        List<FoundService> near = ofExample(ServiceCriteria.ALL.near(Fixture.COMMUNE_ROUEN, 5));
        List<FoundService> all = ofExample(ServiceCriteria.ALL.near(Fixture.COMMUNE_ROUEN, null));

        assertThat(near).isNotEmpty().hasSizeLessThan(all.size());
        assertThat(near)
                .allMatch(service -> Objects.requireNonNull(service.km()) <= 5
                        || service.modes().contains("a-distance"));
        assertThat(all)
                .extracting(FoundService::km)
                .isSortedAccordingTo(Comparator.nullsLast(Comparator.naturalOrder()));
    }

    @Test
    void who_is_left_out_by_a_service_s_own_zone_does_not_see_it() {
        List<FoundService> found = ofExample(ServiceCriteria.ALL.near(Fixture.COMMUNE_ROUEN, null));

        assertThat(found)
                .extracting(service -> service.conditions().zones())
                .allMatch(zones ->
                        zones.isEmpty() || zones.stream().anyMatch(Set.of("76", "76540", "200023414")::contains));
        assertThat(found).hasSizeLessThan(ofExample(ServiceCriteria.ALL).size());
    }

    @Test
    void a_commune_without_a_known_centre_finds_its_arrondissement() {
        String source = service("Sans position", "76217", null); // Dieppe, outside of the contours
        service("Plus loin", "27229", null);

        assertThat(finder.find(ServiceCriteria.ALL.near("76217", 10), 0, 200))
                .extracting(FoundService::source)
                .contains(source);
        assertThat(finder.find(ServiceCriteria.ALL.near("76217", 10), 0, 200))
                .filteredOn(service -> !service.modes().contains("a-distance"))
                .extracting(FoundService::name)
                .doesNotContain("Plus loin");
        assertThat(finder.find(ServiceCriteria.ALL.near("99999", null), 0, 200)).isEmpty();
    }

    @Test
    void open_at_a_time_by_the_hours_of_the_structure() {
        List<FoundService> wednesday = ofExample(ServiceCriteria.ALL.openAt(LocalDateTime.of(2026, 11, 25, 10, 0)));
        List<FoundService> night = ofExample(ServiceCriteria.ALL.openAt(LocalDateTime.of(2026, 11, 25, 3, 0)));

        assertThat(wednesday).isNotEmpty().allMatch(service -> "Mo-Fr 09:00-12:00,13:30-17:00".equals(service.hours()));
        assertThat(night).isEmpty();
    }

    @Test
    void by_words_of_the_service_or_its_structure_whatever_their_accents() {
        assertThat(ofExample(ServiceCriteria.ALL.text("CAISSE securite")))
                .isNotEmpty()
                .allMatch(service -> String.valueOf(service.structureName()).contains("sécurité sociale"));
        assertThat(finder.find(ServiceCriteria.ALL.text("n'existe pas du tout"), 0, 10))
                .isEmpty();
    }

    @Test
    void facets_say_what_each_choice_would_leave() {
        FoundPage all = finder.search(ServiceCriteria.ALL, 0, 20);
        Map<String, Long> themes = all.facets().get(Term.THEME);

        assertThat(all.services()).hasSize(20);
        assertThat(finder.search(ServiceCriteria.ALL.themes(Set.of(FOOD)), 0, 1).total())
                .isEqualTo(themes.get(FOOD));
        FoundPage food = finder.search(ServiceCriteria.ALL.themes(Set.of(FOOD)), 0, 1);
        assertThat(food.facets().get(Term.THEME))
                .as("a list does not narrow itself")
                .isEqualTo(themes);
        food.facets()
                .get(Term.MODE)
                .forEach((mode, number) -> assertThat(finder.search(
                                        ServiceCriteria.ALL.themes(Set.of(FOOD)).modes(Set.of(mode)), 0, 1)
                                .total())
                        .isEqualTo(number));
    }

    @Test
    void pages_follow_each_other_without_a_gap() {
        ServiceCriteria near = ServiceCriteria.ALL.near(Fixture.COMMUNE_ROUEN, 20);
        List<ServiceId> whole = ids(finder.find(near, 0, 40));

        assertThat(ids(finder.find(near, 20, 20))).isEqualTo(whole.subList(20, 40));
    }

    @Test
    void as_many_statements_for_many_services_as_for_few() {
        ServiceCriteria criteria = ServiceCriteria.ALL
                .near(Fixture.COMMUNE_ROUEN, 10)
                .themes(Set.of(FOOD))
                .openAt(LocalDateTime.of(2026, 11, 25, 10, 0));
        int few = counter.count(() -> finder.search(criteria, 0, 20));
        database.asOwner().update("""
                insert into dir_service (source, id, structure_id, name, themes, commune_code, hours, updated_on, vanished_at)
                select 'scale', n::text, 'x', 'Nombreux ' || n, array[?], '76540', 'Mo-Fr 09:00-12:00', '2026-01-01', null
                from generate_series(1, 3000) n""", FOOD);
        try {
            assertThat(counter.count(() -> finder.search(criteria, 0, 20))).isEqualTo(few);
            assertThat(few).isLessThanOrEqualTo(MOST);
            assertThat(finder.search(criteria, 0, 20).total()).isGreaterThanOrEqualTo(3_000);
        } finally {
            database.asOwner().update("delete from dir_service where source = 'scale'");
        }
    }

    @Test
    void what_vanished_is_found_by_its_id_alone() {
        String source = service("Disparu", "76540", "2026-01-01");
        ServiceId id = new ServiceId(database.asOwner()
                .queryForObject("select uid from dir_service where source = ?", java.util.UUID.class, source));

        assertThat(finder.find(ServiceCriteria.ALL.text("Disparu"), 0, 10)).isEmpty();
        assertThat(finder.details(id).found().name()).isEqualTo("Disparu");
        assertThatThrownBy(() -> finder.details(new ServiceId(Ids.next()))).isInstanceOf(NotFound.class);
    }

    @Test
    void what_one_notes_is_ones_own_and_the_room_is_told_when_shared() {
        FoundService first = ofExample(ServiceCriteria.ALL.text("louer")).getFirst();
        StructureId structure = Objects.requireNonNull(first.structure());
        Addition held = notes.of(structure);
        notes.save(structure, new Addition(" Mme X ", "", "x@exemple.invalid", "Appeler", true, held.version()));
        notes.tell(first.id(), Capacity.Room.FULL, false);

        assertThat(notes.of(structure).contactName()).isEqualTo("Mme X");
        assertThat(notes.of(structure).contactPhone()).isNull();
        FoundService own = finder.details(first.id()).found();
        assertThat(own.worksWith()).isTrue();
        assertThat(Objects.requireNonNull(own.capacity()).room()).isEqualTo(Capacity.Room.FULL);
        assertThat(finder.find(ServiceCriteria.ALL.workedWith(true), 0, 200))
                .extracting(FoundService::structure)
                .contains(structure);
        As.member(Fixture.AGENT_ELBEUF, () -> {
            FoundService other = finder.details(first.id()).found();
            assertThat(other.worksWith()).isFalse();
            assertThat(other.capacity()).isNull();
            assertThat(notes.of(structure).version()).isNull();
            assertThat(finder.find(ServiceCriteria.ALL.workedWith(true), 0, 10)).isEmpty();
        });

        notes.tell(first.id(), Capacity.Room.LIMITED, true);
        As.member(
                Fixture.AGENT_ELBEUF,
                () -> assertThat(Objects.requireNonNull(
                                        finder.details(first.id()).found().capacity())
                                .organisation())
                        .isEqualTo(Fixture.ROUEN.value()));

        As.member(Fixture.ADMIN, example::fill); // the same again: nothing of ours is touched
        assertThat(notes.of(structure).contactName()).isEqualTo("Mme X");
    }

    @Test
    void two_colleagues_do_not_overwrite_each_other() {
        StructureId structure = Objects.requireNonNull(
                ofExample(ServiceCriteria.ALL.text("alimentation")).getFirst().structure());
        Addition held = notes.of(structure);
        notes.save(structure, new Addition("A", null, null, null, false, held.version()));

        assertThatThrownBy(() -> notes.save(structure, new Addition("B", null, null, null, false, held.version())))
                .isInstanceOf(StaleVersion.class);
        assertThatThrownBy(() -> notes.save(structure, new Addition("B", null, "sans arobase", null, false, 0L)))
                .isInstanceOf(RuleViolation.class);
        assertThatThrownBy(
                        () -> notes.save(new StructureId(Ids.next()), new Addition("B", null, null, null, false, null)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> notes.tell(new ServiceId(Ids.next()), Capacity.Room.FULL, true))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void a_structure_of_the_programme_can_be_referred_to() {
        FoundService first =
                ofExample(ServiceCriteria.ALL.text("mission locale")).getFirst();
        StructureId structure = Objects.requireNonNull(first.structure());
        As.member(Fixture.ADMIN, () -> links.link(structure, Fixture.ML_ROUEN));
        assertThat(finder.details(first.id()).found().organisation()).isEqualTo(Fixture.ML_ROUEN);

        As.member(Fixture.ADMIN, () -> links.link(structure, null));
        assertThat(finder.details(first.id()).found().organisation()).isNull();
        assertThatThrownBy(() -> links.link(structure, Fixture.ML_ROUEN))
                .isInstanceOf(org.springframework.security.access.AccessDeniedException.class);
    }

    private List<FoundService> ofExample(ServiceCriteria criteria) {
        return finder.find(criteria, 0, 200).stream()
                .filter(service -> service.source().equals("exemple"))
                .toList();
    }

    private static List<ServiceId> ids(List<FoundService> services) {
        return services.stream().map(FoundService::id).toList();
    }

    /** Gives its source, which no other one has. */
    private String service(String name, String commune, String vanishedOn) {
        String source = "finder-" + Ids.next();
        database.asOwner().update("""
                insert into dir_service (source, id, structure_id, name, commune_code, updated_on, vanished_at)
                values (?, '1', 'x', ?, ?, '2026-01-01', ?::date)""", source, name, commune, vanishedOn);
        return source;
    }
}
