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

    /** Somebody of the organisation that identified the fewest people, who leads its team from now on. */
    String leadOfTheFewest() {
        String login = jdbc.queryForObject("""
                select a.login from account a join member m on m.account_id = a.id
                  left join fact f on f.organisation_id = m.organisation_id and f.codes ->> 'stage' = 'IDENTIFIED'
                where m.roles = array['OUTREACH_WORKER'] group by a.login
                having count(f.id) > 0 order by count(distinct f.subject), a.login limit 1""", String.class);
        jdbc.update(
                "update member set roles = array['TEAM_LEAD'] where account_id in (select id from account where login = ?)",
                login);
        return login;
    }

    /** As before. */
    void leadsNoMore(String login) {
        jdbc.update(
                "update member set roles = array['OUTREACH_WORKER'] where account_id in (select id from account where login = ?)",
                login);
    }

    private int count(String sql, Object... arguments) {
        return jdbc.queryForObject(sql, Integer.class, arguments);
    }
}
