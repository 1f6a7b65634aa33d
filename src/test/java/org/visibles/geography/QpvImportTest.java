package org.visibles.geography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.visibles.geography.RefusedQuarter.Reason;
import org.visibles.kernel.RuleViolation;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.Person;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;

@VisiblesTest
@WithMember(Person.ADMIN)
class QpvImportTest {

    private static final LocalDate IN_2024 = LocalDate.of(2024, 6, 1);
    private static final LocalDate IN_2014 = LocalDate.of(2020, 6, 1);

    @TempDir
    private Path folder;

    @Autowired
    private QpvImport importer;

    @Autowired
    private GeographyService geography;

    @Autowired
    private Positions positions;

    @Autowired
    private ImportQpvCommand command;

    @Autowired
    private TestDatabase database;

    @AfterEach
    void bring_the_examples_back() {
        database.asOwner().update("delete from qpv where code !~ '^Q[XY]'");
        database.asOwner().update("update qpv set active = true");
        database.asOwner().update("delete from qpv_list where not example or file_name !~ '^qpv-example-20[12]4'");
    }

    @Test
    void the_official_list_of_2024_replaces_the_examples_of_its_generation() {
        GeoFile file = new GeoFile()
                .quarter("QN07601N", "Les Sapins", "76540, 76108", GeoFile.SQUARE)
                .quarter("QN07503M", "Ailleurs", "75118", "null");

        QpvPreview preview = read(file, null);

        assertThat(preview.generation()).isEqualTo("2024");
        assertThat(preview.example()).isFalse();
        assertThat(preview.read()).isEqualTo(2);
        assertThat(preview.elsewhere()).isEqualTo(1);
        assertThat(preview.refused()).isEmpty();
        assertThat(preview.difference().fresh())
                .containsExactly(new Qpv("QN07601N", "Les Sapins", "76540", "2024", true));
        assertThat(preview.difference().vanished()).hasSize(21);
        assertThat(geography.qpvs()).as("reading writes nothing").hasSize(45);

        importer.apply(preview);

        assertThat(geography.qpvs()).as("nothing is deleted").hasSize(46);
        assertThat(geography.qpvs())
                .filteredOn(qpv -> qpv.active() && qpv.generation().equals("2024"))
                .extracting(Qpv::code)
                .containsExactly("QN07601N");
        assertThat(geography.qpvsOf("76108")).extracting(Qpv::code).contains("QN07601N");
        Place place = positions.placeAt(49.441, 1.091, IN_2024).orElseThrow();
        assertThat(place.quarter()).extracting(Qpv::code).isEqualTo("QN07601N");
        assertThat(place.list())
                .isNotNull()
                .matches(list -> !list.example()
                        && list.quarters() == 1
                        && list.fileName().endsWith(".geojson"));
        assertThat(geography.qpvLists()).extracting(QpvList::example).containsExactly(false, true);
    }

    @Test
    void the_official_list_of_2014_names_its_communes() {
        GeoFile file = new GeoFile()
                .feature(
                        "{\"CODE_QP\":\"QP076901\",\"NOM_QP\":\"Grand'Mare\",\"COMMUNE_QP\":\"Rouen, Bihorel\"}",
                        GeoFile.SQUARE)
                .feature("{\"CODE_QP\":\"QP075001\",\"NOM_QP\":\"X\",\"COMMUNE_QP\":\"Paris\"}", "null");

        importer.apply(read(file, null));

        assertThat(positions.qpvAt(49.441, 1.091, IN_2014)).map(Qpv::name).contains("Grand'Mare");
        assertThat(geography.qpvsOf("76095")).extracting(Qpv::code).contains("QP076901");
    }

    @Test
    void the_same_file_again_changes_nothing() {
        GeoFile file = new GeoFile().quarter("QN07601N", "Les Sapins", "76540", GeoFile.SQUARE);
        importer.apply(read(file, null));

        QpvPreview again = read(file, null);

        assertThat(again.difference().isEmpty()).isTrue();
        assertThat(again.difference().same()).isEqualTo(1);
        assertThat(read(new GeoFile().quarter("QN07601N", "Autre nom", "76540", GeoFile.SQUARE), null)
                        .difference()
                        .changed())
                .extracting(Qpv::name)
                .containsExactly("Autre nom");
    }

