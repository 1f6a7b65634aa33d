package org.visibles.geography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.visibles.kernel.Identity;
import org.visibles.kernel.RuleViolation;
import org.visibles.organisation.OrganisationDirectory;
import org.visibles.organisation.OrganisationRow;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.Person;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthFilter;
import org.visibles.youth.YouthSearch;
import org.visibles.youth.YouthService;
import tools.jackson.databind.json.JsonMapper;

/** The communes of Le Petit-Quevilly and Le Grand-Quevilly become one, as INSEE would write it. */
@VisiblesTest
@WithMember(Person.ADMIN)
class MovesImportTest {

    private static final String HEADER = "MOD,DATE_EFF,TYPECOM_AV,COM_AV,TNCC_AV,NCC_AV,NCCENR_AV,LIBELLE_AV,"
            + "TYPECOM_AP,COM_AP,TNCC_AP,NCC_AP,NCCENR_AP,LIBELLE_AP\n";
    private static final String PETIT = "76498";
    private static final String GRAND = "76322";

    static final String MERGER = HEADER
            + "32,2026-01-01,COM,76498,2,PETIT QUEVILLY,Petit-Quevilly,Le Petit-Quevilly,COM,76322,4,QUEVILLY,Quevilly,Les Quevilly\n"
            + "32,2026-01-01,COM,76322,2,GRAND QUEVILLY,Grand-Quevilly,Le Grand-Quevilly,COM,76322,4,QUEVILLY,Quevilly,Les Quevilly\n"
            + "32,2026-01-01,COM,76498,2,PETIT QUEVILLY,Petit-Quevilly,Le Petit-Quevilly,COMD,76498,2,PETIT QUEVILLY,Petit-Quevilly,Le Petit-Quevilly\n"
            + "10,1999-05-01,COM,76540,0,ROUEN,Rouen,Rouen,COM,76540,0,ROUEN,Rouen,Rouen\n"
            + "31,2020-01-01,COM,01015,1,ARBIGNIEU,Arbignieu,Arbignieu,COM,01338,0,X,X,Ailleurs\n";

    static final String PARTED_AGAIN = MERGER
            + "21,2026-06-01,COM,76322,4,QUEVILLY,Quevilly,Les Quevilly,COM,76322,2,GRAND QUEVILLY,Grand-Quevilly,Le Grand-Quevilly\n"
            + "21,2026-06-01,COM,76322,4,QUEVILLY,Quevilly,Les Quevilly,COM,76498,2,PETIT QUEVILLY,Petit-Quevilly,Le Petit-Quevilly\n";

    @TempDir
    private Path folder;

    @Autowired
    private MovesImport importer;

    @Autowired
    private CommuneHistory history;

    @Autowired
    private GeographyService geography;

    @Autowired
    private GeographyShapes shapes;

    @Autowired
    private OrganisationDirectory organisations;

    @Autowired
    private YouthService people;

    @Autowired
    private YouthSearch search;

    @Autowired
    private TestDatabase database;

    @BeforeEach
    void one_mission_locale_for_the_smaller_one() {
        database.asOwner()
                .update(
                        "insert into competence (commune_code, organisation_id) values (?, ?) on conflict (commune_code)"
                                + " do update set organisation_id = excluded.organisation_id",
                        PETIT,
                        Fixture.ML_ROUEN.value());
        database.asOwner().update("delete from competence where commune_code = ?", GRAND);
    }

    @AfterEach
    void two_communes_again() {
        database.asOwner().update("delete from commune_move where recorded_at > '-infinity'");
        database.asOwner().update("update commune_move set ended_at = 'infinity', holds_until = 'infinity'");
        database.asOwner().update("update commune set active = true");
        database.asOwner().update("update commune set name = 'Le Grand-Quevilly' where code = ?", GRAND);
    }

    @Test
    void the_old_code_finds_the_commune_it_became_and_nothing_that_bears_it_is_touched() {
        MovesPreview preview = read(MERGER);
        assertThat(preview.fresh())
                .containsExactly(
                        new CommuneMove(PETIT, "Le Petit-Quevilly", GRAND, "Les Quevilly", LocalDate.of(2026, 1, 1)));
        assertThat(preview.back()).isEmpty();
        assertThat(geography.commune(PETIT))
                .as("reading writes nothing")
                .map(Commune::code)
                .contains(PETIT);

        importer.apply(preview);

        assertThat(geography.commune(PETIT))
                .map(commune -> commune.code() + " " + commune.name())
                .contains("76322 Les Quevilly");
        assertThat(geography.search("Le Petit-Q", 5)).isEmpty();
        assertThat(geography.search("Les Quev", 5)).extracting(Commune::code).containsExactly(GRAND);
        assertThat(geography.communesOf(GeographyService.METROPOLE_ROUEN))
                .hasSize(70)
                .extracting(Commune::code)
                .contains(GRAND)
                .doesNotContain(PETIT);
        assertThat(geography.names(List.of(PETIT))).containsEntry(PETIT, "Le Petit-Quevilly");
        assertThat(history.former()).contains(new FormerCommune(PETIT, "Le Petit-Quevilly", GRAND));
        assertThat(geography.qpvsOf(GRAND)).extracting(Qpv::communeCode).contains(PETIT);
        assertThat(organisations.missionLocaleFor(GRAND))
                .map(OrganisationRow::id)
                .contains(Fixture.ML_ROUEN);
        assertThat(organisations.missionLocaleFor(PETIT)).isPresent();
        assertThat(features(shapes.communes())).hasSize(70).doesNotContain(PETIT);
        assertThat(features(shapes.communes(LocalDate.of(2025, 12, 31))))
                .hasSize(71)
                .contains(PETIT, GRAND);
        assertThat(read(MERGER).isEmpty()).isTrue();
        assertThat(read(MERGER).known()).isEqualTo(1);
    }

