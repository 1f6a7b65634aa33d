package org.visibles.outing;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.FreeText;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.OutingId;
import org.visibles.kernel.Permission;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.StaleVersion;

/**
 * Plans and logs outings. The organisation that planned or logged one owns it; those who go along see it, and log whom
 * they meet.
 */
@Service
@PreAuthorize("denyAll()")
public class OutingService {

    public static final int REASON_LENGTH = 300;

    private final Outings outings;
    private final OutingVersions versions;
    private final OutingSaving saving;
    private final Reference reference;
    private final CurrentMember member;
    private final Clock clock;

    OutingService(
            Outings outings,
            OutingVersions versions,
            OutingSaving saving,
            Reference reference,
            CurrentMember member,
            Clock clock) {
        this.outings = outings;
        this.versions = versions;
        this.saving = saving;
        this.reference = reference;
        this.member = member;
        this.clock = clock;
    }

    /**
     * Plans an outing; the same id again changes nothing.
     *
     * @throws NotFound when the id is another organisation's
     * @throws RuleViolation {@code rule.outing.…}
     */
    @PreAuthorize("hasRole('" + Permission.OUTING_WRITE + "')")
    @Transactional
    public void plan(PlanOuting command) {
        saving.first(command.id(), OutingState.PLANNED, command.content(), null);
    }

    /**
     * Logs an outing that took place, planned before or not, or corrects it; the same again changes nothing. One that
     * was begun from a version that is no longer the last is kept apart: see {@link #decide}.
     *
     * @throws NotFound when the outing is not the own organisation's
     * @throws RuleViolation {@code rule.outing.…}
     */
    @PreAuthorize("hasRole('" + Permission.OUTING_WRITE + "')")
    @Transactional
    public Saved record(RecordOuting command) {
        return saving.save(
                command.id(), command.baseVersion(), OutingState.DONE, command.content(), command.deviceAt());
    }

    /**
     * Changes what is planned, like {@link #record}.
     *
     * @throws RuleViolation {@code rule.outing.done} when it took place meanwhile
     */
    @PreAuthorize("hasRole('" + Permission.OUTING_WRITE + "')")
    @Transactional
    public Saved replan(OutingId id, long version, OutingContent content) {
        if (outings.find(member.scope(), id).isEmpty()) {
            throw new NotFound();
        }
        return saving.save(id, version, OutingState.PLANNED, content, null);
    }

    /**
     * Cancels what is planned; {@link #uncancel} undoes it. Encounters that somebody logs on it all the same stay and
     * count.
     *
     * @param reason objective, 1 to {@value #REASON_LENGTH} characters
     * @throws StaleVersion when somebody changed it since it was read
     */
    @PreAuthorize("hasRole('" + Permission.OUTING_WRITE + "')")
    @Transactional
    public void cancel(OutingId id, long version, String reason) {
        String kept = FreeText.line(reason, REASON_LENGTH, "rule.outing.too-long");
        if (kept == null) {
            throw new RuleViolation("rule.outing.reason");
        }
        OutingRow row = own(id).row();
        if (row.state() == OutingState.CANCELLED && kept.equals(row.cancelReason())) {
            return;
        }
        move(row, version, OutingState.CANCELLED, kept);
    }

    /** Undoes {@link #cancel}. */
    @PreAuthorize("hasRole('" + Permission.OUTING_WRITE + "')")
    @Transactional
    public void uncancel(OutingId id, long version) {
        OutingRow row = own(id).row();
        if (row.state() != OutingState.PLANNED) {
            move(row, version, OutingState.PLANNED, null);
        }
    }

    /**
     * Decides on a content that was kept apart: takes it as the newest version, or drops it; either stays readable.
     *
     * @param version the one that holds now
     * @throws NotFound when nothing waits under this id
     * @throws StaleVersion when somebody changed the outing since it was read
     */
    @PreAuthorize("hasRole('" + Permission.OUTING_WRITE + "')")
    @Transactional
    public void decide(OutingId id, UUID keptApart, boolean take, long version) {
        Outings.Stored before = own(id);
        OutingVersionRow open = versions.open(member.scope(), id, keptApart).orElseThrow(NotFound::new);
        if (before.row().version() != version) {
            throw new StaleVersion();
        }
        if (take) {
            saving.apply(before, open.outingState(), open.content(), open.deviceAt());
        }
        versions.decided(keptApart, take ? version + 1 : null, member.require(), now());
    }

