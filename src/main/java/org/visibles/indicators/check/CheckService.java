package org.visibles.indicators.check;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.indicators.CitedOutings;
import org.visibles.indicators.CountedOutingsService;
import org.visibles.indicators.Dated;
import org.visibles.indicators.FieldFigure;
import org.visibles.indicators.Figures;
import org.visibles.indicators.FiguresService;
import org.visibles.indicators.Part;
import org.visibles.indicators.Quarter;
import org.visibles.indicators.Selection;
import org.visibles.indicators.check.InQuestion.OfExchanges;
import org.visibles.indicators.check.InQuestion.OfHoursEach;
import org.visibles.indicators.check.InQuestion.OfOutings;
import org.visibles.indicators.check.InQuestion.OfPeople;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.FreeText;
import org.visibles.kernel.KnownNames;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Permission;
import org.visibles.kernel.RuleViolation;
import org.visibles.messaging.Notifications;
import org.visibles.organisation.OrganisationDirectory;
import org.visibles.organisation.ProgrammeService;

/**
 * The coordination, which sees no person, asks an organisation to check a number; the organisation opens the list of
 * those counted, and says what it found.
 */
@Service
@PreAuthorize("denyAll()")
public class CheckService {

    /** Where the pages of the questions are. */
    public static final String ROUTE = "chiffres/verifications";

    private final CheckRows rows;
    private final FiguresService figures;
    private final CountedOutingsService outings;
    private final ProgrammeService programmes;
    private final OrganisationDirectory organisations;
    private final Notifications notifications;
    private final KnownNames names;
    private final JdbcClient jdbc;
    private final CurrentMember member;
    private final Clock clock;

    CheckService(
            CheckRows rows,
            FiguresService figures,
            CountedOutingsService outings,
            ProgrammeService programmes,
            OrganisationDirectory organisations,
            Notifications notifications,
            KnownNames names,
            JdbcClient jdbc,
            CurrentMember member,
            Clock clock) {
        this.rows = rows;
        this.figures = figures;
        this.outings = outings;
        this.programmes = programmes;
        this.organisations = organisations;
        this.notifications = notifications;
        this.names = names;
        this.jdbc = jdbc;
        this.member = member;
        this.clock = clock;
    }

    /**
     * Asks, and tells the organisation; while it has not answered, the same question is not asked twice.
     *
     * @return the question, also where it was asked before
     * @throws RuleViolation {@code rule.indicators.check-nobody} for a number that counts no people;
     *     {@code rule.indicators.check-remark}, {@code rule.indicators.check-names}; {@code rule.organisation.no-programme}
     * @throws NotFound when the organisation does not take part
     */
    @PreAuthorize("hasRole('" + Permission.FIGURE_CHECK_ASK + "')")
    @Transactional
    public CheckId ask(AskCheck question) {
        if (question.number() instanceof OfPeople people
                && !Part.of(people.figure()).contains(people.part())) {
            throw new RuleViolation("rule.indicators.check-nobody");
        }
        String remark = sentence(question.remark());
        if (organisations.participants().stream().noneMatch(each -> each.id().equals(question.organisation()))) {
            throw new NotFound();
        }
        Time time = time(question);
        Quarter quarter = time.quarter();
        CheckId id = CheckId.next();
        int added = jdbc.sql("""
                        insert into figure_check (id, programme_id, organisation_id, asked_at, indicator, part, quarter, until,
                          known_on, reason, remark, area)
                        values (:id, :programme, :organisation, :now, :indicator, :part, :quarter, :until, :knownOn, :reason, :remark,
                          nullif(:area, ''))
                        on conflict do nothing""")
                .param("id", id.value())
                .param("programme", programmes.current().id().value())
                .param("organisation", question.organisation().value())
                .param("now", now())
                .param("indicator", question.number().code())
                .param("part", question.number().part().name())
                .param("quarter", quarter == null ? null : quarter.code())
                .param("until", time.until())
                .param("knownOn", time.knownOn())
                .param("reason", question.reason().name())
                .param("remark", remark)
                .param("area", question.number().area())
                .update();
        if (added == 0) {
            return open(question, quarter);
        }
        tell(question.organisation(), id);
        return id;
    }