    @Test
    void a_record_under_the_old_code_is_found_in_the_new_commune() {
        As.member(
                Fixture.AGENT_ROUEN,
                () -> people.record(
                        YouthDetails.named("Quevillaise").commune(PETIT).build()));
        importer.apply(read(MERGER));
        for (String code : List.of(GRAND, PETIT)) {
            assertThat(As.member(
                            Fixture.AGENT_ROUEN,
                            () -> search.count(new YouthFilter(null, null, code, null, null, null, null))))
                    .as(code)
                    .isEqualTo(1);
        }
    }

    @Test
    void what_comes_apart_again_is_two_from_that_day_on() {
        importer.apply(read(MERGER));

        MovesPreview preview = read(PARTED_AGAIN);
        assertThat(preview.fresh()).isEmpty();
        assertThat(preview.back()).extracting(MovesPreview.Back::code).containsExactly(PETIT);
        importer.apply(preview);

        assertThat(geography.commune(PETIT)).map(Commune::code).contains(PETIT);
        assertThat(geography.search("Le Petit-Q", 5)).extracting(Commune::code).containsExactly(PETIT);
        assertThat(features(shapes.communes())).hasSize(71);
        assertThat(read(PARTED_AGAIN).isEmpty()).isTrue();
    }

    @Test
    void the_codes_that_are_shipped_find_their_commune() {
        assertThat(geography.commune("14002")).map(Commune::name).contains("Cesny-les-Sources");
        assertThat(geography.search("Acqueville", 5)).isEmpty();
        assertThat(history.former())
                .hasSize(742)
                .allSatisfy(each -> assertThat(geography.commune(each.now())).isPresent());
    }

    @Test
    void a_commune_whose_ground_went_to_several_stays_and_is_named() {
        MovesPreview preview = read(HEADER
                + "30,2026-01-01,COM,76498,2,P,P,Le Petit-Quevilly,COM,76322,2,G,G,Le Grand-Quevilly\n"
                + "30,2026-01-01,COM,76498,2,P,P,Le Petit-Quevilly,COM,76540,0,R,R,Rouen\n");
        assertThat(preview.isEmpty()).isTrue();
        assertThat(preview.parted()).containsExactly(PETIT);
    }

    @Test
    void what_has_not_happened_yet_is_left_for_later() {
        MovesPreview preview = read(MERGER.replace("2026-01-01", "2199-01-01"));
        assertThat(preview.isEmpty()).isTrue();
        assertThat(preview.ahead()).isEqualTo(1);
    }

    @Test
    void a_list_that_somebody_else_imported_meanwhile_is_read_again() {
        MovesPreview first = read(MERGER);
        MovesPreview second = read(MERGER);
        importer.apply(first);
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> importer.apply(second))
                .matches(rule -> rule.key().equals("rule.geography.import.overtaken"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a;b\n1;2\n", "{\"type\":\"FeatureCollection\"}", HEADER, "\u0000\u0001", "\"open"})
    void what_is_no_such_file_is_refused(String content) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> read(content))
                .matches(rule -> rule.key().equals("rule.geography.moves.kind"));
    }

    @Test
    void a_day_that_is_none_names_its_line() {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> read(MERGER.replace("1999-05-01", "1999-02-31")))
                .matches(rule -> rule.key().equals("rule.geography.moves.day")
                        && rule.arguments().contains(5L));
    }

    @Test
    void nobody_but_who_keeps_the_geography_moves_a_commune() {
        MovesPreview preview = read(MERGER);
        for (Identity who : List.of(Fixture.AGENT_ROUEN, Fixture.COORDINATION)) {
            assertThatExceptionOfType(AuthorizationDeniedException.class)
                    .isThrownBy(() -> As.member(who, () -> {
                        importer.apply(preview);
                        return null;
                    }));
            try (AppSession session = database.session(who)) {
                session.refused("insert into commune_move (former_code, into_code, holds_from, recorded_at)"
                        + " values ('76498', '76322', '2020-01-01', now())");
                session.harmless("update commune_move set ended_at = now()");
                session.harmless("update commune set active = false, name = 'X'");
                session.forbidden("update commune_move set into_code = '76540'");
                session.forbidden("delete from commune_move");
                session.forbidden("delete from commune");
            }
        }
    }

    private MovesPreview read(String content) {
        try {
            Path file = folder.resolve("v_mvt_commune_2026.csv");
            Files.writeString(file, content, StandardCharsets.UTF_8);
            return importer.read(file, "v_mvt_commune_2026.csv");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<String> features(String geoJson) {
        return JsonMapper.shared()
                .readTree(geoJson)
                .path("features")
                .valueStream()
                .map(each -> each.at("/properties/code").asString())
                .toList();
    }
}