    /**
     * Names who of the own organisation goes along on another's outing; whoever is no longer named stays at home. On an
     * own outing they are part of what is told.
     *
     * @throws NotFound unless the own organisation goes along
     * @throws RuleViolation {@code rule.outing.team}
     */
    @PreAuthorize("hasRole('" + Permission.OUTING_WRITE + "')")
    @Transactional
    public void nameTeam(OutingId id, Set<MemberId> team) {
        if (outings.find(member.scope(), id).filter(row -> !row.own()).isEmpty()) {
            throw new NotFound();
        }
        saving.team(id, team);
    }

    /** Every content that the own organisation saved, the latest first; empty for an outing one goes along on. */
    @PreAuthorize("hasRole('" + Permission.OUTING_READ + "')")
    @Transactional(readOnly = true)
    public List<OutingVersionRow> versions(OutingId id) {
        return versions.of(member.scope(), id);
    }

    /**
     * @throws NotFound unless the own organisation owns it or goes along
     */
    @PreAuthorize("hasRole('" + Permission.OUTING_READ + "')")
    @Transactional(readOnly = true)
    public OutingRow get(OutingId id) {
        return outings.find(member.scope(), id).orElseThrow(NotFound::new);
    }

    /** The same, empty where {@link #get} finds nothing: for who has to go on then. */
    @PreAuthorize("hasRole('" + Permission.OUTING_READ + "')")
    @Transactional(readOnly = true)
    public Optional<OutingRow> find(OutingId id) {
        return outings.find(member.scope(), id);
    }

    /** Own and shared outings that begin between two days, the earliest first, 5,000 at most; one statement. */
    @PreAuthorize("hasRole('" + Permission.OUTING_READ + "')")
    @Transactional(readOnly = true)
    public List<OutingRow> mine(LocalDate from, LocalDate to) {
        return outings.between(member.scope(), from, to);
    }

    /**
     * One page of some outings, the latest first: those of them that the own organisation owns or goes along on.
     *
     * @param limit at most 200 are given
     */
    @PreAuthorize("hasRole('" + Permission.OUTING_READ + "')")
    @Transactional(readOnly = true)
    public List<OutingRow> among(Collection<OutingId> some, int offset, int limit) {
        return outings.among(member.scope(), some, offset, limit);
    }

    /** Those of some outings that {@link #among} gives. */
    @PreAuthorize("hasRole('" + Permission.OUTING_READ + "')")
    @Transactional(readOnly = true)
    public Set<OutingId> readable(Collection<OutingId> some) {
        return outings.readable(member.scope(), some);
    }

    /** The latest that the member was on, to be repeated. */
    @PreAuthorize("hasRole('" + Permission.OUTING_READ + "')")
    @Transactional(readOnly = true)
    public Optional<OutingRow> latest() {
        return outings.latest(member.require());
    }

    /** Ways and practices, built in and of the current programme, ended ones too; {@link MethodRow#holdsOn} tells. */
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public List<MethodRow> methods() {
        return reference.methods();
    }

    /** Spots of the own organisation by name, closed ones too. */
    @PreAuthorize("hasRole('" + Permission.OUTING_READ + "')")
    @Transactional(readOnly = true)
    public List<SpotRow> spots() {
        return reference.spots(member.scope());
    }

    private Outings.Stored own(OutingId id) {
        return outings.lock(member.scope(), id).orElseThrow(NotFound::new);
    }

    private void move(OutingRow row, long version, OutingState to, @Nullable String reason) {
        if (!row.state().next().contains(to)) {
            throw new RuleViolation("rule.outing.transition");
        }
        outings.move(row.id(), version, to, reason, member.require(), now());
    }

    private Instant now() {
        return clock.instant();
    }
}
