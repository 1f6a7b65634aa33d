package org.visibles.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The program refuses every role that could go round row security, and takes the one that roles.sql makes for it. */
class RoleGuardTest {

    private static final String PASSWORD = "secret";

    @TempDir
    private static Path folder;

    private static EmbeddedServer server;

    @BeforeAll
    static void a_database_with_a_table_of_the_owner() {
        server = EmbeddedServer.start(folder, "8080");
        as(EmbeddedServer.OWNER, server.passwords().owner())
                .sql("create table youth (id uuid)")
                .update();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void the_application_role_is_taken() {
        assertThatCode(() ->
                        new RoleGuard(as(EmbeddedServer.APP, server.passwords().app())))
                .doesNotThrowAnyException();
    }

    @Test
    void the_superuser_is_refused_in_words() {
        assertThatThrownBy(() -> new RoleGuard(superuser())).isInstanceOfSatisfying(UnsafeRole.class, refusal -> {
            assertThat(refusal.reasons()).contains("SUPERUSER: postgres", "BYPASSRLS: postgres");
            var told = new UnsafeRoleAnalyzer().analyze(refusal, refusal);
            assertThat(told.getDescription()).contains("cloisonnement", "SUPERUSER: postgres");
            assertThat(told.getAction()).contains("visibles_app", "visibles_owner", "roles.sql");
        });
    }

    @Test
    void the_owner_of_the_tables_is_refused() {
        assertThatThrownBy(() -> new RoleGuard(
                        as(EmbeddedServer.OWNER, server.passwords().owner())))
                .isInstanceOfSatisfying(
                        UnsafeRole.class,
                        refusal -> assertThat(refusal.reasons()).contains("owner of youth: visibles_owner"));
    }

    @ParameterizedTest
    @CsvSource({
        "bypass,     alter role bypass bypassrls,                                   BYPASSRLS: bypass",
        "replicator, alter role replicator replication,                             REPLICATION: replicator",
        "member,     grant visibles_owner to member with inherit false,             owner of youth: visibles_owner",
        "programs,   grant pg_execute_server_program to programs,                   pg_execute_server_program",
        "files,      grant pg_read_server_files to files,                           pg_read_server_files",
        "functions,  'create function own() returns int language sql return 1; alter function own() owner to functions',"
                + " owner of own(): functions",
    })
    void a_role_with_another_way_round_is_refused(String role, String given, String reason) {
        superuser()
                .sql("create role " + role + " login password '" + PASSWORD + "'")
                .update();
        JdbcClient connection = as(role, PASSWORD);
        assertThatCode(() -> new RoleGuard(connection)).doesNotThrowAnyException();

        superuser().sql(given).update();

        assertThatThrownBy(() -> new RoleGuard(connection))
                .isInstanceOfSatisfying(
                        UnsafeRole.class,
                        refusal -> assertThat(refusal.reasons()).contains(reason));
    }

    private static JdbcClient superuser() {
        return as("postgres", server.passwords().superuser());
    }

    private static JdbcClient as(String user, String password) {
        return JdbcClient.create(new DriverManagerDataSource(server.url(), user, password));
    }
}
