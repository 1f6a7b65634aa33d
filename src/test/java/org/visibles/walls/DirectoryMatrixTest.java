package org.visibles.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.directory.Addition;
import org.visibles.directory.Capacity;
import org.visibles.directory.DirectoryNotes;
import org.visibles.directory.ServiceFinder;
import org.visibles.directory.ServiceId;
import org.visibles.directory.StructureId;
import org.visibles.directory.StructureLinks;
import org.visibles.directory.feed.DirectoryImport;
import org.visibles.directory.feed.Problem;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.kernel.Permission;
import org.visibles.kernel.Role;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;

/**
 * Each role, in the organisation that noted something and in the one next door × each table and use case of the directory:
 * all read it, an administrator fills it, and what an organisation notes is its own.
 */
@VisiblesTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DirectoryMatrixTest {

    /** Who may, and whether the organisation next door may too. */
    private record Rule(Predicate<Role> roles, boolean everywhere) {

        private static final Rule ANYBODY = new Rule(role -> true, true);
        private static final Rule OWN = new Rule(role -> true, false);
        private static final Rule OWN_NOTE = new Rule(may(Permission.DIRECTORY_NOTE), false);
        private static final Rule MANAGER = new Rule(may(Permission.DIRECTORY_MANAGE), true);

        private static Predicate<Role> may(String permission) {
            return role -> role.permissions().contains(permission);
        }

        boolean allows(Role role, boolean own) {
            return roles.test(role) && (everywhere || own);
        }
    }

    private record UseCase(Rule rule, BooleanSupplier attempt) {}

    private record Statement(Rule rule, String sql, Object... arguments) {}

    @Autowired
    private DirectoryNotes notes;

    @Autowired
    private ServiceFinder finder;

    @Autowired
    private StructureLinks links;

    @Autowired
    private DirectoryImport imports;

    @Autowired
    private TestDatabase database;

    private final String source = "matrix-" + Ids.next();
    private final UUID structure = Ids.next();
    private final UUID service = Ids.next();
    private final UUID delivery = Ids.next();

    private final Map<String, UseCase> useCases = new LinkedHashMap<>();
    private final Map<String, Statement> seen = new LinkedHashMap<>();
    private final Map<String, Statement> changed = new LinkedHashMap<>();

    @BeforeAll
    void arrange() {
        write("insert into dir_structure (uid, source, id, name) values (?, ?, '1', 'Matrice')", structure, source);
        write(
                "insert into dir_service (uid, source, id, structure_id, name, updated_on) values (?, ?, '1-1', '1', 'Matrice', '2026-01-01')",
                service,
                source);
        write("insert into dir_record (kind, source, id, data) values ('SERVICE', ?, '1-1', '{}')", source);
        write("insert into dir_record (kind, source, id, data) values ('STRUCTURE', ?, '1', '{}')", source);
        write("insert into dir_link values (?, ?)", structure, Fixture.RESTO.value());
        write(
                "insert into dir_import (id, name, state, started_at, alive_at) values (?, 'x', 'READY', now(), now())",
                delivery);
        write(
                "insert into dir_import_row (import_id, kind, source, id, line) values (?, 'SERVICE', ?, '1-1', 1)",
                delivery,
                source);
        write(
                "insert into dir_import_problem (import_id, number, effect, line, reason, times) values (?, 1, 'KEPT', 1, 'TYPE', 1)",
                delivery);
        write(
                "insert into dir_feed (id, url, set_by, version) values (?, 'https://example.org/', ?, 0)",
                delivery,
                delivery);
        As.member(Fixture.AGENT_ROUEN, () -> {
            notes.save(new StructureId(structure), new Addition("Awa", null, null, "le mardi", true, null));
            notes.tell(new ServiceId(service), Capacity.Room.FULL, false);
        });
        byService();
        byStatement();
    }

    private void write(String sql, Object... arguments) {
        database.asOwner().update(sql, arguments);
    }

    private void byService() {
        use("look", Rule.ANYBODY, () -> finder.details(new ServiceId(service)) != null);
        use(
                "read the note",
                Rule.OWN_NOTE,
                () -> notes.of(new StructureId(structure)).note() != null);
        use(
                "read the room",
                Rule.OWN_NOTE,
                () -> notes.capacity(new ServiceId(service)).isPresent());
        use("link", Rule.MANAGER, () -> Attempts.done(() -> links.link(new StructureId(structure), Fixture.RESTO)));
        use(
                "imports",
                Rule.MANAGER,
                () -> imports.history().stream().anyMatch(each -> each.id().equals(delivery)));
        use(
                "problems",
                Rule.MANAGER,
                () -> !imports.problems(delivery, Problem.Effect.KEPT, 10).isEmpty());
        use(
                "feeds",
                Rule.MANAGER,
                () -> imports.feeds().stream().anyMatch(each -> each.id().equals(delivery)));
    }

    private void use(String name, Rule rule, BooleanSupplier attempt) {
        useCases.put(name, new UseCase(rule, attempt));
    }

    private void byStatement() {
        see("dir_record", Rule.ANYBODY, "source = ?", source);
        see("dir_structure", Rule.ANYBODY, "uid = ?", structure);
        see("dir_service", Rule.ANYBODY, "uid = ?", service);
        see("dir_link", Rule.ANYBODY, "structure_uid = ?", structure);
        see("dir_addition", Rule.OWN_NOTE, "structure_uid = ?", structure);
        see("dir_capacity", Rule.OWN, "service_uid = ?", service);
        see("dir_import", Rule.MANAGER, "id = ?", delivery);
        see("dir_import_row", Rule.MANAGER, "import_id = ?", delivery);
        see("dir_import_problem", Rule.MANAGER, "import_id = ?", delivery);
        see("dir_feed", Rule.MANAGER, "id = ?", delivery);
        change("dir_record", Rule.MANAGER, "update dir_record set data = data where source = ?", source);
        change("dir_structure", Rule.MANAGER, "update dir_structure set name = name where uid = ?", structure);
        change("dir_service", Rule.MANAGER, "update dir_service set name = name where uid = ?", service);
        change("dir_link", Rule.MANAGER, "delete from dir_link where structure_uid = ?", structure);
        change(
                "dir_addition",
                Rule.OWN_NOTE,
                "update dir_addition set changed_by = current_member() where structure_uid = ?",
                structure);
        change(
                "dir_capacity",
                Rule.OWN_NOTE,
                "update dir_capacity set changed_by = current_member() where service_uid = ?",
                service);
        change("dir_import", Rule.MANAGER, "update dir_import set cancel = true where id = ?", delivery);
        change("dir_import_row", Rule.MANAGER, "delete from dir_import_row where import_id = ?", delivery);
        change("dir_import_problem", Rule.MANAGER, "delete from dir_import_problem where import_id = ?", delivery);
        change("dir_feed", Rule.MANAGER, "delete from dir_feed where id = ?", delivery);
    }

    private void see(String table, Rule rule, String which, Object... arguments) {
        seen.put(table, new Statement(rule, "select count(*) from " + table + " where " + which, arguments));
    }

    private void change(String table, Rule rule, String sql, Object... arguments) {
        changed.put(table, new Statement(rule, sql, arguments));
    }

    @Test
    void no_table_of_the_directory_is_left_out() {
        assertThat(database.asOwner().queryForList("""
                        select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
                        and relname like 'dir\\_%'""", String.class))
                .containsExactlyInAnyOrderElementsOf(seen.keySet())
                .containsExactlyInAnyOrderElementsOf(changed.keySet());
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("cells")
    void use_cases_go_as_far_as_the_rights(Role role, boolean own) {
        SoftAssertions all = new SoftAssertions();
        useCases.forEach((name, useCase) -> all.assertThat(
                        As.member(in(role, own), () -> Attempts.went(useCase.attempt())))
                .as(name)
                .isEqualTo(useCase.rule().allows(role, own)));
        all.assertAll();
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("cells")
    void the_database_goes_as_far_as_the_rights(Role role, boolean own) {
        SoftAssertions all = new SoftAssertions();
        try (AppSession session = database.session(in(role, own))) {
            seen.forEach((table, sight) -> all.assertThat(Attempts.sees(session, sight.sql(), sight.arguments()))
                    .as("sees " + table)
                    .isEqualTo(sight.rule().allows(role, own)));
            changed.forEach(
                    (table, change) -> all.assertThat(Attempts.changes(session, change.sql(), change.arguments()))
                            .as("changes " + table)
                            .isEqualTo(change.rule().allows(role, own)));
        }
        all.assertAll();
    }

    static Stream<Arguments> cells() {
        return Arrays.stream(Role.values())
                .flatMap(role -> Stream.of(true, false).map(own -> Arguments.of(role, own)));
    }

    private static Identity in(Role role, boolean own) {
        Identity who = own ? Fixture.COLLEAGUE_ROUEN : Fixture.AGENT_ELBEUF;
        return new Identity(who.account(), who.member(), who.organisation(), who.name(), Set.of(role));
    }
}
