package org.visibles.reporting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.indicators.Quarter;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Identity;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.ProgrammeId;

/** Frozen reports as the database keeps them; it gives the numbers. */
@Component
class FrozenRows {

    private static final String ROW = """
            select id, kind, programme_id, year, number, author_name, frozen_at, quarter, known_on, sha256 from frozen_report
            where kind = :kind """;

    private final JdbcClient jdbc;
    private final CanonicalJson json;
    private final CurrentMember member;
    private final Clock clock;

    FrozenRows(JdbcClient jdbc, CanonicalJson json, CurrentMember member, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.member = member;
        this.clock = clock;
    }

    List<FrozenRow> list(ReportKind kind) {
        return jdbc.sql(ROW + " order by frozen_at desc, year desc, number desc limit 500")
                .param("kind", kind.name())
                .query(FrozenRows::row)
                .list();
    }

    Optional<FrozenRow> find(ReportKind kind, ReportId id) {
        return jdbc.sql(ROW + " and id = :id")
                .param("kind", kind.name())
                .param("id", id.value())
                .query(FrozenRows::row)
                .optional();
    }

    String content(ReportId id) {
        return jdbc.sql("select content from frozen_report where id = ?")
                .param(id.value())
                .query(String.class)
                .single();
    }

    boolean isFrozen(ReportId draft) {
        return !jdbc.sql("select id from frozen_report where report_id = ?")
                .param(draft.value())
                .query(UUID.class)
                .list()
                .isEmpty();
    }

    /** Days of knowledge of a schedule's reports. */
    List<LocalDate> days(UUID schedule) {
        return jdbc.sql("select known_on from frozen_report where schedule_id = ?")
                .param(schedule)
                .query((row, n) -> row.getObject(1, LocalDate.class))
                .list();
    }

    /**
     * @param draft that it was written as; null for a scheduled one
     * @param schedule that asked for it; null for one that was written
     * @throws DuplicateKeyException when the draft, or the schedule as of that day, is frozen already
     */
    ReportId add(ReportContent content, ProgrammeId programme, @Nullable ReportId draft, @Nullable UUID schedule) {
        Identity who = member.require();
        ReportId id = ReportId.next();
        String kept = json.write(content);
        jdbc.sql("""
                insert into frozen_report (id, report_id, schedule_id, kind, programme_id, author_name, frozen_at, quarter,
                  known_on, content, sha256)
                values (:id, :report, :schedule, :kind, :programme, :author, :now, :quarter, :day, :content, :sha256)""")
                .param("id", id.value())
                .param("report", draft == null ? null : draft.value())
                .param("schedule", schedule)
                .param("kind", content.kind().name())
                .param("programme", programme.value())
                .param("author", who.member().equals(MemberId.PROGRAM) ? null : who.name())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("quarter", content.quarter())
                .param("day", content.knownOn())
                .param("content", kept)
                .param("sha256", CanonicalJson.sha256(kept))
                .update();
        return id;
    }

    private static FrozenRow row(ResultSet row, int number) throws SQLException {
        String quarter = row.getString("quarter");
        return new FrozenRow(
                new ReportId(row.getObject("id", UUID.class)),
                ReportKind.valueOf(row.getString("kind")),
                new ProgrammeId(row.getObject("programme_id", UUID.class)),
                row.getInt("year"),
                row.getInt("number"),
                row.getString("author_name"),
                row.getObject("frozen_at", OffsetDateTime.class).toInstant(),
                quarter == null ? null : Quarter.read(quarter).orElseThrow(),
                row.getObject("known_on", LocalDate.class),
                row.getString("sha256"));
    }
}
