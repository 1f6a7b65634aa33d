package org.visibles.indicators.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.RuleViolation;
import org.visibles.testkit.Person;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;

/** Figures that are not there at once: the page says so, they follow, and whoever does not want to wait ends the statement. */
@VisiblesTest
@WithMember(Person.AGENT_ROUEN)
class WaitingTest extends SpringBrowserlessTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final int LOCK = 4711;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private TestDatabase database;

    @Autowired
    private CurrentMember member;

    private final Div part = new Div();

    @BeforeEach
    void on_a_page() {
        UI.getCurrent().add(part);
    }

    private void read(Duration patience, Supplier<String> read) {
        new Beside(patience).read(part, "Carte", read, words -> part.add(new Span(words)));
    }

    @Test
    void what_is_there_at_once_is_shown_at_once() {
        read(LONG, () -> "267 rencontres");
        assertThat($(Waiting.class).exists()).isFalse();
        assertThat(page()).isEqualTo("267 rencontres");
    }

    @Test
    void what_takes_long_is_told_and_follows_read_as_the_same_member() {
        CountDownLatch counted = new CountDownLatch(1);
        read(Duration.ZERO, () -> {
            awaited(counted);
            return member.require().name();
        });
        assertThat(page()).startsWith("Calcul en cours\u00a0: Carte").contains("Ils s'afficheront ici.");
        assertThat($(ProgressBar.class).single().isIndeterminate()).isTrue();
        Waiting<?> waiting = $(Waiting.class).single();
        waiting.look();
        assertThat(page()).startsWith("Calcul en cours");
        assertThat(UI.getCurrent().getPollInterval()).isPositive();

        counted.countDown();
        assertThat(waiting.over(LONG)).isTrue();
        waiting.look();
        assertThat(page()).isEqualTo(member.require().name());
        assertThat(UI.getCurrent().getPollInterval()).isNegative();
    }

    @Test
    void a_rule_that_is_broken_late_stands_in_the_place_of_the_figures() {
        CountDownLatch counted = new CountDownLatch(1);
        read(Duration.ZERO, () -> {
            awaited(counted);
            throw new RuleViolation("rule.organisation.no-programme");
        });
        counted.countDown();
        over();
        assertThat(page()).isEqualTo(UI.getCurrent().getTranslation("rule.organisation.no-programme"));
    }

    @Test
    void what_fails_late_gives_a_reference_and_a_way_to_try_again() {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch second = new CountDownLatch(1);
        AtomicInteger reads = new AtomicInteger();
        read(Duration.ZERO, () -> {
            if (reads.getAndIncrement() == 0) {
                awaited(first);
                throw new IllegalStateException("secret");
            }
            awaited(second);
            return "compté";
        });
        first.countDown();
        over();
        assertThat(page()).contains("Réessayez, et signalez la référence").doesNotContain("secret");
        test($(Button.class).withText("Recommencer le calcul").single()).click();
        assertThat(page()).startsWith("Calcul en cours");
        second.countDown();
        over();
        assertThat(page()).isEqualTo("compté");
    }

    @Test
    void whoever_cancels_ends_the_statement_and_the_connection_serves_on() throws SQLException {
        try (Connection held = held()) {
            read(Duration.ZERO, this::behindTheLock);
            Waiting<?> waiting = $(Waiting.class).single();
            await().until(() -> waiters() == 1);
            test($(Button.class).withText("Annuler").single()).click();
            assertThat(page()).startsWith("Le calcul est arrêté, rien n'a été changé.");
            assertThat(waiting.over(LONG)).isTrue(); // the lock is held still
            assertThat(waiters()).isZero();

            test($(Button.class).withText("Recommencer le calcul").single()).click();
            await().until(() -> waiters() == 1);
            held.rollback();
        }
        over();
        assertThat(page()).isEqualTo("compté");
    }

    @Test
    void whoever_leaves_ends_the_statement() throws SQLException {
        try (Connection held = held()) {
            read(Duration.ZERO, this::behindTheLock);
            Waiting<?> waiting = $(Waiting.class).single();
            await().until(() -> waiters() == 1);
            UI.getCurrent().remove(part);
            assertThat(waiting.over(LONG)).isTrue();
            assertThat(waiters()).isZero();
            held.rollback();
        }
    }

    private String behindTheLock() {
        return transaction.execute(status -> {
            jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query(row -> {});
            return "compté";
        });
    }

    private Connection held() throws SQLException {
        Connection connection = database.asApp();
        connection.setAutoCommit(false);
        try (var lock = connection.createStatement()) {
            lock.execute("select pg_advisory_xact_lock(" + LOCK + ")");
        }
        return connection;
    }

    private int waiters() {
        return database.asOwner()
                .queryForObject(
                        "select count(*) from pg_locks where locktype = 'advisory' and objid = ? and not granted",
                        Integer.class,
                        LOCK);
    }

    private void over() {
        Waiting<?> waiting = $(Waiting.class).single();
        assertThat(waiting.over(LONG)).isTrue();
        waiting.look();
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private String page() {
        return part.getElement().getTextRecursively();
    }
}
