package org.visibles.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.exchange.ListedRow.Group;
import org.visibles.exchange.ListedRow.Outcome;
import org.visibles.exchange.column.Problem;
import org.visibles.exchange.sheet.Line;
import org.visibles.kernel.Identity;
import org.visibles.kernel.YouthId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of lists beside the records, many with one statement; in the caller's transaction. */
@Component
class StagedRows {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String TAKEN =
            "(state = 'NEW' and chosen is distinct from false or state in ('KNOWN', 'UNCLEAR') and chosen)";

    private final JdbcClient jdbc;

    StagedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID importId, Identity who, List<Line> lines) {
        jdbc.sql("""
                        insert into exchange_row (import_id, number, organisation_id, cells)
                        select :import, number, :organisation, array(select jsonb_array_elements_text(cells::jsonb))
                        from unnest(:numbers::bigint[], :cells::text[]) as lines (number, cells) on conflict do nothing""")
                .param("import", importId)
                .param("organisation", who.organisation().value())
                .param("numbers", lines.stream().map(Line::number).toArray(Long[]::new))
                .param(
                        "cells",
                        lines.stream()
                                .map(line -> JSON.writeValueAsString(line.cells()))
                                .toArray(String[]::new))
                .update();
    }

    /** Those after a number, in their order. */
    List<ListedRow> after(UUID importId, long number, int limit) {
        return jdbc.sql("select * from exchange_row where import_id = ? and number > ? order by number limit ?")
                .params(importId, number, limit)
                .query(StagedRows::row)
                .list();
    }

    List<ListedRow> numbered(UUID importId, Collection<Long> numbers) {
        return jdbc.sql("select * from exchange_row where import_id = ? and number = any (?) order by number")
                .params(importId, numbers.toArray(Long[]::new))
                .query(StagedRows::row)
                .list();
    }

    List<ListedRow> page(UUID importId, Group group, int offset, int limit) {
        return jdbc.sql("select * from exchange_row where import_id = ? and state = ? order by number limit ? offset ?")
                .params(importId, group.name(), limit, offset)
                .query(StagedRows::row)
                .list();
    }

    Optional<ListedRow> find(UUID importId, long number) {
        return numbered(importId, List.of(number)).stream().findFirst();
    }

    void checked(UUID importId, List<CheckedRow> rows) {
        jdbc.sql("""
                        update exchange_row r set state = c.state, problems = c.problems::jsonb, match_youth = c.youth,
                          match_number = c.same, match_reasons = c.reasons::jsonb, row_key = c.key, outcome = null
                        from unnest(:numbers::bigint[], :states::text[], :problems::text[], :youths::uuid[], :same::bigint[],
                          :reasons::text[], :keys::bytea[]) as c (number, state, problems, youth, same, reasons, key)
                        where r.import_id = :import and r.number = c.number""")
                .param("import", importId)
                .param("numbers", rows.stream().map(CheckedRow::number).toArray(Long[]::new))
                .param("states", rows.stream().map(row -> row.group().name()).toArray(String[]::new))
                .param(
                        "problems",
                        rows.stream()
                                .map(row -> JSON.writeValueAsString(row.problems()))
                                .toArray(String[]::new))
                .param(
                        "youths",
                        rows.stream()
                                .map(row ->
                                        row.known() == null ? null : row.known().value())
                                .toArray(UUID[]::new))
                .param("same", rows.stream().map(CheckedRow::sameAs).toArray(Long[]::new))
                .param(
                        "reasons",
                        rows.stream()
                                .map(row -> JSON.writeValueAsString(row.reasons()))
                                .toArray(String[]::new))
                .param("keys", rows.stream().map(CheckedRow::key).toArray(byte[][]::new))
                .update();
    }

    /** What a row that was checked says. */
    byte[] key(UUID importId, long number) {
        return jdbc.sql("select row_key from exchange_row where import_id = ? and number = ?")
                .params(importId, number)
                .query((row, n) -> row.getBytes(1))
                .single();
    }

    /** Tells rows apart that say the same, and finds those that made a record before. */
    void number(UUID importId) {
        number(importId, null);
    }

    /** The same of those rows alone that say one of these. */
    void number(UUID importId, byte @Nullable [][] keys) {
        jdbc.sql("""
                        update exchange_row r set occurrence = o.occurrence
                        from (select number, row_number() over (partition by row_key order by number) as occurrence
                          from exchange_row where import_id = :import and row_key is not null
                            and (:keys::bytea[] is null or row_key = any (:keys::bytea[]))) o
                        where r.import_id = :import and r.number = o.number and r.occurrence <> o.occurrence""").param("import", importId).param("keys", keys, Types.ARRAY).update();
        jdbc.sql("""
                        update exchange_row r set state = 'KNOWN', match_youth = m.youth_id, match_number = null,
                          match_reasons = '[{"feature":"ROW","level":"SAME"}]'
                        from exchange_made m
                        where r.import_id = :import and r.state in ('NEW', 'KNOWN', 'UNCLEAR') and r.outcome is null
                          and (:keys::bytea[] is null or r.row_key = any (:keys::bytea[]))
                          and m.organisation_id = r.organisation_id and m.row_key = r.row_key and m.occurrence = r.occurrence""").param("import", importId).param("keys", keys, Types.ARRAY).update();
    }

    ListCounts counts(UUID importId) {
        return jdbc.sql("""
                        select count(*) filter (where state = 'NEW'), count(*) filter (where state = 'KNOWN'),
                          count(*) filter (where state = 'UNCLEAR'), count(*) filter (where state = 'REFUSED'),
                          count(*) filter (where %1$s), count(*) filter (where %1$s and outcome is null),
                          count(*) filter (where outcome = 'CREATED'), count(*) filter (where outcome = 'ALREADY'),
                          count(*) filter (where outcome = 'REFUSED')
                        from exchange_row where import_id = ?""".formatted(TAKEN))
                .param(importId)
                .query((row, n) -> new ListCounts(
                        row.getInt(1),
                        row.getInt(2),
                        row.getInt(3),
                        row.getInt(4),
                        row.getInt(5),
                        row.getInt(6),
                        row.getInt(7),
                        row.getInt(8),
                        row.getInt(9)))
                .single();
    }

    /** Which are to be applied next; held until the end of the transaction. */
    List<ToApply> toApply(UUID importId, int limit) {
        return jdbc.sql(
                        "select number, cells, row_key, occurrence from exchange_row where import_id = ? and outcome is null and "
                                + TAKEN + " order by number limit ? for update skip locked")
                .params(importId, limit)
                .query((row, n) -> new ToApply(
                        row.getLong(1), List.of((String[]) row.getArray(2).getArray()), row.getBytes(3), row.getInt(4)))
                .list();
    }

    /** A row on its way to a record. */
    @SuppressWarnings("ArrayRecordComponent") // handed to the database as it is
    record ToApply(long number, List<String> cells, byte[] key, int occurrence) {}

    /** What was applied needs its cells no longer. */
    void outcome(UUID importId, Collection<Long> numbers, Outcome outcome) {
        if (!numbers.isEmpty()) {
            jdbc.sql(
                            "update exchange_row set outcome = ?, problems = '[]', cells = '{}' where import_id = ? and number = any (?)")
                    .param(outcome.name())
                    .param(importId)
                    .param(numbers.toArray(Long[]::new))
                    .update();
        }
    }

    void refuse(UUID importId, long number, List<Problem> problems) {
        jdbc.sql("update exchange_row set outcome = 'REFUSED', problems = ?::jsonb where import_id = ? and number = ?")
                .params(JSON.writeValueAsString(problems), importId, number)
                .update();
    }

    void correct(UUID importId, long number, List<String> cells) {
        jdbc.sql("update exchange_row set cells = ? where import_id = ? and number = ?")
                .params(cells.toArray(String[]::new), importId, number)
                .update();
    }

    void choose(UUID importId, long number, @Nullable Boolean chosen) {
        jdbc.sql("update exchange_row set chosen = ? where import_id = ? and number = ? and outcome is null")
                .param(chosen)
                .param(importId)
                .param(number)
                .update();
    }

    /** Replaces what rows say. */
    void rewrite(UUID importId, List<Long> numbers, List<List<String>> cells) {
        jdbc.sql("""
                        update exchange_row r set cells = array(select jsonb_array_elements_text(c.cells::jsonb))
                        from unnest(:numbers::bigint[], :cells::text[]) as c (number, cells)
                        where r.import_id = :import and r.number = c.number""")
                .param("import", importId)
                .param("numbers", numbers.toArray(Long[]::new))
                .param("cells", cells.stream().map(JSON::writeValueAsString).toArray(String[]::new))
                .update();
    }

    void remove(UUID importId) {
        jdbc.sql("delete from exchange_row where import_id = ?").param(importId).update();
    }

    static ListedRow row(ResultSet row, int n) throws SQLException {
        String state = row.getString("state");
        String outcome = row.getString("outcome");
        UUID youth = row.getObject("match_youth", UUID.class);
        List<Problem> problems =
                JSON.readValue(Objects.requireNonNull(row.getString("problems")), new TypeReference<>() {});
        List<ListedRow.Reason> reasons =
                JSON.readValue(Objects.requireNonNull(row.getString("match_reasons")), new TypeReference<>() {});
        return new ListedRow(
                row.getLong("number"),
                List.of((String[]) row.getArray("cells").getArray()),
                state == null ? null : Group.valueOf(state),
                problems,
                youth == null ? null : new YouthId(youth),
                row.getObject("match_number", Long.class),
                reasons,
                row.getObject("chosen", Boolean.class),
                outcome == null ? null : Outcome.valueOf(outcome));
    }
}
