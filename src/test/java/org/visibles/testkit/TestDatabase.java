package org.visibles.testkit;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.visibles.kernel.Identity;

/** The database of the current Spring context; inject it to look past the program. */
public record TestDatabase(String name, String url) {

    private static final Duration POLL = Duration.ofMillis(20);

    public static TestDatabase fresh() {
        return TestServer.freshDatabase();
    }

    /** With roles and extensions, without any table. */
    public static TestDatabase empty() {
        return TestServer.emptyDatabase();
    }

    public void migrate() {
        TestServer.migrate(this);
    }

    /** Takes back the changesets from this file on, and those that came after it, as its owner would. */
    public void rollBackFrom(String logicalFile) {
        TestServer.rollBack(this, asOwner().queryForObject("""
                        select count(*) from databasechangelog where orderexecuted >= (
                          select min(orderexecuted) from databasechangelog where filename = ?)""", Integer.class, logicalFile));
    }

    /** Sees and changes every row: for arranging and asserting, never for what is tested. */
    public JdbcTemplate asOwner() {
        return new JdbcTemplate(new DriverManagerDataSource(url, TestServer.OWNER, TestServer.PASSWORD));
    }

    public JdbcTemplate asSuperuser() {
        return new JdbcTemplate(new DriverManagerDataSource(url, "postgres", ""));
    }

    /** A connection in the application's role, without any context. */
    public Connection asApp() throws SQLException {
        return DriverManager.getConnection(url, TestServer.APP, TestServer.PASSWORD);
    }

    /** An attacker's session: the application's role, acting for {@code who}. */
    public AppSession session(Identity who) {
        return new AppSession(this, who);
    }

    /** The application's role without anybody acting. */
    public AppSession nobody() {
        return new AppSession(this, null);
    }

    public List<Map<String, Object>> rowsAsOwner(String sql, Object... arguments) {
        return asOwner().queryForList(sql, arguments);
    }

    /** Ends the sessions of the application that wait for a lock in a statement about something, as soon as there is one. */
    public void cutOffWaiting(Thread job, String about) {
        awaitLock(job, "select pg_terminate_backend(pid)", about);
    }

    /** Until a session of the application waits for a lock in a statement about something. */
    public void awaitWaiting(Thread job, String about) {
        awaitLock(job, "select true", about);
    }

    private void awaitLock(Thread job, String andThen, String about) {
        String waiting = andThen + " from pg_stat_activity where datname = current_database()"
                + " and usename = 'visibles_app' and wait_event_type = 'Lock' and query like ?";
        await().forever()
                .pollInterval(POLL)
                .until(() -> !job.isAlive()
                        || !asSuperuser()
                                .queryForList(waiting, Boolean.class, "%" + about + "%")
                                .isEmpty());
    }
}
