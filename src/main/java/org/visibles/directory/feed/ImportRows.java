package org.visibles.directory.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.directory.feed.ImportRow.State;
import org.visibles.kernel.Ids;
import org.visibles.kernel.RuleViolation;
import tools.jackson.databind.json.JsonMapper;

/** The table of imports and of what was found in them; in the caller's transaction. */
@Component
class ImportRows {

    /** Without a sign of life for so long, the node that worked on an import is gone. */
    static final Duration SILENCE = Duration.ofMinutes(2);

    static final Duration PROBLEMS_KEPT = Duration.ofDays(90);

    private static final String ROW = """
            select id, name, state, done, total, failure, failure_arguments, encoding, counts, started_at, ended_at
            from dir_import
            """;

    private static final String RUNNING = "state in ('FETCHING', 'READING', 'APPLYING')";
    private static final int LONGEST_NAME = 200;
    private static final int LATEST = 50;

    private final JdbcClient jdbc;
    private final Clock clock;

    ImportRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws RuleViolation {@code rule.directory.import.running} while another one is under way */
    UUID begin(String name, State state, @Nullable UUID feed) {
        reap();
        UUID id = Ids.next();
        try {
            jdbc.sql(
                            "insert into dir_import (id, name, feed_id, state, started_at, alive_at) values (?, ?, ?, ?, ?, ?)")
                    .param(id)
                    .param(shortName(name))
                    .param(feed)
                    .param(state.name())
                    .param(now())
                    .param(now())
                    .update();
        } catch (DuplicateKeyException busy) {
            throw new RuleViolation("rule.directory.import.running");
        }
        return id;
    }

    private static String shortName(String name) {
        String bare = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .strip();
        String shown = DirectoryFile.clean(bare.isEmpty() ? "?" : bare).replaceAll("\\p{Cntrl}", " ");
        return shown.length() <= LONGEST_NAME ? shown : shown.substring(shown.length() - LONGEST_NAME);
    }

    /** Gives up what no node works on any more, and forgets what files held that are done with. */
    void reap() {
        jdbc.sql("update dir_import set state = 'FAILED', failure = 'directory.import.interrupted', ended_at = ? where "
                        + RUNNING + " and alive_at < ?")
                .param(now())
                .param(OffsetDateTime.ofInstant(clock.instant().minus(SILENCE), ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                        delete from dir_import_row r using dir_import i
                        where i.id = r.import_id and i.state in ('FAILED', 'CANCELLED', 'DISCARDED', 'APPLIED')""").update();
        jdbc.sql("delete from dir_import_problem p using dir_import i where i.id = p.import_id and i.started_at < ?")
                .param(OffsetDateTime.ofInstant(clock.instant().minus(PROBLEMS_KEPT), ZoneOffset.UTC))
                .update();
    }

    /** Tells how far it is; true while it shall go on. */
    boolean tell(UUID id, long done, long total) {
        return jdbc.sql("update dir_import set done = ?, total = ?, alive_at = ? where id = ? and " + RUNNING
                        + " returning not cancel")
                .param(done)
                .param(total)
                .param(now())
                .param(id)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** @throws RuleViolation {@code rule.directory.import.state} when it stands elsewhere by now */
    void move(UUID id, State from, State to) {
        int moved = jdbc.sql("""
                        update dir_import set state = ?, done = 0, alive_at = ?, ended_at = ?, failure = null,
                          failure_arguments = '{}' where id = ? and state = ?""")
                .param(to.name())
                .param(now())
                .param(to.running() || to == State.READY ? null : now())
                .param(id)
                .param(from.name())
                .update();
        if (moved == 0) {
            throw new RuleViolation("rule.directory.import.state");
        }
    }

    void end(UUID id, State state, @Nullable String failure, List<String> arguments) {
        jdbc.sql("""
                        update dir_import set state = ?, failure = ?, failure_arguments = ?, ended_at = ?
                        where id = ? and\s""" + RUNNING)
                .param(state.name())
                .param(failure)
                .param(arguments.toArray(String[]::new))
                .param(now())
                .param(id)
                .update();
        jdbc.sql("delete from dir_import_row where import_id = ?").param(id).update();
    }

    void ready(UUID id, Encoding encoding, ImportCounts counts) {
        int moved = jdbc.sql(
                        "update dir_import set state = 'READY', encoding = ?, counts = ?::jsonb where id = ? and not cancel and "
                                + RUNNING)
                .param(encoding.charset().name())
                .param(JsonMapper.shared().writeValueAsString(counts))
                .param(id)
                .update();
        if (moved == 0) {
            throw new Cancelled();
        }
    }

    /** Somebody else applied an import since: here is what this one would change now. */
    void overtaken(UUID id, ImportCounts counts) {
        jdbc.sql("""
                        update dir_import set state = 'READY', counts = ?::jsonb, failure = 'rule.directory.import.overtaken'
                        where id = ? and state = 'APPLYING'""")
                .param(JsonMapper.shared().writeValueAsString(counts))
                .param(id)
                .update();
    }

    void cancel(UUID id) {
        jdbc.sql("update dir_import set cancel = true where id = ? and " + RUNNING)
                .param(id)
                .update();
    }

    void problems(UUID id, List<Problem> problems) {
        int number = 0;
        for (Problem each : problems) {
            jdbc.sql("""
                            insert into dir_import_problem (import_id, number, effect, line, record, field, reason, value, times)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .param(id)
                    .param(number++)
                    .param(each.effect().name())
                    .param(each.line())
                    .param(each.record())
                    .param(each.field())
                    .param(each.reason().name())
                    .param(each.value())
                    .param(each.times())
                    .update();
        }
    }

    List<Problem> problems(UUID id, Problem.Effect effect, int limit) {
        return jdbc.sql("""
                        select effect, line, record, field, reason, value, times from dir_import_problem
                        where import_id = ? and effect = ? order by number limit ?""")
                .param(id)
                .param(effect.name())
                .param(limit)
                .query((row, n) -> new Problem(
                        Problem.Effect.valueOf(row.getString("effect")),
                        row.getLong("line"),
                        row.getString("record"),
                        row.getString("field"),
                        Problem.Reason.valueOf(row.getString("reason")),
                        row.getString("value"),
                        row.getLong("times")))
                .list();
    }

    Optional<ImportRow> find(UUID id) {
        return jdbc.sql(ROW + "where id = ?").param(id).query(ImportRows::row).optional();
    }

    List<ImportRow> latest() {
        return jdbc.sql(ROW + "order by started_at desc, id desc limit " + LATEST)
                .query(ImportRows::row)
                .list();
    }

    private static ImportRow row(ResultSet row, int number) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        String counts = Objects.requireNonNull(row.getString("counts"));
        return new ImportRow(
                row.getObject("id", UUID.class),
                row.getString("name"),
                State.valueOf(row.getString("state")),
                row.getLong("done"),
                row.getLong("total"),
                row.getString("failure"),
                List.of((String[]) row.getArray("failure_arguments").getArray()),
                row.getString("encoding"),
                counts.equals("{}") ? ImportCounts.NONE : JsonMapper.shared().readValue(counts, ImportCounts.class),
                row.getTimestamp("started_at").toInstant(),
                ended == null ? null : ended.toInstant());
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** Given up by whoever waited, or taken for dead. */
    static final class Cancelled extends RuntimeException {}
}