    @Test
    void what_can_be_mended_is_and_what_cannot_is_refused_one_by_one() {
        GeoFile file = new GeoFile()
                .quarter("QN07601N", "Juste", "76540", GeoFile.SQUARE)
                .quarter("QN07602N", "Ouvert", "76540", GeoFile.polygon("[1.0,49.4],[1.01,49.4],[1.01,49.41]"))
                .quarter(
                        "QN07603N",
                        "Noeud",
                        "76540",
                        GeoFile.polygon("[1.0,49.4],[1.01,49.41],[1.01,49.4],[1.0,49.41],[1.0,49.4]"))
                .quarter("QN07604N", "Plat", "76540", GeoFile.polygon("[1.0,49.4],[1.01,49.4],[1.02,49.4],[1.0,49.4]"))
                .quarter("QN07605N", "Deux points", "76540", GeoFile.polygon("[1.0,49.4],[1.01,49.4]"))
                .quarter("QN07601N", "Encore", "76540", GeoFile.SQUARE)
                .quarter("QN07606N", "Nulle part", "76999", GeoFile.SQUARE)
                .quarter("QN07607N", "Sans commune", "", GeoFile.SQUARE)
                .quarter("", "Sans code", "76540", GeoFile.SQUARE)
                .quarter("QN07608N", "", "76540", GeoFile.SQUARE)
                .quarter(
                        "QN07609N",
                        "Inversé",
                        "76540",
                        GeoFile.polygon("[49.4,1.0],[49.41,1.0],[49.41,1.01],[49.4,1.0]"))
                .quarter("QN07610N", "Loin", "76540", GeoFile.polygon("[999,49.4],[1000,49.4],[1000,49.5],[999,49.4]"))
                .quarter("QN07611N", "Point", "76540", "{\"type\":\"Point\",\"coordinates\":[1.0,49.4]}")
                .quarter("QN07612N", "Texte", "76540", "{\"type\":\"Polygon\",\"coordinates\":[[[\"a\",\"b\"]]]}")
                .quarter("QP076901", "De 2014", "76540", GeoFile.SQUARE)
                .feature("null", "null")
                .feature("[]", "[1]");

        QpvPreview preview = read(file, null);

        assertThat(preview.difference().fresh()).extracting(Qpv::name).containsExactly("Juste", "Ouvert", "Noeud");
        assertThat(preview.mended()).containsExactly("QN07602N", "QN07603N");
        assertThat(preview.refused())
                .extracting(RefusedQuarter::reason)
                .containsExactly(
                        Reason.BROKEN_CONTOUR,
                        Reason.BROKEN_CONTOUR,
                        Reason.DUPLICATE,
                        Reason.UNKNOWN_COMMUNE,
                        Reason.NO_COMMUNE,
                        Reason.NO_CODE,
                        Reason.NO_NAME,
                        Reason.ELSEWHERE,
                        Reason.OUT_OF_BOUNDS,
                        Reason.NO_CONTOUR,
                        Reason.NO_CONTOUR,
                        Reason.OTHER_LIST,
                        Reason.NO_CODE,
                        Reason.NO_CODE);
        assertThat(preview.refused()).extracting(RefusedQuarter::feature).startsWith(4, 5, 6, 7);
    }

    @Test
    void a_refused_quarter_has_not_left_its_list() {
        importer.apply(read(new GeoFile().quarter("QN07601N", "Les Sapins", "76540", GeoFile.SQUARE), null));

        QpvPreview preview = read(
                new GeoFile()
                        .quarter("QN07601N", "Les Sapins", "76540", "null")
                        .quarter("QN07602N", "Autre", "76540", GeoFile.SQUARE),
                null);

        assertThat(preview.difference().vanished()).isEmpty();
        assertThat(preview.refused()).extracting(RefusedQuarter::code).containsExactly("QN07601N");
    }

    @Test
    void a_quarter_that_left_its_list_comes_back() {
        GeoFile first = new GeoFile().quarter("QN07601N", "Les Sapins", "76540", GeoFile.SQUARE);
        importer.apply(read(first, null));
        importer.apply(read(new GeoFile().quarter("QN07602N", "Autre", "76540", GeoFile.SQUARE), null));
        assertThat(positions.qpvAt(49.441, 1.091, IN_2024)).map(Qpv::code).contains("QN07602N");

        importer.apply(read(first, null));

        assertThat(positions.qpvAt(49.441, 1.091, IN_2024)).map(Qpv::code).contains("QN07601N");
    }

    @Test
    void codes_of_one_list_cannot_be_taken_over_by_the_other() {
        QpvPreview preview = read(
                new GeoFile()
                        .quarter("QX076001", "Pris", "76540", GeoFile.SQUARE)
                        .quarter("QZ076001", "Libre", "76540", GeoFile.SQUARE),
                "2024");

        assertThat(preview.refused()).extracting(RefusedQuarter::reason).containsExactly(Reason.OTHER_LIST);
        assertThat(preview.difference().fresh()).extracting(Qpv::code).containsExactly("QZ076001");
        assertThat(preview.example()).as("codes of no official list").isTrue();
    }

    @Test
    void a_name_is_text_on_one_line() {
        QpvPreview preview = read(
                new GeoFile()
                        .quarter("qn07601n", "<b>Les\\n\\u0000 Sapins</b>", "76540", GeoFile.SQUARE)
                        .quarter("QN07602N", "x".repeat(5_000), "76540", GeoFile.SQUARE),
                null);

        assertThat(preview.difference().fresh())
                .extracting(Qpv::name)
                .containsExactly("<b>Les Sapins</b>", "x".repeat(200));
        assertThat(preview.difference().fresh()).extracting(Qpv::code).containsExactly("QN07601N", "QN07602N");
    }

