package org.visibles.acquaintance.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visibles.testkit.Fixture.AGENT_ELBEUF;
import static org.visibles.testkit.Fixture.AGENT_ROUEN;

import com.vaadin.browserless.SpringBrowserlessTest;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.acquaintance.Acquaintances;
import org.visibles.acquaintance.Met;
import org.visibles.kernel.YouthId;
import org.visibles.messaging.RecurringJob;
import org.visibles.organisation.OrganisationDirectory;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.StatementCounter;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;
import org.visibles.youth.Agreements;
import org.visibles.youth.YouthService;

/** Two hundred who are followed elsewhere and two hundred who are not: nothing that the asker can read tells them apart. */
@VisiblesTest
@WithMember
class OracleTest extends SpringBrowserlessTest {

    private static final int PEOPLE = 200;

    @Autowired
    private Acquaintances acquaintances;

    @Autowired
    private OrganisationDirectory organisations;

    @Autowired
    private YouthService people;

    @Autowired
    private Agreements agreements;

    @Autowired
    private List<RecurringJob> jobs;

    @Autowired
    private StatementCounter statements;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    /** What was seen of one group: each person's screens and statements, and how many rows came to be. */
    private record Seen(
            Set<String> screens,
            Set<List<String>> asking,
            Set<List<String>> looking,
            Map<String, Long> rows,
            Map<String, Long> visible) {}

    @Test
    void the_known_and_the_unknown_look_the_same() {
        Met met = new Met(people, agreements, jobs, database, clock);
        database.asOwner()
                .update(
                        "insert into acquaintance_rules (programme_id, member_week, organisation_month) values (?, 1000, 1000)"
                                + " on conflict (programme_id) do update set member_week = 1000, organisation_month = 1000",
                        Fixture.PROGRAMME.value());
        met.many(AGENT_ELBEUF, 1_000, PEOPLE);
        List<YouthId> known = met.many(AGENT_ROUEN, 1_000, PEOPLE);
        List<YouthId> unknown = met.many(AGENT_ROUEN, 1_000 + PEOPLE, PEOPLE);

        ask(met, met.many(AGENT_ROUEN, 1_000 + 2 * PEOPLE, 1)); // what happens the first time alone is over
        Seen ofTheKnown = ask(met, known);
        Seen ofTheUnknown = ask(met, unknown);

        assertThat(askedAbout(known)).as("the check itself works").isEqualTo(PEOPLE);
        assertThat(askedAbout(unknown)).isZero();
        assertThat(ofTheUnknown).isEqualTo(ofTheKnown);
        assertThat(ofTheKnown.screens()).hasSize(1);
        assertThat(ofTheKnown.asking()).hasSize(1);
        assertThat(ofTheKnown.looking()).hasSize(1);
    }

    /** How many of these somebody is asked about, whatever others had asked before. */
    private int askedAbout(List<YouthId> people) {
        return Objects.requireNonNull(database.asOwner()
                .queryForObject(
                        "select count(distinct r.youth_id) from acquaintance_proposal p join acquaintance_request r"
                                + " on r.id = p.request_id where p.organisation_id is not null and r.youth_id = any (?)",
                        Integer.class,
                        (Object) people.stream().map(YouthId::value).toArray(UUID[]::new)));
    }

    private Seen ask(Met met, List<YouthId> asked) {
        Map<String, Long> rows = rows();
        Map<String, Long> visible = visible();
        Set<List<String>> asking = new HashSet<>();
        Set<List<String>> looking = new HashSet<>();
        Set<String> screens = new TreeSet<>();
        asked.forEach(youth -> asking.add(statements.statements(() -> acquaintances.ask(youth))));
        met.tick();
        asked.forEach(youth -> looking.add(statements.statements(() -> screens.add(
                new AskPanel(youth, acquaintances, organisations).getElement().getTextRecursively()))));
        return new Seen(screens, asking, looking, less(rows(), rows), less(visible(), visible));
    }

    /** Of every table, also of those that the asker cannot read: what the server's own statistics count. */
    private Map<String, Long> rows() {
        Map<String, Long> rows = new LinkedHashMap<>();
        tables().forEach(table ->
                rows.put(table, database.asOwner().queryForObject("select count(*) from " + table, Long.class)));
        return rows;
    }

    private Map<String, Long> visible() {
        Map<String, Long> visible = new LinkedHashMap<>();
        try (AppSession asker = database.session(AGENT_ROUEN)) {
            for (String table : tables()) {
                if (asker.count("select has_table_privilege(?, 'select')::int", table) == 1) {
                    visible.put(table, asker.count("select count(*) from " + table));
                }
            }
            visible.put("introductions", asker.count("select count(*) from introductions(null)"));
            visible.put("proposals", asker.count("select count(*) from acquaintance_proposals(now())"));
        }
        return visible;
    }

    private List<String> tables() {
        return database.asOwner()
                .queryForList(
                        "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'"
                                + " and relname <> 'scheduled_tasks' order by 1",
                        String.class);
    }

    private static Map<String, Long> less(Map<String, Long> after, Map<String, Long> before) {
        Map<String, Long> grown = new LinkedHashMap<>();
        after.forEach((table, count) -> grown.put(table, count - before.getOrDefault(table, 0L)));
        return grown;
    }
}
