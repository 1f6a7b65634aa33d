package org.visibles.indicators.check;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.indicators.Part;
import org.visibles.indicators.Quarter;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Scope;

/** Reads questions: those that were asked of an organisation, and those that it asked. */
@Component
class CheckRows {

    private static final String ROW = """
            select c.*, coalesce(c.programme_id = current_programme(:today), false) as current, o.name as organisation_name
            from figure_check c join organisation o on o.id = c.organisation_id
            where (c.organisation_id = :own or c.asked_by = :own) and c.indicator = any (:known) """;

    /** A question about one that this version no longer has cannot be worked out, and is passed over. */
    static final String[] KNOWN = InQuestion.all().map(InQuestion::code).toArray(String[]::new);

    private final JdbcClient jdbc;
    private final Clock clock;

    CheckRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<CheckRow> list(Scope scope) {
        return jdbc.sql(ROW + "order by c.outcome is not null, c.asked_at desc, c.id desc limit 200")
                .param("own", scope.organisation().value())
                .param("today", LocalDate.now(clock))
                .param("known", KNOWN)
                .query(CheckRows::row)
                .list();
    }

    Optional<CheckRow> find(Scope scope, CheckId id) {
        return jdbc.sql(ROW + "and c.id = :id")
                .param("own", scope.organisation().value())
                .param("today", LocalDate.now(clock))
                .param("known", KNOWN)
                .param("id", id.value())
                .query(CheckRows::row)
                .optional();
    }

    private static CheckRow row(ResultSet row, int number) throws SQLException {
        String quarter = row.getString("quarter");
        String outcome = row.getString("outcome");
        return new CheckRow(
                new CheckId(row.getObject("id", UUID.class)),
                row.getBoolean("current"),
                new OrganisationId(row.getObject("organisation_id", UUID.class)),
                row.getString("organisation_name"),
                new MemberId(row.getObject("asker_id", UUID.class)),
                Objects.requireNonNull(instant(row, "asked_at")),
                InQuestion.read(
                                row.getString("indicator"),
                                Part.valueOf(row.getString("part")),
                                Objects.requireNonNullElse(row.getString("area"), ""))
                        .orElseThrow(),
                quarter == null ? null : Quarter.read(quarter).orElseThrow(),
                row.getObject("until", LocalDate.class),
                row.getObject("known_on", LocalDate.class),
                CheckReason.valueOf(row.getString("reason")),
                row.getString("remark"),
                outcome == null ? null : CheckOutcome.valueOf(outcome),
                row.getString("answer"),
                instant(row, "answered_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