    @Test
    void between_preview_and_change_nobody_else_slips_in() {
        QpvPreview preview = read(new GeoFile().quarter("QN07601N", "Les Sapins", "76540", GeoFile.SQUARE), null);
        importer.apply(read(new GeoFile().quarter("QN07602N", "Autre", "76540", GeoFile.SQUARE), null));

        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> importer.apply(preview))
                .satisfies(refused -> assertThat(refused.key()).isEqualTo("rule.geography.import.overtaken"));
        assertThat(geography.qpvs()).extracting(Qpv::code).doesNotContain("QN07601N");
    }

    @Test
    void a_change_that_fails_half_way_leaves_nothing_behind() {
        QpvPreview preview = read(new GeoFile().quarter("QN07601N", "Les Sapins", "76540", GeoFile.SQUARE), null);
        database.asOwner().execute("alter table qpv_list add constraint broken check (example) not valid");
        try {
            assertThatExceptionOfType(org.springframework.dao.DataIntegrityViolationException.class)
                    .isThrownBy(() -> importer.apply(preview));
        } finally {
            database.asOwner().execute("alter table qpv_list drop constraint broken");
        }
        assertThat(geography.qpvs()).hasSize(45).allMatch(Qpv::active);
    }

    @Test
    void whoever_waits_may_give_up() {
        Path file = new GeoFile()
                .quarter("QN07601N", "Les Sapins", "76540", GeoFile.SQUARE)
                .in(folder);

        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> importer.read(file, "f", null, bytes -> {
                    throw new CancellationException();
                }));
    }

    @Test
    void only_an_administrator_imports() {
        Path file = new GeoFile()
                .quarter("QN07601N", "Les Sapins", "76540", GeoFile.SQUARE)
                .in(folder);
        QpvPreview preview = read(file, null);

        for (var who : List.of(Fixture.AGENT_ROUEN, Fixture.RESPONSABLE_ROUEN, Fixture.COORDINATION, Fixture.DPO)) {
            assertThatExceptionOfType(AuthorizationDeniedException.class)
                    .isThrownBy(() -> As.member(who, () -> read(file, null)));
            assertThatExceptionOfType(AuthorizationDeniedException.class)
                    .isThrownBy(() -> As.member(who, () -> importer.apply(preview)));
        }
    }

    @Test
    void past_the_program_only_an_administrator_writes_and_nobody_deletes() {
        String insert = "insert into qpv (code, name, commune_code, generation) values ('QN9', 'X', '76540', '2024')";
        String list = "insert into qpv_list (id, generation, file_name, example, quarters, imported_at)"
                + " values (gen_random_uuid(), '2024', 'x', false, 0, now())";
        for (var who : List.of(Fixture.AGENT_ROUEN, Fixture.COORDINATION, Fixture.AGENT_ELBEUF)) {
            try (AppSession session = database.session(who)) {
                assertThat(session.count("select count(*) from qpv")).isPositive();
                session.forbidden(insert);
                session.forbidden(list);
                session.harmless("update qpv set name = 'X'");
                session.forbidden("update qpv set generation = '2014'");
                session.forbidden("delete from qpv");
            }
        }
        try (AppSession session = database.nobody()) {
            session.forbidden(insert);
            session.harmless("update qpv set active = false");
        }
        try (AppSession session = database.session(Fixture.ADMIN)) {
            assertThat(session.update(insert)).isEqualTo(1);
            assertThat(session.update(list)).isEqualTo(1);
            assertThat(session.update("update qpv set active = false where code = 'QN9'"))
                    .isEqualTo(1);
            session.forbidden("update qpv set code = 'QN8' where code = 'QN9'");
            session.forbidden("update qpv_list set example = false");
            session.forbidden("delete from qpv");
            session.forbidden("delete from qpv_list");
        }
    }

    @Test
    void the_command_tells_applies_and_answers_with_its_exit_code() {
        Path file = new GeoFile()
                .quarter("QN07601N", "Les Sapins", "76540", GeoFile.SQUARE)
                .in(folder);

        assertThat(run("--visibles.import.qpv=" + file, "--generation=2024", "--preview"))
                .isZero();
        assertThat(geography.qpvs()).hasSize(45);
        assertThat(run("--visibles.import.qpv=" + file, "--generation=1996")).isEqualTo(2);
        assertThat(run("--visibles.import.qpv=" + folder.resolve("missing"))).isEqualTo(2);
        assertThat(run("--visibles.import.qpv=")).isEqualTo(2);
        assertThat(geography.qpvs()).hasSize(45);
        assertThat(run("--visibles.import.qpv=" + file)).isZero();
        assertThat(geography.qpvs()).hasSize(46);
    }

    private int run(String... arguments) {
        return command.perform(new DefaultApplicationArguments(arguments));
    }

    private QpvPreview read(GeoFile file, String generation) {
        return read(file.in(folder), generation);
    }

    private QpvPreview read(Path file, String generation) {
        try {
            return importer.read(file, file.getFileName().toString(), generation, bytes -> {});
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
