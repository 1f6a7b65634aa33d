package org.visibles.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.exchange.column.Columns;
import org.visibles.exchange.column.Field;
import org.visibles.exchange.column.Terms;
import org.visibles.exchange.sheet.TableFile.Found;
import org.visibles.exchange.sheet.TableFile.Remark;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.RuleViolation;
import org.visibles.youth.Choices.Means;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of imports; in the caller's transaction. */
@Component
class ImportRecords {

    private static final String RUNNING = "state in ('READING', 'CHECKING', 'APPLYING', 'UNDOING')";
    private static final int LATEST = 50;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final Clock clock;

    ImportRecords(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    UUID begin(String name, Identity who) {
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into exchange_import (id, organisation_id, made_by, made_at, name, state, alive_at)
                        values (?, ?, ?, ?, ?, 'READING', ?)""")
                .params(id, who.organisation().value(), who.member().value(), now(), name, now())
                .update();
        return id;
    }

    void read(
            UUID id,
            Found found,
            List<String> header,
            long headerLine,
            Columns guess,
            @Nullable String layout,
            long rows) {
        moved(jdbc.sql("""
                        update exchange_import set state = 'MAPPING', format = :format, detail = left(:detail, 200), layout = :layout,
                          header = :header, header_line = :line, hidden = :hidden, remarks = :remarks::jsonb,
                          fields = :fields::jsonb, done = :rows, total = :rows, alive_at = :now
                        where id = :id and state = 'READING' and not cancel""")
                .param("format", found.format().name())
                .param("detail", found.detail())
                .param("layout", layout)
                .param("header", header.toArray(String[]::new))
                .param("line", headerLine)
                .param("hidden", found.hidden().toArray(Integer[]::new))
                .param("remarks", JSON.writeValueAsString(found.remarks()))
                .param("fields", JSON.writeValueAsString(guess.fields()))
                .param("rows", rows)
                .param("now", now())
                .param("id", id)
                .update());
    }

    void map(UUID id, Columns columns, Terms terms) {
        moved(jdbc.sql("""
                        update exchange_import set state = 'CHECKING', fields = :fields::jsonb, pseudonymous = :pseudonymous,
                          informed_on = :on, informed_means = :means, done = 0, cancel = false, failure = null, alive_at = :now
                        where id = :id and state in ('MAPPING', 'READY', 'FAILED') and header_line is not null""")
                .param("fields", JSON.writeValueAsString(columns.fields()))
                .param("pseudonymous", terms.pseudonymous())
                .param("on", terms.informedOn())
                .param(
                        "means",
                        terms.informedMeans() == null
                                ? null
                                : terms.informedMeans().name())
                .param("now", now())
                .param("id", id)
                .update());
    }

    /** @throws RuleViolation {@code rule.exchange.state} when it stands elsewhere by now */
    void move(UUID id, ImportState to, ImportState... from) {
        moved(jdbc.sql("""
                        update exchange_import set state = :to, cancel = false, failure = null, failure_arguments = '{}',
                          alive_at = :now, ended_at = case when :over then :now::timestamptz end
                        where id = :id and state = any (:from)""")
                .param("to", to.name())
                .param("now", now())
                .param("over", !to.running())
                .param("id", id)
                .param("from", Arrays.stream(from).map(Enum::name).toArray(String[]::new))
                .update());
    }

    /** Who applies, and how many rows there are to apply. */
    void begins(UUID id, MemberId who, long total) {
        jdbc.sql("update exchange_import set applied_by = ?, done = 0, total = ? where id = ?")
                .params(who.value(), total, id)
                .update();
    }

    private static void moved(int rows) {
        if (rows == 0) {
            throw new RuleViolation("rule.exchange.state");
        }
    }

    /** Tells how far it is; true while it shall go on. */
    boolean tell(UUID id, long done, long total) {
        return jdbc.sql("update exchange_import set done = ?, total = ?, alive_at = ? where id = ? and " + RUNNING
                        + " returning not cancel")
                .params(done, total, now(), id)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Takes over what no node works on any more; false where another was faster. */
    boolean takeOver(UUID id, OffsetDateTime silentSince) {
        return jdbc.sql("update exchange_import set alive_at = ? where id = ? and alive_at < ? and " + RUNNING)
                        .params(now(), id, silentSince)
                        .update()
                == 1;
    }

    void cancel(UUID id) {
        jdbc.sql("update exchange_import set cancel = true where id = ? and " + RUNNING)
                .param(id)
                .update();
    }

    void fail(UUID id, String failure, List<String> arguments) {
        jdbc.sql("""
                        update exchange_import set state = 'FAILED', failure = ?, failure_arguments = ?, ended_at = ?
                        where id = ? and\s""" + RUNNING)
                .params(failure, arguments.toArray(String[]::new), now(), id)
                .update();
    }

    Optional<ImportedList> find(UUID id) {
        return jdbc.sql("select * from exchange_import where id = ?")
                .param(id)
                .query(ImportRecords::row)
                .optional();
    }

    List<ImportedList> latest(Identity who) {
        return jdbc.sql("""
                        select * from exchange_import where organisation_id = ? and state <> 'DISCARDED'
                        order by made_at desc, id desc limit ?""")
                .params(who.organisation().value(), LATEST)
                .query(ImportRecords::row)
                .list();
    }

    /** What the organisation said of such a list before. */
    Optional<Columns> remembered(Identity who, byte[] headerKey) {
        return jdbc.sql("select fields from exchange_columns where organisation_id = ? and header_key = ?")
                .params(who.organisation().value(), headerKey)
                .query((row, n) -> columns(row.getString(1)))
                .optional();
    }

    void remember(Identity who, byte[] headerKey, Columns columns) {
        jdbc.sql("""
                        insert into exchange_columns (organisation_id, header_key, fields, saved_by, saved_at)
                        values (?, ?, ?::jsonb, ?, ?) on conflict (organisation_id, header_key) do update
                        set fields = excluded.fields, saved_by = excluded.saved_by, saved_at = excluded.saved_at""")
                .params(
                        who.organisation().value(),
                        headerKey,
                        JSON.writeValueAsString(columns.fields()),
                        who.member().value(),
                        now())
                .update();
    }

    private static Columns columns(@Nullable String json) {
        SortedMap<Integer, Field> fields = new TreeMap<>();
        Map<Integer, Field> read = JSON.readValue(Objects.requireNonNullElse(json, "{}"), new TypeReference<>() {});
        fields.putAll(read);
        return new Columns(fields);
    }

    private static ImportedList row(ResultSet row, int number) throws SQLException {
        String means = row.getString("informed_means");
        List<Remark> remarks =
                JSON.readValue(Objects.requireNonNull(row.getString("remarks")), new TypeReference<>() {});
        return new ImportedList(
                row.getObject("id", UUID.class),
                row.getString("name"),
                ImportState.valueOf(row.getString("state")),
                new MemberId(row.getObject("made_by", UUID.class)),
                row.getTimestamp("made_at").toInstant(),
                row.getString("format"),
                row.getString("detail"),
                row.getString("layout"),
                List.of((String[]) row.getArray("header").getArray()),
                row.getLong("header_line"),
                Set.of((Integer[]) row.getArray("hidden").getArray()),
                remarks,
                columns(row.getString("fields")),
                new Terms(
                        row.getBoolean("pseudonymous"),
                        row.getObject("informed_on", LocalDate.class),
                        means == null ? null : Means.valueOf(means)),
                row.getLong("done"),
                row.getLong("total"),
                row.getString("failure"),
                List.of((String[]) row.getArray("failure_arguments").getArray()));
    }

    OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
