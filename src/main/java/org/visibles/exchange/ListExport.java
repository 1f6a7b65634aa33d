package org.visibles.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.exchange.out.TableOut;
import org.visibles.exchange.out.TableOut.Format;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.LeavingList;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.PasswordAgain;
import org.visibles.kernel.Permission;
import org.visibles.kernel.RuleViolation;
import org.visibles.privacy.Logged;
import org.visibles.youth.YouthExport;
import org.visibles.youth.YouthFilter;

/**
 * Takes a list out of the program: first it is said what for, and for many lines who it is once more; then the file is
 * written, once, by the same member.
 */
@Service
@PreAuthorize("denyAll()")
public class ListExport {

    /** As many lines leave without the password. */
    public static final int FEW = 50;

    /** The list of young people, of which a part may be chosen. */
    static final String YOUTH = "YOUTH";

    private static final String MAY = "hasRole('" + Permission.LIST_EXPORT + "')";
    private static final int TELL_EVERY = 200;

    private final YouthExport people;
    private final List<LeavingList> lists;
    private final PasswordAgain password;
    private final ExportColumns columns;
    private final ExportRecords records;
    private final CurrentMember member;

    ListExport(
            YouthExport people,
            List<LeavingList> lists,
            PasswordAgain password,
            ExportColumns columns,
            ExportRecords records,
            CurrentMember member) {
        this.people = people;
        this.lists = lists;
        this.password = password;
        this.columns = columns;
        this.records = records;
        this.member = member;
    }

    /** How many people a list would hold. */
    @PreAuthorize(MAY)
    @Transactional(readOnly = true)
    public int count(YouthFilter filter) {
        return people.count(filter);
    }

    /** The lists beside that of the young people which the member may read. */
    @PreAuthorize(MAY)
    @Transactional(readOnly = true)
    public List<LeavingList.Kind> others() {
        return lists.stream().map(LeavingList::kind).filter(this::mayRead).toList();
    }

    /**
     * How many lines one of them has.
     *
     * @throws NotFound for one that the member may not read
     */
    @PreAuthorize(MAY)
    @Transactional(readOnly = true)
    public int count(String code) {
        return list(code).count();
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
        return records.begin(YOUTH, purpose, format, confirmed(given, people.count(filter)));
    }

    /** The same for one of the others. */
    @PreAuthorize(MAY)
    @Transactional
    @Logged("list.take")
    public UUID begin(String code, ExportPurpose purpose, Format format, @Nullable String given) {
        return records.begin(code, purpose, format, confirmed(given, list(code).count()));
    }

    private boolean confirmed(@Nullable String given, int lines) {
        if (given != null && !given.isEmpty()) {
            password.require(given);
            return true;
        }
        if (lines > FEW) {
            throw new RuleViolation("rule.exchange.export.password", FEW);
        }
        return false;
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
        ExportRecords.Asked asked = records.asked(id, YOUTH);
        ExportColumns.Line line = columns.begin();
        Writing writing = new Writing(asked.confirmed(), progress);
        try (TableOut table = asked.format().begin(to, columns.sheet(), columns.names())) {
            people.each(filter, person -> writing.line(table, line.of(person)));
        }
        records.written(id, writing.end());
    }

    /** The same for one of the others. */
    @PreAuthorize(MAY)
    @Transactional
    public void write(UUID id, String code, OutputStream to, IntConsumer progress) throws IOException {
        LeavingList list = list(code);
        ExportRecords.Asked asked = records.asked(id, code);
        Writing writing = new Writing(asked.confirmed(), progress);
        String name = columns.name(list.kind());
        try (TableOut table = asked.format().begin(to, name, columns.names(list.kind()))) {
            list.each(cells -> writing.line(table, cells));
        }
        records.written(id, writing.end());
    }

    private LeavingList list(String code) {
        return lists.stream()
                .filter(list -> list.kind().code().equals(code) && mayRead(list.kind()))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private boolean mayRead(LeavingList.Kind kind) {
        return member.require().may(kind.permission());
    }

    /** Counts lines on their way, and stops where more come than may leave. */
    private static final class Writing {

        private final boolean confirmed;
        private final IntConsumer progress;
        private int written;

        Writing(boolean confirmed, IntConsumer progress) {
            this.confirmed = confirmed;
            this.progress = progress;
        }

        void line(TableOut table, List<String> cells) {
            if (++written > FEW && !confirmed) {
                throw new RuleViolation("rule.exchange.export.password", FEW);
            }
            try {
                table.line(cells);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
            if (written % TELL_EVERY == 0) {
                progress.accept(written);
            }
        }

        int end() {
            progress.accept(written);
            return written;
        }
    }
}
