package org.visibles.reporting;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.indicators.Cause;
import org.visibles.indicators.Touched;
import org.visibles.indicators.TouchedService;
import org.visibles.indicators.Variable;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.Permission;
import org.visibles.kernel.ProgrammeId;
import org.visibles.kernel.RuleViolation;
import org.visibles.organisation.ProgrammeService;

/** Reports that stay as they are: what was sent out can be printed again, and compared with what would be computed today. */
@Service
@PreAuthorize("denyAll()")
public class FrozenReports {

    private final FrozenRows rows;
    private final ReportService drafts;
    private final ReportTexts texts;
    private final ReportBuilder builder;
    private final TouchedService touched;
    private final CanonicalJson json;
    private final ProgrammeService programmes;
    private final CurrentMember member;
    private final Clock clock;

    FrozenReports(
            FrozenRows rows,
            ReportService drafts,
            ReportTexts texts,
            ReportBuilder builder,
            TouchedService touched,
            CanonicalJson json,
            ProgrammeService programmes,
            CurrentMember member,
            Clock clock) {
        this.rows = rows;
        this.drafts = drafts;
        this.texts = texts;
        this.builder = builder;
        this.touched = touched;
        this.json = json;
        this.programmes = programmes;
        this.member = member;
        this.clock = clock;
    }

    /** The latest first. */
    @PreAuthorize("hasAnyRole('" + Permission.FIGURES_OWN + "', '" + Permission.FIGURES_PROGRAMME + "')")
    @Transactional(readOnly = true)
    public List<FrozenRow> list() {
        return rows.list(kind());
    }

    @PreAuthorize("hasAnyRole('" + Permission.FIGURES_OWN + "', '" + Permission.FIGURES_PROGRAMME + "')")
    @Transactional(readOnly = true)
    public FrozenReport get(ReportId id) {
        return kept(id);
    }

    private FrozenReport kept(ReportId id) {
        FrozenRow row = rows.find(kind(), id).orElseThrow(NotFound::new);
        String content = rows.content(id);
        return new FrozenReport(
                row,
                json.read(content),
                CanonicalJson.sha256(content).equals(row.sha256()),
                isCurrent(row.programme()));
    }

    /**
     * Freezes a report that was written, as of its day of knowledge; from then on it is no draft any more.
     *
     * @return the frozen one
     * @throws RuleViolation as {@link ReportService#preview}, {@code rule.reporting.frozen} when somebody was faster, and
     *     {@code rule.reporting.written-meanwhile} when a text or the period was changed while the figures were computed
     * @throws Progress.Cancelled when called off; then nothing was frozen
     */
    @PreAuthorize("hasRole('" + Permission.REPORT_WRITE + "')")
    @Transactional
    public ReportId freeze(ReportId id, Progress progress) {
        DraftRow draft = drafts.get(id);
        requireCurrent(draft.programme());
        Map<Section, String> written = texts.plain(id);
        ReportContent content = builder.build(
                draft.kind(), draft.selection().quarter(), draft.selection().day(clock), written, progress);
        requireUnchanged(draft, written);
        return rows.add(content, draft.programme(), id, null);
    }

    /** Computing takes a while: what was saved meanwhile would be in no report, and nobody would be told. */
    private void requireUnchanged(DraftRow draft, Map<Section, String> written) {
        texts.hold(draft.id());
        if (rows.isFrozen(draft.id())) {
            throw new RuleViolation("rule.reporting.frozen");
        }
        if (!drafts.get(draft.id()).selection().equals(draft.selection())
                || !texts.plain(draft.id()).equals(written)) {
            throw new RuleViolation("rule.reporting.written-meanwhile");
        }
    }

    /**
     * Computes a report again as of its day of knowledge, and says what is not equal.
     *
     * @throws RuleViolation {@code rule.reporting.other-programme} when the figures of its programme are not read here any
     *     more
     */
    @PreAuthorize("hasAnyRole('" + Permission.FIGURES_OWN + "', '" + Permission.FIGURES_PROGRAMME + "')")
    @Transactional(readOnly = true)
    public Comparison compare(ReportId id, Progress progress) {
        FrozenReport kept = kept(id);
        requireCurrent(kept.row().programme());
        ReportContent now = builder.build(
                kept.row().kind(), kept.row().quarter(), kept.row().knownOn(), Map.of(), progress);
        Comparison found = Comparison.of(kept.content(), now);
        return found.isEqual() ? found : Comparison.of(kept.content(), now, ofPeople(kept.row()));
    }

    /** The people whom the report counts and who were cut loose or joined since, where they are counted. */
    private Comparison.OfPeople ofPeople(FrozenRow row) {
        Touched touched = row.kind() == ReportKind.PROGRAMME
                ? this.touched.programme(row.knownOn(), row.quarter())
                : this.touched.own(row.knownOn(), row.quarter());
        return (table, category) -> {
            if (touched(touched, Cause.ANONYMISED, table, category)) {
                return Comparison.Cause.ANONYMISED;
            }
            return touched(touched, Cause.MERGED, table, category) ? Comparison.Cause.MERGED : Comparison.Cause.NUMBER;
        };
    }

    /** The tables that are broken down are called after what by; the rows of the others are of everybody. */
    private static boolean touched(Touched touched, Cause cause, String table, String category) {
        return Variable.dimensions().stream()
                .filter(variable -> !category.isEmpty() && table.equals(ReportContent.Table.by(variable)))
                .findFirst()
                .map(variable -> touched.in(cause, variable, category))
                .orElseGet(() -> touched.any(cause));
    }

    private void requireCurrent(ProgrammeId programme) {
        if (!isCurrent(programme)) {
            throw new RuleViolation("rule.reporting.other-programme");
        }
    }

    private boolean isCurrent(ProgrammeId programme) {
        return programmes.find().filter(each -> each.id().equals(programme)).isPresent();
    }

    private ReportKind kind() {
        return ReportKind.of(member.require());
    }
}
