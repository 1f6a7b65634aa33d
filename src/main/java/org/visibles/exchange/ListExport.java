package org.visibles.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.exchange.out.TableOut;
import org.visibles.exchange.out.TableOut.Format;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Ids;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.PasswordAgain;
import org.visibles.kernel.Permission;
import org.visibles.kernel.RuleViolation;
import org.visibles.privacy.Logged;
import org.visibles.youth.YouthExport;
import org.visibles.youth.YouthFilter;

/**
 * Takes a list of young people out of the program: first it is said what for, and for many people who it is once more;
 * then the file is written, once, by the same member.
 */
@Service
@PreAuthorize("denyAll()")
public class ListExport {

    /** As many people leave without the password. */
    public static final int FEW = 50;
    /** In which the file has to be fetched. */
    static final Duration VALID = Duration.ofMinutes(10);

    private static final String MAY = "hasRole('" + Permission.LIST_EXPORT + "')";
    private static final int LATEST = 50;
    private static final int TELL_EVERY = 200;

    private final YouthExport people;
    private final PasswordAgain password;
    private final ExportColumns columns;
    private final JdbcClient jdbc;
    private final CurrentMember member;
    private final Clock clock;

    ListExport(
            YouthExport people,
            PasswordAgain password,
            ExportColumns columns,
            JdbcClient jdbc,
            CurrentMember member,
            Clock clock) {
        this.people = people;
        this.password = password;
        this.columns = columns;
        this.jdbc = jdbc;
        this.member = member;
        this.clock = clock;
    }

    /** How many people a list would hold. */
    @PreAuthorize(MAY)
    @Transactional(readOnly = true)
    public int count(YouthFilter filter) {
        return people.count(filter);
    }

    /**
     * Asks for a list.
     *
     * @param given the member's password; needed for more than {@link #FEW} people
     * @return of what may be written within ten minutes
     * @throws RuleViolation {@code rule.exchange.export.password} without it, and what {@link PasswordAgain} says
     */
    @PreAuthorize(MAY)
    @Transactional
    @Logged("list.take")
    public UUID begin(YouthFilter filter, ExportPurpose purpose, Format format, @Nullable String given) {
        boolean confirmed = false;
        if (given != null && !given.isEmpty()) {
            password.require(given);
            confirmed = true;
        } else if (people.count(filter) > FEW) {
            throw new RuleViolation("rule.exchange.export.password", FEW);
        }
        UUID id = Ids.next();
        jdbc.sql("insert into exchange_export (id, begun_at, purpose, format, confirmed) values (?, ?, ?, ?, ?)")
                .params(id, now(), purpose.name(), format.name(), confirmed)
                .update();
        return id;
    }

    /**
     * Writes the file, in one transaction: cut off, it was not taken and may be fetched again.
     *
     * @param progress told of the people written, now and then
     * @throws NotFound for what another has asked for, what was written already, and after ten minutes
     * @throws RuleViolation {@code rule.exchange.export.password} when there are more people now than may leave without it
     */
    @PreAuthorize(MAY)
    @Transactional
    public void write(UUID id, YouthFilter filter, OutputStream to, IntConsumer progress) throws IOException {
        Asked asked = jdbc.sql("""
                        select format, confirmed from exchange_export
                        where id = ? and member_id = ? and ended_at is null and begun_at > ? for update""")
                .params(
                        id,
                        member.require().member().value(),
                        at(clock.instant().minus(VALID)))
                .query((row, n) -> new Asked(Format.valueOf(row.getString(1)), row.getBoolean(2)))
                .optional()
                .orElseThrow(NotFound::new);
        int[] written = new int[1];
        ExportColumns.Line line = columns.begin();
        try (TableOut table = asked.format().begin(to, columns.sheet(), columns.names())) {
            people.each(filter, person -> {
                if (++written[0] > FEW && !asked.confirmed()) {
                    throw new RuleViolation("rule.exchange.export.password", FEW);
                }
                write(table, line.of(person));
                if (written[0] % TELL_EVERY == 0) {
                    progress.accept(written[0]);
                }
            });
        }
        progress.accept(written[0]);
        jdbc.sql("update exchange_export set people = ?, ended_at = ? where id = ?")
                .params(written[0], now(), id)
                .update();
    }

    private record Asked(Format format, boolean confirmed) {}

    private static void write(TableOut table, List<String> cells) {
        try {
            table.line(cells);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The latest fifty of the organisation. */
    @PreAuthorize("hasAnyRole('" + Permission.LIST_EXPORT + "', '" + Permission.ACCESS_LOG_READ + "')")
    @Transactional(readOnly = true)
    public List<TakenList> latest() {
        return jdbc.sql("""
                        select member_id, begun_at, purpose, format, people from exchange_export where organisation_id = ?
                        order by begun_at desc, id desc limit ?""")
                .params(member.require().organisation().value(), LATEST)
                .query((row, n) -> new TakenList(
                        new MemberId(row.getObject(1, UUID.class)),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        ExportPurpose.valueOf(row.getString(3)),
                        Format.valueOf(row.getString(4)),
                        row.getObject(5, Integer.class)))
                .list();
    }

    private OffsetDateTime now() {
        return at(clock.instant());
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
