package org.visibles.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Properties;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A program killed while it makes the tables leaves a half-made database and a lock: the next start takes both up. */
class CutMigrationTest {

    @TempDir
    Path folder;

    @AfterEach
    void leave_no_process_behind() {
        Postmaster.of(folder.resolve("postgresql")).ifPresent(Postmaster::stop);
    }

    @Test
    void the_next_start_finishes_a_migration_that_was_cut_short() throws Exception {
        try (OtherProgram other = OtherProgram.on(folder, "8080")) {
            JdbcClient database = superuser(other.url());
            var blocking = new SingleConnectionDataSource(other.url(), "postgres", password("superuser"), true);
            try (Connection halfway = blocking.getConnection()) {
                halfway.setAutoCommit(false);
                halfway.createStatement().execute("create table referral (in_the_way int)"); // the migration waits here
                other.migrate();
                Awaitility.await()
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> count(
                                        database,
                                        "select count(*) from pg_stat_activity where usename = 'visibles_owner'"
                                                + " and wait_event_type = 'Lock'")
                                == 1);
                other.kill();
            } finally {
                blocking.destroy();
            }
            assertThat(count(database, "select count(*) from databasechangeloglock where locked"))
                    .as("the lock that the killed program left")
                    .isOne();
        }

        try (EmbeddedServer next = EmbeddedServer.start(folder, "8080")) {
            JdbcClient database = superuser(next.url());
            int before = count(database, "select count(*) from databasechangelog");
            assertThat(before).isPositive();

            OtherProgram.migrate(next);

            assertThat(count(database, "select count(*) from databasechangelog"))
                    .isGreaterThan(before);
            assertThat(count(database, "select count(*) from databasechangelog where id = 'create-referral'"))
                    .isOne();
            assertThat(count(database, "select count(*) from referral")).isZero();
        }
    }

    private JdbcClient superuser(String url) throws IOException {
        return JdbcClient.create(new DriverManagerDataSource(url, "postgres", password("superuser")));
    }

    private String password(String role) throws IOException {
        Properties kept = new Properties();
        try (var reader = Files.newBufferedReader(folder.resolve("passwords.properties"))) {
            kept.load(reader);
        }
        return kept.getProperty(role);
    }

    private static int count(JdbcClient database, String sql) {
        return database.sql(sql).query(Integer.class).single();
    }
}
