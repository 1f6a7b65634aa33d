package org.visibles.e2e;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseConnectionDetails;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Looks past the program, as the owner of the tables, at what a visitor's clicks have left. */
@TestComponent
final class DemoRows {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final JdbcTemplate jdbc;

    DemoRows(LiquibaseConnectionDetails owner) {
        jdbc = new JdbcTemplate(
                new DriverManagerDataSource(owner.getJdbcUrl(), owner.getUsername(), owner.getPassword()));
    }

    /** Drafts about the record of this address in which the text stands. */
    int drafts(String record, String text) {
        return count(
                "select count(*) from draft where key like ? and content::text like ?",
                "%" + record.substring(record.lastIndexOf('/') + 1),
                "%" + text + "%");
    }

    void awaitDraft(String record, String text) {
        Awaitility.await().atMost(PATIENCE).until(() -> drafts(record, text) == 1);
    }

    int records(String pseudonym) {
        return count("select count(*) from youth where pseudonym = ?", pseudonym);
    }

    int exchanges(String pseudonym) {
        return count(
                "select count(*) from contact where youth_id in (select id from youth where pseudonym = ?)", pseudonym);
    }

    /** The appointment of the person's referral is moved to the moment it was sent. */
    void theHourHasCome(String pseudonym) {
        jdbc.update(
                "update referral set appointment_at = sent_at where status = 'SCHEDULED' and youth_id in (select id from youth where pseudonym = ?)",
                pseudonym);
    }

    /** What was asked about somebody is due. */
    void theTickHasCome() {
        jdbc.update("update acquaintance_request set tick_at = least(tick_at, asked_at)");
    }

    private int count(String sql, Object... arguments) {
        return jdbc.queryForObject(sql, Integer.class, arguments);
    }
}
