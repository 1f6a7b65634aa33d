package org.visibles.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.access.DeviceService;
import org.visibles.bench.Comparison;
import org.visibles.kernel.Ids;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;

/**
 * The proofs of sync, at a length that the tests do not have the time for, and what an entry costs beside the bare rows it
 * becomes. With {@code -Dbench.histories=} and {@code -Dbench.kills=} a shorter part of it.
 */
@Tag("sync")
@VisiblesTest
class SyncBench {

    private static final int HISTORIES = Integer.getInteger("bench.histories", 10_000);
    private static final int AT_ONCE = 100;
    private static final int KILLS = Integer.getInteger("bench.kills", 50);
    private static final int ENTRIES = 200;
    private static final int BATCH = 50;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    @Test
    void many_histories_and_kills_and_what_an_entry_costs() throws Exception {
        try (SyncHistories histories = new SyncHistories(context)) {
            Random random = new Random(20191101);
            for (int played = 0; played < HISTORIES; played += AT_ONCE) {
                histories.play(random.longs(Math.min(AT_ONCE, HISTORIES - played))
                        .boxed()
                        .toList());
            }
        }
        new KilledServers(context).kill(KILLS);

        Phone phone = Phone.of(
                Fixture.AGENT_ROUEN, context.getBean(DeviceService.class), context.getBean(FieldService.class));
        UUID outing = Ids.next();
        phone.send(phone.sealed(Phone.outing(outing, 1, clock.instant(), Map.of("F.18_21", 1))), clock.millis());
        Queue<SentEntry> sealed = new ArrayDeque<>();
        SingleConnectionDataSource connection = new SingleConnectionDataSource(
                database.asOwner().getDataSource().getConnection(), true);
        try {
            Map<String, Double> perSecond = new Comparison("sync", database)
                    .proved("random histories of two phones", HISTORIES)
                    .proved("servers killed in the middle of a sync", KILLS)
                    .before(() -> {
                        while (sealed.size() < ENTRIES) {
                            sealed.add(phone.sealed(Phone.encounter(outing, clock.instant())));
                        }
                    })
                    .way(
                            "the two bare rows of an encounter, a transaction each",
                            ENTRIES,
                            () -> bare(connection, phone, outing))
                    .way("encounters that a phone sends, fifty in a request", ENTRIES, () -> {
                        while (!sealed.isEmpty()) {
                            List<SentEntry> batch = new ArrayList<>();
                            while (batch.size() < BATCH) {
                                batch.add(sealed.remove());
                            }
                            assertThat(phone.send(batch, clock.millis()))
                                    .allMatch(answer -> answer.state() == EntryState.KEPT);
                        }
                    })
                    .run();
            assertThat(perSecond).hasSize(2);
        } finally {
            connection.destroy();
        }
    }

    private void bare(SingleConnectionDataSource connection, Phone phone, UUID outing) {
        JdbcTemplate jdbc = new JdbcTemplate(connection);
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(connection));
        UUID organisation = phone.who().organisation().value();
        UUID member = phone.who().member().value();
        for (int number = 0; number < ENTRIES; number++) {
            UUID id = Ids.next();
            Timestamp now = Timestamp.from(clock.instant());
            transaction.executeWithoutResult(status -> {
                jdbc.update("""
                        insert into encounter (id, outing_id, organisation_id, author_id, at, on_day, follow_up, known, fact_id,
                          recorded_at, changed_at, changed_by, version) values (?, ?, ?, ?, ?, ?, 'NONE', false, ?, ?, ?, ?, 0)""", id, outing, organisation, member, now, LocalDate.now(clock), id, now, now, member);
                jdbc.update("""
                        insert into field_entry (device_id, client_id, member_id, organisation_id, kind, outing_id, turn,
                          payload_hash, state, target_id, device_at, clock_off_ms, received_at, decided_at)
                        values (?, ?, ?, ?, 'ENCOUNTER', ?, 0, ?, 'KEPT', ?, ?, 0, ?, ?)""", phone.id().value(), id, member, organisation, outing, new byte[32], id, now, now, now);
            });
        }
    }
}
