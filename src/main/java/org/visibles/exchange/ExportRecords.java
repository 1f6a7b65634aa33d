package org.visibles.exchange;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.exchange.out.TableOut.Format;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Ids;
import org.visibles.kernel.NotFound;

/** The table of what left; in the caller's transaction. */
@Component
class ExportRecords {

    /** In which the file has to be fetched. */
    private static final Duration VALID = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final CurrentMember member;
    private final Clock clock;

    ExportRecords(JdbcClient jdbc, CurrentMember member, Clock clock) {
        this.jdbc = jdbc;
        this.member = member;
        this.clock = clock;
    }

    /** A file that may be written. */
    record Asked(Format format, boolean confirmed) {}

    UUID begin(String list, ExportPurpose purpose, Format format, boolean confirmed) {
        UUID id = Ids.next();
        jdbc.sql(
                        "insert into exchange_export (id, begun_at, list, purpose, format, confirmed) values (?, ?, ?, ?, ?, ?)")
                .params(id, at(clock.instant()), list, purpose.name(), format.name(), confirmed)
                .update();
        return id;
    }

    /**
     * Held until the end of the transaction.
     *
     * @throws NotFound for what another has asked for or of another list, what was written already, and after ten minutes
     */
    Asked asked(UUID id, String list) {
        return jdbc.sql("""
                        select format, confirmed from exchange_export
                        where id = ? and list = ? and member_id = ? and ended_at is null and begun_at > ? for update""")
                .params(
                        id,
                        list,
                        member.require().member().value(),
                        at(clock.instant().minus(VALID)))
                .query((row, n) -> new Asked(Format.valueOf(row.getString(1)), row.getBoolean(2)))
                .optional()
                .orElseThrow(NotFound::new);
    }

    void written(UUID id, int lines) {
        jdbc.sql("update exchange_export set people = ?, ended_at = ? where id = ?")
                .params(lines, at(clock.instant()), id)
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
