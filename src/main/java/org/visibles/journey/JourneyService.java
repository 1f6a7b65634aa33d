package org.visibles.journey;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.Permission;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.StaleVersion;
import org.visibles.kernel.YouthId;
import org.visibles.privacy.Logged;
import org.visibles.youth.Eligibility.Verdict;
import org.visibles.youth.YouthRecord;
import org.visibles.youth.YouthService;

/** Moves journeys through their stages, takes mistakes back, and checks what became of an exit. */
@Service
@PreAuthorize("denyAll()")
public class JourneyService {

    private static final String NOT_INFORMED = "rule.journey.not-informed";
    private static final String NOT_ELIGIBLE = "rule.journey.not-eligible";

    private final JourneyLog log;
    private final JourneyMoves moves;
    private final YouthService people;
    private final CurrentMember member;
    private final JourneyStart start;
    private final Clock clock;

    JourneyService(
            JourneyLog log,
            JourneyMoves moves,
            YouthService people,
            CurrentMember member,
            JourneyStart start,
            Clock clock) {
        this.log = log;
        this.moves = moves;
        this.people = people;
        this.member = member;
        this.start = start;
        this.clock = clock;
    }

    /**
     * @throws NotFound unless the current organisation follows fully
     */
    @PreAuthorize("hasRole('" + Permission.JOURNEY_READ + "')")
    @Transactional(readOnly = true)
    @Logged("journey.read")
    public JourneyRecord of(YouthId youth) {
        JourneyLog.Read read = log.read(member.scope(), youth);
        Journey journey = read.journey();
        JourneyEvent current = journey.current().orElseThrow(NotFound::new);
        Stage stage = journey.stage().orElseThrow(NotFound::new);
        String blocked = !read.informed() ? NOT_INFORMED : read.notEligible() ? NOT_ELIGIBLE : null;
        Set<Stage> next = EnumSet.copyOf(stage.next());
        if (blocked != null) {
            next.removeIf(each -> each.identifies(stage));
        }
        boolean passed = stage == Stage.CONNECTED || stage == Stage.EXITED;
        return new JourneyRecord(
                stage,
                current.effectiveOn(),
                journey.version(),
                new ArrayList<>(journey.events()).reversed(),
                read.beside(),
                journey.cancellations().keySet(),
                next,
                next.size() == stage.next().size() ? null : blocked,
                passed ? List.of() : read.proposals(),
                check(read, current));
    }

    /** The events alone, the latest first; those taken back included. */
    @PreAuthorize("hasRole('" + Permission.JOURNEY_READ + "')")
    @Transactional(readOnly = true)
    @Logged("journey.read")
    public List<JourneyEvent> events(YouthId youth) {
        return new ArrayList<>(log.read(member.scope(), youth).journey().events()).reversed();
    }

    /** How many of those whom the current organisation follows fully stand in each stage; what is missing is none. */
    @PreAuthorize("hasRole('" + Permission.JOURNEY_READ + "')")
    @Transactional(readOnly = true)
    public Map<Stage, Integer> counts() {
        return start.read().counts();
    }

    /**
     * @throws RuleViolation when the move is not allowed, or its day or details are wrong
     * @throws StaleVersion when somebody else moved the journey since it was read; nothing is written
     * @throws NotFound unless the current organisation follows fully
     */
    @PreAuthorize("hasRole('" + Permission.JOURNEY_MOVE + "')")
    @Transactional
    @Logged("journey.move")
    public JourneyEventId move(MoveJourney move) {
        move.check();
        Journey journey = log.read(member.scope(), move.youth()).journey();
        if (journey.version() != move.version()) {
            throw new StaleVersion();
        }
        Stage from = journey.stage().orElseThrow(NotFound::new);
        YouthRecord person = people.get(move.youth());
        journey.checkMove(move.to(), move.on(), today(), person.details().birthDate());
        if (move.to().identifies(from)) {
            identifiable(person, move.on());
        }
        return moves.move(move, from);
    }

