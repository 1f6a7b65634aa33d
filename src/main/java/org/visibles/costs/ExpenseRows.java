package org.visibles.costs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.ProgrammeId;
import org.visibles.widgets.Formats;

/** The table of expenses; row security says which of them the member reads. */
@Component
class ExpenseRows {

    private static final String ROW = """
            select e.id, e.version, e.organisation_id, e.category, e.month, e.cents, e.label, e.reference, e.cancelled,
              e.reason, e.recorded_at, e.recorded_by from expense e\s""";

    /** The last version that was recorded by then. */
    private static final String AS_KNOWN = """
            where e.programme_id = :programme
              and (:known::timestamptz is null or e.recorded_at < :known::timestamptz)
              and not exists (select from expense n where n.id = e.id and n.version = e.version + 1
                and (:known::timestamptz is null or n.recorded_at < :known::timestamptz))
              and (:organisation::uuid is null or e.organisation_id = :organisation::uuid)
              and (:category::text is null or e.category = :category::text)
              and (:from::date is null or e.month >= :from::date)
              and (:until::date is null or e.month <= :until::date)\s""";

    private static final String INSERT = """
            insert into expense (id, version, programme_id, organisation_id, category, month, cents, label, reference,
              cancelled, reason, recorded_at, recorded_by)
            values (:id, :version, :programme, :organisation, :category, :month, :cents, :label, :reference, :cancelled,
              :reason, :at, :by) on conflict do nothing""";

    /** Rows of an import that travel to the database together. */
    private static final int AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;

    ExpenseRows(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Latest month first. */
    List<ExpenseRow> list(ProgrammeId programme, ExpenseFilter filter, int offset, int limit) {
        return known(ROW + AS_KNOWN + """
                        order by e.month desc, e.recorded_at desc, e.id limit :limit offset :offset""", programme, filter, end(filter.knownOn()))
                .param("limit", limit)
                .param("offset", offset)
                .query(ExpenseRows::row)
                .list();
    }

    /**
     * Those that count, in the same order.
     *
     * @param last the one before them; null for the first ones
     */
    List<ExpenseRow> after(
            ProgrammeId programme, ExpenseFilter filter, Instant knownBefore, @Nullable ExpenseRow last, int limit) {
        return known(ROW + AS_KNOWN + """
                        and not e.cancelled and (:month::date is null or (e.month, e.recorded_at) < (:month::date, :at::timestamptz)
                          or e.month = :month::date and e.recorded_at = :at::timestamptz and e.id > :id::uuid)
                        order by e.month desc, e.recorded_at desc, e.id limit :limit""", programme, filter, knownBefore)
                .param("month", last == null ? null : last.content().month().atDay(1))
                .param("at", last == null ? null : OffsetDateTime.ofInstant(last.recordedAt(), ZoneOffset.UTC))
                .param("id", last == null ? null : last.id().value())
                .param("limit", limit)
                .query(ExpenseRows::row)
                .list();
    }

    ExpenseSums sums(ProgrammeId programme, ExpenseFilter filter, @Nullable Instant knownBefore) {
        return new ExpenseSums(known(
                        "select e.organisation_id, e.category, sum(e.cents)::bigint, count(*)::int from expense e "
                                + AS_KNOWN + "and not e.cancelled group by e.organisation_id, e.category order by 1, 2",
                        programme,
                        filter,
                        knownBefore)
                .query((row, n) -> new ExpenseSums.Part(
                        new OrganisationId(row.getObject(1, UUID.class)),
                        row.getString(2),
                        row.getLong(3),
                        row.getInt(4)))
                .list());
    }

    List<MonthSum> byMonth(ProgrammeId programme, ExpenseFilter filter, @Nullable Instant knownBefore) {
        return known(
                        "select e.organisation_id, e.month, sum(e.cents)::bigint from expense e " + AS_KNOWN
                                + "and not e.cancelled group by e.organisation_id, e.month order by 1, 2",
                        programme,
                        filter,
                        knownBefore)
                .query((row, n) -> new MonthSum(
                        new OrganisationId(row.getObject(1, UUID.class)),
                        YearMonth.from(row.getObject(2, LocalDate.class)),
                        row.getLong(3)))
                .list();
    }

    static @Nullable Instant end(@Nullable LocalDate knownOn) {
        return knownOn == null
                ? null
                : knownOn.plusDays(1).atStartOfDay(Formats.ZONE).toInstant();
    }

    private JdbcClient.StatementSpec known(
            String sql, ProgrammeId programme, ExpenseFilter filter, @Nullable Instant knownBefore) {
        return jdbc.sql(sql)
                .param("programme", programme.value())
                .param("known", knownBefore == null ? null : OffsetDateTime.ofInstant(knownBefore, ZoneOffset.UTC))
                .param(
                        "organisation",
                        filter.organisation() == null
                                ? null
                                : filter.organisation().value())
                .param("category", filter.category())
                .param("from", filter.from() == null ? null : filter.from().atDay(1))
                .param("until", filter.until() == null ? null : filter.until().atDay(1));
    }

    /** All versions, the first one first. */
    List<ExpenseRow> versions(ProgrammeId programme, ExpenseId id) {
        return jdbc.sql(ROW + "where e.programme_id = ? and e.id = ? order by e.version")
                .params(programme.value(), id.value())
                .query(ExpenseRows::row)
                .list();
    }

    /** Each version of what the organisations spent in these months, corrected and cancelled ones too. */
    List<ExpenseRow> everSaid(
            ProgrammeId programme, List<OrganisationId> organisations, YearMonth from, YearMonth until) {
        return jdbc.sql(ROW + "where e.programme_id = ? and e.organisation_id = any (?) and e.month between ? and ?")
                .param(programme.value())
                .param(organisations.stream().map(OrganisationId::value).toArray(UUID[]::new))
                .param(from.atDay(1))
                .param(until.atDay(1))
                .query(ExpenseRows::row)
                .list();
    }

    /**
     * @return those that were there already, under the same id and version; they were not written
     */
    List<ExpenseRow> write(ProgrammeId programme, List<ExpenseRow> rows) {
        List<ExpenseRow> there = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += AT_ONCE) {
            List<ExpenseRow> some = rows.subList(from, Math.min(rows.size(), from + AT_ONCE));
            int[] written = batches.batchUpdate(
                    INSERT, some.stream().map(row -> values(programme, row)).toArray(SqlParameterSource[]::new));
            for (int index = 0; index < written.length; index++) {
                if (written[index] == 0) {
                    there.add(some.get(index));
                }
            }
        }
        return there;
    }

