package org.visibles.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.exception.LiquibaseException;
import liquibase.integration.spring.SpringLiquibase;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.visibles.database.RolesScript;

/** One PostgreSQL per JVM with a migrated template, of which each Spring context gets a clone. */
final class TestServer {

    static final String OWNER = "visibles_owner";
    static final String APP = "visibles_app";
    static final String PASSWORD = "test";

    private static final String TEMPLATE = "visibles_template";
    private static final AtomicInteger CLONES = new AtomicInteger();
    private static final TestServer INSTANCE = new TestServer();

    private final EmbeddedPostgres server;

    private TestServer() {
        try {
            String durable = Boolean.getBoolean("visibles.test.durable") ? "on" : "off"; // the benchmarks say so
            server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", durable)
                    .setServerConfig("synchronous_commit", durable)
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("locale-provider", "icu")
                    .setLocaleConfig("icu-locale", "fr-FR")
                    .start();
            asSuperuser("postgres", "create database " + TEMPLATE);
            asSuperuser(TEMPLATE, RolesScript.forDatabase(TEMPLATE, PASSWORD, PASSWORD));
            migrate(TEMPLATE);
            FixtureRows.insert(url(TEMPLATE));
            asSuperuser(TEMPLATE, PristineRows.KEEP);
        } catch (Exception failed) {
            throw new ExceptionInInitializerError(failed);
        }
    }

    /** A new clone of the template, with the fixture's rows. */
    static synchronized TestDatabase freshDatabase() {
        String name = "visibles_" + CLONES.incrementAndGet();
        try {
            INSTANCE.asSuperuser("postgres", "create database " + name + " template " + TEMPLATE);
            INSTANCE.asSuperuser("postgres", "revoke temporary on database " + name + " from public");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return new TestDatabase(name, INSTANCE.url(name));
    }

    /** A new database with the roles' rights and no table. */
    static synchronized TestDatabase emptyDatabase() {
        String name = "visibles_" + CLONES.incrementAndGet();
        try {
            INSTANCE.asSuperuser("postgres", "create database " + name);
            String script = RolesScript.forDatabase(name, PASSWORD, PASSWORD)
                    .replaceAll("(?m)^create role .*;$", "")
                    .replaceAll("(?m)^grant visibles_(keeper|matcher) to .*;$", "");
            INSTANCE.asSuperuser(name, script);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return new TestDatabase(name, INSTANCE.url(name));
    }

    static Connection superuser(String database) throws SQLException {
        return DriverManager.getConnection(INSTANCE.url(database), "postgres", "");
    }

    private static void migrate(String url, String contexts) throws Exception {
        run(new SpringLiquibase(), url, contexts);
    }

    /** Takes back the last changesets. */
    static void rollBack(TestDatabase database, int changesets) {
        SpringLiquibase back = new SpringLiquibase() {
            @Override
            protected void performUpdate(Liquibase liquibase) throws LiquibaseException {
                liquibase.rollback(changesets, null, new Contexts("test"), new LabelExpression());
            }
        };
        try {
            run(back, database.url(), "test");
        } catch (LiquibaseException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void run(SpringLiquibase liquibase, String url, String contexts) throws LiquibaseException {
        liquibase.setDataSource(new DriverManagerDataSource(url, OWNER, PASSWORD));
        liquibase.setChangeLog("classpath:/db-changelog/root.yaml");
        liquibase.setContexts(contexts);
        liquibase.setResourceLoader(new DefaultResourceLoader());
        liquibase.setAnalyticsEnabled(false);
        liquibase.afterPropertiesSet();
    }

    private void migrate(String database) throws Exception {
        migrate(url(database), "test");
    }

    static void migrate(TestDatabase database) {
        try {
            migrate(database.url(), "test");
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Not from the library: its own address names the superuser, which wins over the user one passes. */
    private String url(String database) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database;
    }

    private void asSuperuser(String database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(database), "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
