package org.visibles.costs;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.Permission;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.StaleVersion;
import org.visibles.organisation.OrganisationRow;
import org.visibles.organisation.ProgrammeService;

/**
 * Eligible expenses of the current programme: those of all organisations for the coordination, of the own one for its
 * lead. Nothing is changed or removed: a correction, or a cancellation, is a later version that says why.
 */
@Service
@PreAuthorize("denyAll()")
public class ExpenseService {

    public static final int REASON_LENGTH = ExpenseRules.REASON_LENGTH;

    /** Lines of a file that are read at once. */
    public static final int FILE_PAGE = 5_000;

    private static final String MAY =
            "hasAnyRole('" + Permission.COSTS_OWN + "', '" + Permission.COSTS_PROGRAMME + "')";

    private final ExpenseRows rows;
    private final ExpenseRules rules;
    private final ProgrammeService programmes;
    private final CurrentMember member;
    private final Clock clock;

    ExpenseService(
            ExpenseRows rows, ExpenseRules rules, ProgrammeService programmes, CurrentMember member, Clock clock) {
        this.rows = rows;
        this.rules = rules;
        this.programmes = programmes;
        this.member = member;
        this.clock = clock;
    }

    /** Months that can be entered, the first and the last. */
    public record Period(YearMonth first, YearMonth last) {}

    /** For which organisations the member may enter expenses, by name; empty without a programme. */
    @PreAuthorize(MAY)
    @Transactional(readOnly = true)
    public List<OrganisationRow> organisations() {
        return rules.enterable();
    }

    /**
     * @throws RuleViolation {@code rule.organisation.no-programme}
     */
    @PreAuthorize(MAY)
    @Transactional(readOnly = true)
    public Period period() {
        ExpenseRules.Frame frame = rules.frame();
        return new Period(frame.first(), frame.last());
    }

    /**
     * Enters all of them, or none; one that is there already, under the same id and with the same content, counts as
     * entered.
     *
     * @throws RuleViolation {@code rule.costs.…}
     * @throws NotFound for an organisation whose expenses the member does not enter
     * @throws StaleVersion when an id is taken by something else
     */
    @PreAuthorize(MAY)
    @Transactional
    public void enter(List<NewExpense> expenses) {
        ExpenseRules.Frame frame = rules.frame();
        Instant now = clock.instant();
        MemberId by = member.require().member();
        List<ExpenseRow> entered = expenses.stream()
                .map(expense -> new ExpenseRow(
                        expense.id(),
                        0,
                        expense.organisation(),
                        rules.checked(frame, expense.organisation(), expense.content(), null),
                        false,
                        null,
                        now,
                        by))
                .toList();
        rows.write(frame.programme().id(), entered).forEach(row -> same(frame, row));
    }

    private void same(ExpenseRules.Frame frame, ExpenseRow row) {
        ExpenseRow there = rows.versions(frame.programme().id(), row.id()).stream()
                .findFirst()
                .orElseThrow(StaleVersion::new);
        if (!there.organisation().equals(row.organisation()) || !there.content().equals(row.content())) {
            throw new StaleVersion();
        }
    }

    /**
     * Says it otherwise, from now on; how it was known until now stays.
     *
     * @param version that was corrected
     * @throws RuleViolation {@code rule.costs.…}: without a reason, without a change, or cancelled already
     * @throws StaleVersion when somebody else corrected it since
     */
    @PreAuthorize(MAY)
    @Transactional
    public void correct(ExpenseId id, int version, ExpenseContent content, String reason) {
        ExpenseRules.Frame frame = rules.frame();
        ExpenseRow before = before(frame, id, version);
        ExpenseContent clean =
                rules.checked(frame, null, content, before.content().category());
        if (clean.equals(before.content())) {
            throw new RuleViolation("rule.costs.unchanged");
        }
        append(frame, before, clean, false, reason);
    }

    /**
     * It does not count any more, from now on.
     *
     * @throws RuleViolation {@code rule.costs.…}: without a reason, or cancelled already
     * @throws StaleVersion when somebody else corrected it since
     */
    @PreAuthorize(MAY)
    @Transactional
    public void cancel(ExpenseId id, int version, String reason) {
        ExpenseRules.Frame frame = rules.frame();
        ExpenseRow before = before(frame, id, version);
        append(frame, before, before.content(), true, reason);
    }

    private ExpenseRow before(ExpenseRules.Frame frame, ExpenseId id, int version) {
        ExpenseRow last = rows.last(frame.programme().id(), id).orElseThrow(NotFound::new);
        if (last.version() != version) {
            throw new StaleVersion();
        }
        if (last.cancelled()) {
            throw new RuleViolation("rule.costs.cancelled");
        }
        return last;
    }

    private void append(
            ExpenseRules.Frame frame, ExpenseRow before, ExpenseContent content, boolean cancelled, String reason) {
        Instant now = clock.instant();
        ExpenseRow row = new ExpenseRow(
                before.id(),
                before.version() + 1,
                before.organisation(),
                content,
                cancelled,
                ExpenseRules.reason(reason),
                now.isBefore(before.recordedAt()) ? before.recordedAt() : now, // versions are in the order of time
                member.require().member());
        if (!rows.write(frame.programme().id(), List.of(row)).isEmpty()) {
            throw new StaleVersion();
        }
    }

    /** Each expense as it was known, latest month first, cancelled ones too; one statement a page. */
    @PreAuthorize(MAY)
    @Transactional(readOnly = true)
    public List<ExpenseRow> list(ExpenseFilter filter, int offset, int limit) {
        return rows.list(programmes.current().id(), filter, offset, limit);
    }

    /**
     * Those that count, for a file that may be long: the next {@value #FILE_PAGE}, fewer at its end.
     *
     * @param knownBefore the same for all of the file, so that what is entered or corrected meanwhile shifts nothing
     * @param last of those before; null at the beginning
     */
    @PreAuthorize(MAY)
    @Transactional(readOnly = true)
    public List<ExpenseRow> forFile(ExpenseFilter filter, Instant knownBefore, @Nullable ExpenseRow last) {
        Instant end = ExpenseRows.end(filter.knownOn());
        return rows.after(programmes.current().id(), filter, end == null ? knownBefore : end, last, FILE_PAGE);
    }

    @PreAuthorize(MAY)
    @Transactional(readOnly = true)
    public ExpenseSums sums(ExpenseFilter filter) {
        return rows.sums(programmes.current().id(), filter, ExpenseRows.end(filter.knownOn()));
    }

    /**
     * All versions, the first one first.
     *
     * @throws NotFound when it is hidden or missing
     */
    @PreAuthorize(MAY)
    @Transactional(readOnly = true)
    public List<ExpenseRow> history(ExpenseId id) {
        List<ExpenseRow> versions = rows.versions(programmes.current().id(), id);
        if (versions.isEmpty()) {
            throw new NotFound();
        }
        return versions;
    }
}
