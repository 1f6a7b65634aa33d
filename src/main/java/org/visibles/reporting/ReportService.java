package org.visibles.reporting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.indicators.DaysOfKnowledge;
import org.visibles.indicators.Quarter;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.FreeText;
import org.visibles.kernel.Identity;
import org.visibles.kernel.KnownNames;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.Permission;
import org.visibles.kernel.ProgrammeId;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.StaleVersion;
import org.visibles.organisation.ProgrammeService;

/** Reports that are being written: by the coordination for the programme, by a team's lead for the own organisation. */
@Service
@PreAuthorize("denyAll()")
public class ReportService {

    private static final String ROW = """
            select r.id, r.kind, r.programme_id, r.quarter, r.known_on, r.author_name, r.made_at from report r
            where r.discarded_at is null and not exists (select from frozen_report f where f.report_id = r.id)
              and r.kind = :kind """;

    private final JdbcClient jdbc;
    private final ReportTexts texts;
    private final ReportBuilder builder;
    private final ProgrammeService programmes;
    private final KnownNames names;
    private final CurrentMember member;
    private final Clock clock;

    ReportService(
            JdbcClient jdbc,
            ReportTexts texts,
            ReportBuilder builder,
            ProgrammeService programmes,
            KnownNames names,
            CurrentMember member,
            Clock clock) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.builder = builder;
        this.programmes = programmes;
        this.names = names;
        this.member = member;
        this.clock = clock;
    }

    /** The latest first. */
    @PreAuthorize("hasAnyRole('" + Permission.FIGURES_OWN + "', '" + Permission.FIGURES_PROGRAMME + "')")
    @Transactional(readOnly = true)
    public List<DraftRow> drafts() {
        return jdbc.sql(ROW + " order by r.made_at desc, r.id desc limit 100")
                .param("kind", kind().name())
                .query(ReportService::row)
                .list();
    }

    /**
     * @throws NotFound also once it is frozen
     */
    @PreAuthorize("hasAnyRole('" + Permission.FIGURES_OWN + "', '" + Permission.FIGURES_PROGRAMME + "')")
    @Transactional(readOnly = true)
    public DraftRow get(ReportId id) {
        return draft(id);
    }

    private DraftRow draft(ReportId id) {
        return jdbc.sql(ROW + " and r.id = :id")
                .param("kind", kind().name())
                .param("id", id.value())
                .query(ReportService::row)
                .optional()
                .orElseThrow(NotFound::new);
    }

    /**
     * Begins one about the whole programme.
     *
     * @throws RuleViolation {@code rule.organisation.no-programme}
     */
    @PreAuthorize("hasRole('" + Permission.REPORT_WRITE + "')")
    @Transactional
    public ReportId begin() {
        Identity who = member.require();
        ReportId id = ReportId.next();
        jdbc.sql("insert into report (id, kind, programme_id, author_name, made_at) values (?, ?, ?, ?, ?)")
                .params(id.value(), kind().name(), programmes.current().id().value(), who.name(), now())
                .update();
        return id;
    }

    /** Whole quarters of the programme that are over, the latest first: those that a report may be about. */
    @PreAuthorize("hasAnyRole('" + Permission.FIGURES_OWN + "', '" + Permission.FIGURES_PROGRAMME + "')")
    @Transactional(readOnly = true)
    public List<Quarter> quarters() {
        LocalDate last = ReportedDays.last(clock);
        return Quarter.between(programmes.current().startsOn(), last).stream()
                .filter(quarter -> !quarter.lastDay().isAfter(last))
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    /** Ends of months of the programme that are over, the latest first: the days of knowledge that a report may have. */
    @PreAuthorize("hasAnyRole('" + Permission.FIGURES_OWN + "', '" + Permission.FIGURES_PROGRAMME + "')")
    @Transactional(readOnly = true)
    public List<LocalDate> days() {
        return DaysOfKnowledge.between(programmes.current().startsOn(), ReportedDays.last(clock));
    }

    /**
     * Changes the period and the day of knowledge.
     *
     * @throws RuleViolation {@code rule.reporting.quarter-after-day}
     */
    @PreAuthorize("hasRole('" + Permission.REPORT_WRITE + "')")
    @Transactional
    public void select(ReportId id, ReportSelection selection) {
        texts.hold(id);
        draft(id);
        Quarter quarter = selection.quarter();
        ReportedDays.requireOver(quarter, selection.day(clock));
        one(jdbc.sql("update report set quarter = :quarter, known_on = :day where id = :id")
                .param("quarter", quarter == null ? null : quarter.code())
                .param("day", selection.knownOn())
                .param("id", id.value())
                .update());
    }

    @PreAuthorize("hasRole('" + Permission.REPORT_WRITE + "')")
    @Transactional
    public void discard(ReportId id) {
        texts.hold(id);
        draft(id);
        one(jdbc.sql("update report set discarded_at = ? where id = ?")
                .params(now(), id.value())
                .update());
    }

    private static void one(int rows) {
        if (rows == 0) {
            throw new NotFound();
        }
    }

    /** One for each section that bears a text. */
    @PreAuthorize("hasAnyRole('" + Permission.FIGURES_OWN + "', '" + Permission.FIGURES_PROGRAMME + "')")
    @Transactional(readOnly = true)
    public Map<Section, WrittenText> texts(ReportId id) {
        return texts.written(draft(id).id());
    }

    /**
     * Saves the text of one section; it is kept as {@link FreeText#lines} gives it.
     *
     * @param version of the text that was changed
     * @return the new version
     * @throws StaleVersion when somebody else has changed it since; what they wrote stays
     * @throws RuleViolation {@code rule.reporting.text-long}, {@code rule.reporting.names-somebody}
     */
    @PreAuthorize("hasRole('" + Permission.REPORT_WRITE + "')")
    @Transactional
    public long write(ReportId id, Section section, String text, long version) {
        texts.hold(id);
        draft(id);
        String kept =
                Objects.requireNonNullElse(FreeText.lines(text, WrittenText.LENGTH, "rule.reporting.text-long"), "");
        if (names.namesSomebody(kept)) {
            throw new RuleViolation("rule.reporting.names-somebody");
        }
        Identity who = member.require();
        var statement = version < 0 ? jdbc.sql("""
                        insert into report_text (report_id, section, text, changed_at, changed_by, author_name, version)
                        values (:id, :section, :text, :now, :who, :name, 0) on conflict do nothing""") : jdbc.sql("""
                        update report_text set text = :text, changed_at = :now, changed_by = :who, author_name = :name,
                          version = version + 1
                        where report_id = :id and section = :section and version = :version""").param("version", version);
        int rows = statement
                .param("id", id.value())
                .param("section", section.name())
                .param("text", kept)
                .param("now", now())
                .param("who", who.member().value())
                .param("name", who.name())
                .update();
        if (rows == 0) {
            throw new StaleVersion();
        }
        return version + 1;
    }

    /**
     * The report as it would be frozen now.
     *
     * @throws RuleViolation as {@link ReportBuilder#build}, and {@code rule.reporting.other-programme}
     * @throws Progress.Cancelled when called off
     */
    @PreAuthorize("hasAnyRole('" + Permission.FIGURES_OWN + "', '" + Permission.FIGURES_PROGRAMME + "')")
    @Transactional(readOnly = true)
    public ReportContent preview(ReportId id, Progress progress) {
        DraftRow draft = draft(id);
        requireCurrent(draft.programme());
        return builder.build(
                draft.kind(), draft.selection().quarter(), draft.selection().day(clock), texts.plain(id), progress);
    }

    private void requireCurrent(ProgrammeId programme) {
        if (programmes.find().filter(each -> each.id().equals(programme)).isEmpty()) {
            throw new RuleViolation("rule.reporting.other-programme");
        }
    }

    private ReportKind kind() {
        return ReportKind.of(member.require());
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static DraftRow row(ResultSet row, int number) throws SQLException {
        String quarter = row.getString("quarter");
        return new DraftRow(
                new ReportId(row.getObject("id", UUID.class)),
                ReportKind.valueOf(row.getString("kind")),
                new ProgrammeId(row.getObject("programme_id", UUID.class)),
                new ReportSelection(
                        quarter == null ? null : Quarter.read(quarter).orElseThrow(),
                        row.getObject("known_on", LocalDate.class)),
                row.getString("author_name"),
                row.getObject("made_at", OffsetDateTime.class).toInstant());
    }
}
