package org.visibles.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of the program's own, which keeps what was committed through any crash: a killed program leaves its server
 * behind, the next start stops it and takes the data over; a killed server is started again on the same port.
 */
final class EmbeddedServer implements AutoCloseable {

    static final String OWNER = "visibles_owner";
    static final String APP = "visibles_app";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final String DATABASE = "visibles";
    private static final String VERSION = "18";
    private static final Duration STARTUP = Duration.ofSeconds(90);
    private static final int ATTEMPTS = 5;

    private final DataFolder folder;
    private final Passwords passwords;
    private EmbeddedPostgres server;
    private boolean closed;

    private EmbeddedServer(DataFolder folder, Passwords passwords, EmbeddedPostgres server) {
        this.folder = folder;
        this.passwords = passwords;
        this.server = server;
    }

    /**
     * @param webPort the port that the program serves on, to be told to a second one on the same folder
     * @throws FolderInUse when another Visibles works there
     * @throws FolderUnusable when the folder cannot be written, or holds another version's data
     */
    static EmbeddedServer start(Path path, String webPort) {
        DataFolder folder = DataFolder.take(path, webPort);
        try {
            Postmaster.of(folder.database()).ifPresent(Postmaster::stop);
            Passwords kept = folder.passwords();
            if (kept == null) {
                setAsideWhatIsHalfMade(folder);
            } else {
                checkVersion(folder);
            }
            Passwords passwords = kept == null ? Passwords.random() : kept;
            EmbeddedServer started = new EmbeddedServer(folder, passwords, boot(folder, passwords, 0));
            if (kept == null) {
                started.makeDatabase();
                folder.keep(passwords);
            } else {
                started.releaseChangelogLock();
                started.addNewRoles();
            }
            started.watch();
            return started;
        } catch (IOException | SQLException failed) {
            folder.close();
            throw new FolderUnusable(
                    folder.path(), "PostgreSQL n'a pas démarré, voir postgresql.log (" + failed.getMessage() + ")");
        } catch (RuntimeException failed) {
            folder.close();
            throw failed;
        }
    }

    /** The first start did not reach its end, so nothing was ever saved there; kept aside all the same. */
    private static void setAsideWhatIsHalfMade(DataFolder folder) throws IOException {
        if (Files.exists(folder.database())) {
            Path aside = folder.path().resolve("postgresql.incomplete-" + System.currentTimeMillis());
            Files.move(folder.database(), aside);
            LOG.warn("An unfinished database was set aside in {}", aside);
        }
    }

    private static void checkVersion(DataFolder folder) throws IOException {
        Path file = folder.database().resolve("PG_VERSION");
        if (!Files.exists(file)) {
            throw new FolderUnusable(folder.path(), "les données de PostgreSQL n'y sont plus");
        }
        String version = Files.readString(file).strip();
        if (!version.equals(VERSION)) {
            throw new FolderUnusable(
                    folder.path(),
                    "ses données sont celles de PostgreSQL " + version + ", ce programme demande la version "
                            + VERSION);
        }
    }

    private static EmbeddedPostgres boot(DataFolder folder, Passwords passwords, int port) throws IOException {
        Path superuser = folder.secret("superuser.new", passwords.superuser());
        try {
            var builder = EmbeddedPostgres.builder()
                    .setDataDirectory(folder.database())
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(STARTUP)
                    .setOutputRedirector(Redirect.appendTo(
                            folder.path().resolve("postgresql.log").toFile()))
                    .setConnectConfig("password", passwords.superuser())
                    // initdb's options; the last of two counts: nobody signs in without a password
                    .setLocaleConfig("pwfile", superuser.toString())
                    .setLocaleConfig("auth", "scram-sha-256")
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("locale-provider", "icu")
                    .setLocaleConfig("icu-locale", "fr-FR")
                    // the library is made for tests and switches both off
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "60")
                    // no row and no statement in the log: they hold personal data
                    .setServerConfig("log_error_verbosity", "terse")
                    .setServerConfig("log_min_error_statement", "panic");
            if (port != 0) {
                builder.setPort(port);
            }
            return builder.start();
        } finally {
            Files.deleteIfExists(superuser);
        }
    }

    private void makeDatabase() throws SQLException {
        run("postgres", "create database " + DATABASE);
        run(DATABASE, RolesScript.forDatabase(DATABASE, passwords.owner(), passwords.app()));
    }

    /** We hold the folder alone, so a lock on the changelog is one that a killed program left. */
    private void releaseChangelogLock() throws SQLException {
        run(DATABASE, """
                do $$ begin
                  if to_regclass('public.databasechangeloglock') is not null then
                    update public.databasechangeloglock set locked = false, lockgranted = null, lockedby = null;
                  end if;
                end $$""");
    }

    /** A folder of an older release has the roles of then. */
    private void addNewRoles() throws SQLException {
        run(DATABASE, """
                do $$ begin
                  if not exists (select from pg_roles where rolname = 'visibles_matcher') then
                    create role visibles_matcher nologin nosuperuser nobypassrls;
                    grant visibles_matcher to visibles_owner with inherit false, set true;
                    grant usage, create on schema public to visibles_matcher;
                  end if;
                end $$""");
    }

    private void run(String database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://localhost:" + server.getPort() + "/" + database,
                        "postgres",
                        passwords.superuser());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Starts the server again when it ends without having been asked to. */
    private void watch() {
        Postmaster.of(folder.database())
                .ifPresent(postmaster -> postmaster.onExit(() ->
                        Thread.ofPlatform().daemon().name("postgresql-again").start(this::startAgain)));
    }

    private synchronized void startAgain() {
        int port = server.getPort();
        for (int attempt = 1; !closed && attempt <= ATTEMPTS; attempt++) {
            LOG.warn("The embedded PostgreSQL has ended; starting it again (attempt {})", attempt);
            letGo(server);
            Postmaster.of(folder.database()).ifPresent(Postmaster::stop);
            try {
                server = boot(folder, passwords, port);
                watch();
                LOG.info("The embedded PostgreSQL is back");
                return;
            } catch (IOException | RuntimeException failed) {
                LOG.error("The embedded PostgreSQL did not start", failed);
            }
        }
    }

    private static void letGo(@Nullable EmbeddedPostgres ended) {
        try {
            Objects.requireNonNull(ended).close();
        } catch (IOException | RuntimeException gone) {
            LOG.debug("The server that ended could not be closed", gone);
        }
    }

    /** Names neither a user nor a password. Errors come without the rows they are about: those must not reach the log. */
    synchronized String url() {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + DATABASE + "?logServerErrorDetail=false";
    }

    Passwords passwords() {
        return passwords;
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            letGo(server);
            folder.close();
        }
    }
}
