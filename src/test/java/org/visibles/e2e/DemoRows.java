package org.visibles.e2e;

import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseConnectionDetails;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.visibles.kernel.AccountId;
import org.visibles.kernel.Identity;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Role;

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

    /** Who acts once this account has signed in. */
    Identity member(String login) {
        return jdbc.queryForObject(
                "select a.id as account, m.id as member, m.organisation_id, a.display_name, m.roles"
                        + " from account a join member m on m.account_id = a.id where a.login = ?",
                (row, number) -> new Identity(
                        new AccountId(row.getObject("account", UUID.class)),
                        new MemberId(row.getObject("member", UUID.class)),
                        new OrganisationId(row.getObject("organisation_id", UUID.class)),
                        row.getString("display_name"),
                        Stream.of((String[]) row.getArray("roles").getArray())
                                .map(Role::valueOf)
                                .collect(Collectors.toSet())),
                login);
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