    private static void identifiable(YouthRecord person, LocalDate on) {
        LocalDate informed = person.details().informedOn();
        if (informed == null) {
            throw new RuleViolation(NOT_INFORMED);
        }
        if (person.eligibility().verdict() == Verdict.NOT_ELIGIBLE) {
            throw new RuleViolation(NOT_ELIGIBLE);
        }
        if (on.isBefore(informed)) {
            throw new RuleViolation("rule.journey.before-information");
        }
    }

    /**
     * Takes a stage back that was recorded by mistake; both stay in the history.
     *
     * @param why at most 500 characters, read by all who follow fully
     * @throws RuleViolation when nobody says why, or later stages hang on this one
     * @throws StaleVersion when somebody else was faster
     * @throws NotFound unless the current organisation follows fully, and the event is of this journey
     */
    @PreAuthorize("hasRole('" + Permission.JOURNEY_MOVE + "')")
    @Transactional
    @Logged("journey.cancel")
    public void cancel(YouthId youth, JourneyEventId event, String why) {
        Journey journey = log.read(member.scope(), youth).journey();
        moves.cancel(youth, journey, journey.checkCancel(event), Reasons.cleaned(why));
    }

    /**
     * Whether the positive outcome still holds, six months after the exit; a later answer takes the place of an earlier.
     *
     * @throws RuleViolation unless the journey ended with a positive outcome six months or more before that day, which
     *     is not after today
     * @throws NotFound unless the current organisation follows fully
     */
    @PreAuthorize("hasRole('" + Permission.JOURNEY_MOVE + "')")
    @Transactional
    @Logged("journey.check")
    public void check(YouthId youth, Still still, LocalDate on) {
        JourneyEvent current =
                log.read(member.scope(), youth).journey().current().orElseThrow(NotFound::new);
        if (current.outcome() == null || !current.outcome().positive()) {
            throw new RuleViolation("rule.journey.no-check");
        }
        if (on.isAfter(today())) {
            throw new RuleViolation("rule.journey.future");
        }
        if (on.isBefore(current.effectiveOn().plusMonths(OutcomeCheck.MONTHS))) {
            throw new RuleViolation("rule.journey.check-early");
        }
        moves.check(youth, current.id(), still, on);
    }

    /**
     * Takes a mission locale's proposal: the same as a move to CONNECTED.
     *
     * @throws NotFound when the proposal is decided, or none of this journey
     */
    @PreAuthorize("hasRole('" + Permission.JOURNEY_MOVE + "')")
    @Transactional
    @Logged("journey.take")
    public JourneyEventId take(YouthId youth, UUID proposal, int version, Connection how, LocalDate on) {
        if (log.read(member.scope(), youth).proposals().stream()
                .noneMatch(each -> each.id().equals(proposal))) {
            throw new NotFound();
        }
        return move(MoveJourney.connected(how, youth, version, on));
    }

    /**
     * Lets a proposal go, with the others of the same referral.
     *
     * @throws NotFound when it is decided, or none of a journey that the current organisation follows fully
     */
    @PreAuthorize("hasRole('" + Permission.JOURNEY_MOVE + "')")
    @Transactional
    @Logged("journey.dismiss")
    public void dismiss(YouthId youth, UUID proposal) {
        if (log.decide(youth, proposal, null, OffsetDateTime.now(clock)) == 0) {
            throw new NotFound();
        }
    }

    private @Nullable OutcomeCheck check(JourneyLog.Read read, JourneyEvent current) {
        if (current.outcome() == null || !current.outcome().positive()) {
            return null;
        }
        LocalDate due = current.effectiveOn().plusMonths(OutcomeCheck.MONTHS);
        JourneyLog.LastCheck last = read.checks().get(current.id());
        return last == null
                ? new OutcomeCheck(current.id(), due, null, null)
                : new OutcomeCheck(current.id(), due, last.still(), last.on());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