    private static SqlParameterSource values(ProgrammeId programme, ExpenseRow row) {
        ExpenseContent content = row.content();
        return new MapSqlParameterSource()
                .addValue("id", row.id().value())
                .addValue("version", row.version())
                .addValue("programme", programme.value())
                .addValue("organisation", row.organisation().value())
                .addValue("category", content.category())
                .addValue("month", content.month().atDay(1))
                .addValue("cents", content.cents())
                .addValue("label", content.label())
                .addValue("reference", content.reference(), Types.VARCHAR)
                .addValue("cancelled", row.cancelled())
                .addValue("reason", row.reason(), Types.VARCHAR)
                .addValue("at", OffsetDateTime.ofInstant(row.recordedAt(), ZoneOffset.UTC))
                .addValue("by", row.recordedBy().value());
    }

    Optional<ExpenseRow> last(ProgrammeId programme, ExpenseId id) {
        List<ExpenseRow> versions = versions(programme, id);
        return versions.isEmpty() ? Optional.empty() : Optional.of(versions.getLast());
    }

    private static ExpenseRow row(ResultSet row, int number) throws SQLException {
        return new ExpenseRow(
                new ExpenseId(row.getObject("id", UUID.class)),
                row.getInt("version"),
                new OrganisationId(row.getObject("organisation_id", UUID.class)),
                new ExpenseContent(
                        row.getString("category"),
                        YearMonth.from(row.getObject("month", LocalDate.class)),
                        row.getLong("cents"),
                        row.getString("label"),
                        row.getString("reference")),
                row.getBoolean("cancelled"),
                row.getString("reason"),
                Objects.requireNonNull(row.getObject("recorded_at", OffsetDateTime.class))
                        .toInstant(),
                new MemberId(row.getObject("recorded_by", UUID.class)));
    }
}