    /** Of what is published of the number. */
    private record Time(@Nullable Quarter quarter, LocalDate until, LocalDate knownOn) {}

    private Time time(AskCheck question) {
        Selection asked = question.selection();
        return switch (question.number()) {
            case OfPeople people -> {
                Figures published = figures.programme(new Selection(asked.quarter(), List.of(), asked.knownOn()));
                yield new Time(published.selection().quarter(), published.until(), published.knownOn());
            }
            case OfOutings outing -> ofField(asked);
            case OfExchanges exchanges -> ofField(asked);
            case OfHoursEach hours -> ofField(asked);
        };
    }

    private Time ofField(Selection asked) {
        Dated counted = outings.programme(new CitedOutings(FieldFigure.OUTINGS, asked.quarter(), asked.knownOn()));
        return new Time(asked.quarter(), counted.until(), counted.knownOn());
    }

    private CheckId open(AskCheck question, @Nullable Quarter quarter) {
        return jdbc.sql("""
                        select id from figure_check where outcome is null and organisation_id = :organisation
                          and indicator = :indicator and part = :part and coalesce(quarter, '') = :quarter
                          and coalesce(area, '') = :area""")
                .param("organisation", question.organisation().value())
                .param("indicator", question.number().code())
                .param("part", question.number().part().name())
                .param("quarter", quarter == null ? "" : quarter.code())
                .param("area", question.number().area())
                .query((row, number) -> new CheckId(row.getObject(1, UUID.class)))
                .single();
    }

    private @Nullable String sentence(@Nullable String typed) {
        String kept = FreeText.line(typed, AskCheck.REMARK, "rule.indicators.check-remark");
        if (kept != null && names.namesSomebody(kept)) {
            throw new RuleViolation("rule.indicators.check-names");
        }
        return kept;
    }

    private void tell(OrganisationId organisation, CheckId id) {
        notifications.toOrganisation(organisation, "indicators.check.notice.asked", List.of(), ROUTE + "/" + id);
    }

    /** Those still open first, then the latest: what the organisation was asked, or the coordination has asked. */
    @PreAuthorize("hasAnyRole('" + Permission.FIGURES_OWN + "', '" + Permission.FIGURES_PROGRAMME + "')")
    @Transactional(readOnly = true)
    public List<CheckRow> list() {
        return rows.list(member.scope());
    }

    @PreAuthorize("hasAnyRole('" + Permission.FIGURES_OWN + "', '" + Permission.FIGURES_PROGRAMME + "')")
    @Transactional(readOnly = true)
    public CheckRow get(CheckId id) {
        return rows.find(member.scope(), id).orElseThrow(NotFound::new);
    }

    /**
     * Says what was found, and tells who asked; once.
     *
     * @param word at most {@value AskCheck#REMARK} characters that name nobody
     * @throws RuleViolation {@code rule.indicators.check-answered} when a colleague was faster;
     *     {@code rule.indicators.check-remark}, {@code rule.indicators.check-names}
     */
    @PreAuthorize("hasRole('" + Permission.FIGURE_CHECK_ANSWER + "')")
    @Transactional
    public void answer(CheckId id, CheckOutcome outcome, @Nullable String word) {
        CheckRow row = rows.find(member.scope(), id)
                .filter(each -> each.organisation().equals(member.require().organisation()))
                .orElseThrow(NotFound::new);
        String answer = sentence(word);
        int answered = jdbc.sql("""
                        update figure_check set outcome = :outcome, answer = :answer, answered_at = :now, answered_by = :who
                        where id = :id and outcome is null""")
                .param("outcome", outcome.name())
                .param("answer", answer)
                .param("now", now())
                .param("who", member.require().member().value())
                .param("id", id.value())
                .update();
        if (answered == 0) {
            throw new RuleViolation("rule.indicators.check-answered");
        }
        notifications.toMember(
                row.asker(), "indicators.check.notice.answered", List.of(row.organisationName()), ROUTE + "/" + id);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
