package org.visibles.field;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.kernel.Identity;
import org.visibles.kernel.OutingId;

/** What phones sent, by phone and id; works in the caller's transaction. */
@Component
class Entries {

    private final JdbcClient jdbc;
    private final Clock clock;

    Entries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What is in the table already. */
    record Stored(EntryState state, byte[] hash) {}

    /**
     * The last word of a phone on an outing.
     *
     * @param version of the outing that came of it, null where it was kept apart
     */
    record Last(int turn, @Nullable Long version) {}

    /** What came of an entry. */
    record Outcome(
            EntryState state,
            @Nullable String reason,
            UUID target,
            @Nullable Long version) {}

    /** A sealed text that waits for its outing. */
    record Waiting(UUID device, SentEntry sent, long correctionMs, Instant receivedAt) {}

    /** Until the transaction ends, nothing else is decided about this outing. */
    void lock(UUID outing) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("field " + outing)
                .query((row, n) -> 0)
                .list();
    }

    /** What is stored under this phone and id; a second call with the same waits until the first is through. */
    Optional<Stored> find(Entry entry) {
        return jdbc.sql("select state, payload_hash from field_entry where device_id = ? and client_id = ? for update")
                .params(entry.device(), entry.id())
                .query((row, n) -> new Stored(EntryState.valueOf(row.getString(1)), row.getBytes(2)))
                .optional();
    }

    /** Writes what came of the entry, over what came of it before. */
    void settle(Entry entry, Outcome outcome, Identity who) {
        boolean waits = outcome.state() == EntryState.WAITING;
        jdbc.sql("""
                        insert into field_entry (device_id, client_id, member_id, organisation_id, kind, outing_id, turn, payload_hash,
                          state, reason, target_id, version, device_at, clock_off_ms, received_at, decided_at, key_id, sealed)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (device_id, client_id) do update set kind = excluded.kind, outing_id = excluded.outing_id,
                          turn = excluded.turn, payload_hash = excluded.payload_hash, state = excluded.state,
                          reason = excluded.reason, target_id = excluded.target_id, version = excluded.version,
                          device_at = excluded.device_at, clock_off_ms = excluded.clock_off_ms,
                          decided_at = excluded.decided_at, key_id = excluded.key_id, sealed = excluded.sealed""")
                .param(entry.device())
                .param(entry.id())
                .param(who.member().value())
                .param(who.organisation().value())
                .param(entry.kind().name())
                .param(entry.outing())
                .param(entry.told().turn())
                .param(entry.hash())
                .param(outcome.state().name())
                .param(outcome.reason())
                .param(outcome.target())
                .param(outcome.version())
                .param(Timestamp.from(entry.deviceAt()))
                .param(entry.correction().toMillis())
                .param(Timestamp.from(entry.receivedAt()))
                .param(Timestamp.from(clock.instant()))
                .param(waits ? entry.sent().key() : null)
                .param(waits ? entry.sent().sealed() : null)
                .update();
    }

    /** The last that this phone told of an outing and that was kept. */
    Optional<Last> last(UUID device, UUID outing) {
        return jdbc.sql("""
                        select turn, version from field_entry where device_id = ? and outing_id = ? and kind = 'OUTING'
                          and state in ('KEPT', 'KEPT_APART') order by turn desc limit 1""")
                .params(device, outing)
                .query((row, n) -> new Last(row.getInt(1), row.getObject(2, Long.class)))
                .optional();
    }

    /** The outing that the member's phones know by this id: another where theirs was somebody else's already. */
    OutingId target(Identity who, UUID outing) {
        return new OutingId(jdbc.sql("""
                        select target_id from field_entry where member_id = ? and outing_id = ? and kind = 'OUTING'
                          and state in ('KEPT', 'KEPT_APART') order by turn desc limit 1""")
                .params(who.member().value(), outing)
                .query(UUID.class)
                .optional()
                .orElse(outing));
    }

    /** What the member's phones sent for an outing before it arrived, in the order of its arrival. */
    List<Waiting> waiting(Identity who, UUID outing) {
        return jdbc.sql("""
                        select device_id, client_id, key_id, sealed, clock_off_ms, received_at from field_entry
                        where member_id = ? and outing_id = ? and state = 'WAITING' order by received_at, client_id""")
                .params(who.member().value(), outing)
                .query(Entries::waiting)
                .list();
    }

    private static Waiting waiting(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("client_id", UUID.class);
        return new Waiting(
                row.getObject("device_id", UUID.class),
                new SentEntry(id, id.toString(), row.getObject("key_id", UUID.class), row.getBytes("sealed")),
                row.getLong("clock_off_ms"),
                row.getTimestamp("received_at").toInstant());
    }
}
