package org.visibles.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;

@VisiblesTest
class SignalListenerTest {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String CUT = "select count(pg_terminate_backend(pid)) from pg_stat_activity"
            + " where datname = current_database() and application_name = 'visibles-signals'";

    @Autowired
    private SignalListener listener;

    @Autowired
    private Signals signals;

    @Autowired
    private Notifications notifications;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private TestDatabase database;

    private final AtomicInteger rouen = new AtomicInteger();
    private final AtomicInteger elbeuf = new AtomicInteger();
    private Runnable stopRouen;
    private Runnable stopElbeuf;

    @BeforeEach
    void wait_for_news() {
        await().atMost(Duration.ofSeconds(20)).until(listener::hears);
        stopRouen = signals.await(Fixture.AGENT_ROUEN, rouen::incrementAndGet);
        stopElbeuf = signals.await(Fixture.AGENT_ELBEUF, elbeuf::incrementAndGet);
    }

    @AfterEach
    void wait_no_more() {
        stopRouen.run();
        stopElbeuf.run();
    }

    @Test
    void what_is_told_to_an_organisation_reaches_its_pages_and_no_others() {
        tell(false);
        await().atMost(SOON).untilAsserted(() -> assertThat(rouen).hasValue(1));
        assertThat(elbeuf).hasValue(0);
    }

    @Test
    void what_is_told_to_a_member_reaches_its_pages() {
        As.member(Fixture.AGENT_ML, () -> {
            new TransactionTemplate(transactions)
                    .executeWithoutResult(transaction ->
                            notifications.toMember(Fixture.AGENT_ELBEUF.member(), "test.member", List.of(), ""));
        });
        await().atMost(SOON).untilAsserted(() -> assertThat(elbeuf).hasValue(1));
        assertThat(rouen).hasValue(0);
    }

    @Test
    void what_is_undone_is_not_told() {
        tell(true);
        tell(false);
        await().atMost(SOON).untilAsserted(() -> assertThat(rouen).hasPositiveValue());
        assertThat(rouen).hasValue(1);
    }

    @Test
    void it_listens_again_by_itself_when_the_connection_was_lost() {
        assertThat(database.asSuperuser().queryForObject(CUT, Long.class)).isEqualTo(1);
        await().atMost(SOON).until(() -> !listener.hears());
        await().atMost(Duration.ofSeconds(20)).until(listener::hears);
        // every page looks once: signals may have been missed
        await().atMost(SOON).untilAsserted(() -> assertThat(elbeuf).hasPositiveValue());
        int before = rouen.get();
        tell(false);
        await().atMost(SOON).untilAsserted(() -> assertThat(rouen.get()).isGreaterThan(before));
    }

    @Test
    void it_comes_back_after_thirty_seconds_without_a_database() throws InterruptedException {
        elsewhere().execute("alter database " + database.name() + " allow_connections false");
        try {
            elsewhere().queryForObject(CUT.replace("current_database()", "'" + database.name() + "'"), Long.class);
            Thread.sleep(30_000);
            assertThat(listener.hears()).isFalse();
        } finally {
            elsewhere().execute("alter database " + database.name() + " allow_connections true");
        }
        await().atMost(SOON).until(listener::hears);
        int before = rouen.get();
        tell(false);
        await().atMost(SOON).untilAsserted(() -> assertThat(rouen.get()).isGreaterThan(before));
    }

    @Test
    void a_page_that_is_closed_is_forgotten() {
        int before = signals.size();
        signals.await(Fixture.AGENT_RESTO, () -> {}).run();
        assertThat(signals.size()).isEqualTo(before);
    }

    @Test
    void it_stops_at_once_and_starts_again() {
        listener.stop();
        await().atMost(SOON)
                .until(() -> database.asOwner()
                                .queryForObject(
                                        "select count(*) from pg_stat_activity where datname = current_database()"
                                                + " and application_name = 'visibles-signals'",
                                        Long.class)
                        == 0);
        listener.start();
        await().atMost(SOON).until(listener::hears);
    }

    /** Another database of the same server: this one lets nobody in. */
    private JdbcTemplate elsewhere() {
        String url = database.url().replaceAll("/[^/]+$", "/postgres");
        return new JdbcTemplate(new DriverManagerDataSource(url, "postgres", ""));
    }

    private void tell(boolean undone) {
        As.member(Fixture.AGENT_ML, () -> {
            new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
                notifications.toOrganisation(Fixture.ROUEN, "test.organisation", List.of(), "");
                if (undone) {
                    transaction.setRollbackOnly();
                }
            });
        });
    }
}
