package org.visibles.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes on a real folder, killed as a power cut would. */
class EmbeddedServerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** As the first start leaves it: made once, since making a database takes longer than all that is tried with it. */
    @TempDir
    static Path afterFirstStart;

    @TempDir
    Path folder;

    @BeforeAll
    static void a_first_start() throws Exception {
        try (EmbeddedServer first = EmbeddedServer.start(afterFirstStart, "8080")) {
            write(first, "kept");
        }
        assertThat(Postmaster.of(afterFirstStart.resolve("postgresql"))).isEmpty();
    }

    @BeforeEach
    void a_copy_of_its_own() throws IOException {
        try (Stream<Path> all = Files.walk(afterFirstStart)) {
            for (Path each : all.skip(1).toList()) {
                Files.copy(each, folder.resolve(afterFirstStart.relativize(each)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    @AfterEach
    void leave_no_process_behind() {
        Postmaster.of(folder.resolve("postgresql")).ifPresent(Postmaster::stop);
    }

    @Test
    void what_was_committed_is_there_at_the_next_start() throws Exception {
        try (EmbeddedServer second = EmbeddedServer.start(folder, "8080")) {
            assertThat(read(second)).isEqualTo("kept");
        }
    }

    @Test
    void a_second_start_on_the_folder_says_what_runs_there() throws Exception {
        try (OtherProgram other = OtherProgram.on(folder, "8099")) {
            assertThatThrownBy(() -> EmbeddedServer.start(folder, "8080"))
                    .isInstanceOfSatisfying(FolderInUse.class, refusal -> {
                        String told = new FolderInUseAnalyzer()
                                .analyze(refusal, refusal)
                                .getDescription();
                        assertThat(told)
                                .contains(folder.toString(), "pid " + other.pid(), "port 8099")
                                .contains("depuis le");
                    });
            other.kill();
        }
    }

    @Test
    void a_second_start_in_the_same_process_is_refused_too() {
        try (EmbeddedServer first = EmbeddedServer.start(folder, "8099")) {
            assertThatThrownBy(() -> EmbeddedServer.start(folder, "8080"))
                    .isInstanceOfSatisfying(
                            FolderInUse.class,
                            refusal -> assertThat(refusal.owner()).contains("port 8099"));
            assertThat(first.url()).isNotEmpty();
        }
    }

    @Test
    void the_orphan_of_a_killed_program_is_stopped_and_its_data_taken_over() throws Exception {
        long orphan;
        try (OtherProgram other = OtherProgram.on(folder, "8080")) {
            orphan = postgres();
            other.kill();
        }
        assertThat(ProcessHandle.of(orphan))
                .as("PostgreSQL outlives its program")
                .isPresent();

        try (EmbeddedServer next = EmbeddedServer.start(folder, "8080")) {
            assertThat(ProcessHandle.of(orphan).filter(ProcessHandle::isAlive)).isEmpty();
            assertThat(postgres()).isNotEqualTo(orphan);
            assertThat(read(next)).isEqualTo("kept");
            write(next, "after the crash");
            assertThat(one(next, "select count(*) from proof")).isEqualTo("2");
        }
    }

    @Test
    void program_and_postgresql_killed_together_lose_nothing_that_was_committed() throws Exception {
        try (OtherProgram other = OtherProgram.on(folder, "8080")) {
            long postgres = postgres();
            try (Connection connection = DriverManager.getConnection(other.url(), EmbeddedServer.OWNER, password())) {
                connection.createStatement().execute("update proof set text = 'committed'");
            }
            other.kill();
            kill(postgres);
        }
        try (EmbeddedServer next = EmbeddedServer.start(folder, "8080")) {
            assertThat(read(next)).isEqualTo("committed");
        }
    }

    @Test
    void a_killed_postgresql_comes_back_on_the_same_address_time_after_time() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.start(folder, "8080")) {
            String address = server.url();
            for (int round = 1; round <= 3; round++) {
                kill(postgres());
                assertThat(readPatiently(server)).as("round %d", round).isEqualTo("kept");
            }
            assertThat(server.url()).isEqualTo(address);
        }
        assertThat(Postmaster.of(folder.resolve("postgresql"))).isEmpty();
    }

    @Test
    void a_stale_pid_file_that_names_another_program_harms_nobody() throws Exception {
        Process bystander = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(folder.resolve("postgresql/postmaster.pid"), bystander.pid() + "\n");
            try (EmbeddedServer next = EmbeddedServer.start(folder, "8080")) {
                assertThat(read(next)).isEqualTo("kept");
            }
            assertThat(bystander.isAlive()).isTrue();
        } finally {
            bystander.destroyForcibly();
        }
    }

    @Test
    void a_first_start_that_was_cut_short_is_made_anew() throws Exception {
        Files.delete(folder.resolve("passwords.properties"));
        try (EmbeddedServer again = EmbeddedServer.start(folder, "8080")) {
            write(again, "works");
            assertThat(read(again)).isEqualTo("works");
        }
    }

    @Test
    void data_of_another_version_are_refused_in_words() throws IOException {
        Files.writeString(folder.resolve("postgresql/PG_VERSION"), "15\n");
        assertThatThrownBy(() -> EmbeddedServer.start(folder, "8080"))
                .isInstanceOfSatisfying(
                        FolderUnusable.class,
                        refusal -> assertThat(refusal.reason()).contains("PostgreSQL 15", "18"));
    }

    @Test
    void nobody_else_reads_the_folder_and_nobody_signs_in_without_a_password() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.start(folder, "8080")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(folder.resolve("passwords.properties"))))
                    .isEqualTo("rw-------");
            assertThatThrownBy(() -> DriverManager.getConnection(server.url(), "postgres", "postgres"))
                    .isInstanceOf(SQLException.class);
            assertThat(setting(server, "fsync")).isEqualTo("on");
            assertThat(setting(server, "synchronous_commit")).isEqualTo("on");
        }
    }

    private long postgres() {
        return Postmaster.of(folder.resolve("postgresql")).orElseThrow().pid();
    }

    /** The owner's, read beside the program that holds the folder. */
    private String password() throws IOException {
        Properties kept = new Properties();
        try (var reader = Files.newBufferedReader(folder.resolve("passwords.properties"))) {
            kept.load(reader);
        }
        return kept.getProperty("owner");
    }

    private static void kill(long pid) throws Exception {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        process.onExit().get();
    }

    private static Connection owner(EmbeddedServer server) throws SQLException {
        return DriverManager.getConnection(
                server.url(), EmbeddedServer.OWNER, server.passwords().owner());
    }

    private static void write(EmbeddedServer server, String text) throws SQLException {
        try (Connection connection = owner(server);
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists proof (text text)");
            statement.execute("insert into proof values ('" + text + "')");
        }
    }

    private static String read(EmbeddedServer server) throws SQLException {
        return one(server, "select text from proof");
    }

    private static String setting(EmbeddedServer server, String name) throws SQLException {
        return one(server, "show " + name);
    }

    private static String one(EmbeddedServer server, String sql) throws SQLException {
        try (Connection connection = owner(server);
                var rows = connection.createStatement().executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static String readPatiently(EmbeddedServer server) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        Optional<SQLException> last = Optional.empty();
        while (Instant.now().isBefore(end)) {
            try {
                return read(server);
            } catch (SQLException notYet) {
                last = Optional.of(notYet);
                Thread.sleep(200);
            }
        }
        throw new AssertionError("it did not come back", last.orElse(null));
    }
}
