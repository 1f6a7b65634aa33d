package org.visibles.joining;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Fact;
import org.visibles.kernel.FactRecorder;
import org.visibles.kernel.Identity;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.Permission;
import org.visibles.kernel.Relation;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.StaleVersion;
import org.visibles.kernel.YouthId;
import org.visibles.privacy.Logged;
import org.visibles.youth.JoinedField;
import org.visibles.youth.JoinedRecords;
import org.visibles.youth.RecordJoining;
import org.visibles.youth.YouthAccess;
import org.visibles.youth.YouthCircle;
import org.visibles.youth.YouthCircle.Follower;
import org.visibles.youth.YouthRecord;
import org.visibles.youth.YouthService;

/**
 * Brings two records of one person together. One stays and stands for both: it takes the values chosen and all that hangs
 * on the other, which is kept, hidden, and can be given back within {@link #UNDO_DAYS} days.
 */
@Service
@PreAuthorize("denyAll()")
public class JoiningService {

    public static final int UNDO_DAYS = 30;

    private final Joiner joiner;
    private final Joinings joinings;
    private final RecordJoining records;
    private final YouthService people;
    private final YouthAccess access;
    private final YouthCircle circle;
    private final ObjectProvider<JoinedRecords> modules;
    private final FactRecorder facts;
    private final JoiningNotices notices;
    private final WithdrawnSharing withdrawn;
    private final CurrentMember member;
    private final Clock clock;

    JoiningService(
            Joiner joiner,
            Joinings joinings,
            RecordJoining records,
            YouthService people,
            YouthAccess access,
            YouthCircle circle,
            ObjectProvider<JoinedRecords> modules,
            FactRecorder facts,
            JoiningNotices notices,
            WithdrawnSharing withdrawn,
            CurrentMember member,
            Clock clock) {
        this.joiner = joiner;
        this.joinings = joinings;
        this.records = records;
        this.people = people;
        this.access = access;
        this.circle = circle;
        this.modules = modules;
        this.facts = facts;
        this.notices = notices;
        this.withdrawn = withdrawn;
        this.member = member;
        this.clock = clock;
    }

    /**
     * @throws RuleViolation when both are the same record
     * @throws NotFound unless the current organisation follows both fully
     */
    @PreAuthorize("hasRole('" + Permission.YOUTH_JOIN + "')")
    @Transactional(readOnly = true)
    @Logged("joining.compare")
    public Comparison compare(YouthId stays, YouthId goes) {
        joiner.require(stays, goes);
        YouthRecord one = people.get(stays);
        YouthRecord other = people.get(goes);
        List<RuleViolation> obstacles = new ArrayList<>();
        modules.orderedStream().forEach(module -> {
            try {
                module.check(stays, goes);
            } catch (RuleViolation obstacle) {
                obstacles.add(obstacle);
            }
        });
        return new Comparison(one, other, JoinedField.proposed(one, other), obstacles);
    }

    /**
     * @throws StaleVersion when either was changed, joined, or sent to somebody since it was read; nothing is written
     * @throws RuleViolation when the values do not go together, or something has to be settled first
     * @throws NotFound unless the current organisation follows both fully
     */
    @PreAuthorize("hasRole('" + Permission.YOUTH_JOIN + "')")
    @Transactional
    @Logged("joining.join")
    public UUID join(JoinRecords command) {
        return joiner.join(command, null);
    }

    /**
     * Restores both: each has again what was its own, with the values of then, except those that somebody has changed
     * since. What was added since stays with the record that stayed.
     *
     * @return the record of the two that the current organisation follows from then on: the one that stayed, unless it was
     *     another's
     * @throws RuleViolation after {@link #UNDO_DAYS} days, when another was joined to it later, when others
     *     joined them, or when one of the two organisations that joined them has left
     * @throws StaleVersion when somebody else undid it
     * @throws NotFound unless the current organisation follows the record that stayed fully
     */
    @PreAuthorize("hasRole('" + Permission.YOUTH_JOIN + "')")
    @Transactional
    @Logged("joining.undo")
    public YouthId undo(YouthId stays, UUID joining) {
        access.require(stays, Relation.CIRCLE_FULL);
        Joinings.Stored stored = joinings.find(joining)
                .filter(each -> each.stays().equals(stays))
                .orElseThrow(NotFound::new);
        Identity who = member.require();
        if (!stored.by().contains(who.organisation())) {
            throw new RuleViolation("rule.joining.not-yours");
        }
        joiner.hold(stays, stored.goes());
        last(stays, joining);
        List<Follower> followers = circle.followers(stays);
        if (stored.by().stream()
                .anyMatch(each -> followers.stream()
                        .noneMatch(one -> one.organisation().equals(each) && one.relation() == Relation.CIRCLE_FULL))) {
            throw new RuleViolation("rule.joining.other-left");
        }
        facts.record(Fact.cancel(stored.fact(), stays, LocalDate.now(clock), clock.instant()));
        joinings.undone(joining, who, clock.instant());
        records.giveBack(stays, stored.staysVersion());
        joinings.move(joining);
        records.changed(stays);
        joinings.partCircles(joining);
        boolean follows = access.relation(stored.goes()) == Relation.CIRCLE_FULL;
        if (follows) {
            records.changed(stored.goes());
        }
        YouthId own = access.relation(stays) == Relation.CIRCLE_FULL ? stays : stored.goes();
        YouthId theirs = stored.by().size() > 1 && own.equals(stays) && !follows ? stored.goes() : stays;
        notices.tell("joining.notice.undone", new JoiningNotices.Links(own, theirs), followers, who);
        return own;
    }

    private void last(YouthId stays, UUID joining) {
        List<JoinedRow> rows = joinings.of(stays);
        if (rows.isEmpty()) {
            throw new StaleVersion();
        }
        JoinedRow last = rows.getFirst();
        if (!last.id().equals(joining)) {
            throw new RuleViolation("rule.joining.order", last.label());
        }
        if (clock.instant().isAfter(last.until())) {
            throw new RuleViolation("rule.joining.too-late", UNDO_DAYS);
        }
    }

    /** The records that went into this one, the latest first; empty unless the current organisation follows it fully. */
    @PreAuthorize("hasRole('" + Permission.YOUTH_READ + "')")
    @Transactional(readOnly = true)
    @Logged("joining.read")
    public List<JoinedRow> of(YouthId stays) {
        return joinings.of(stays);
    }

    /** The stages of the journeys that went with them, the latest first; empty likewise. */
    @PreAuthorize("hasRole('" + Permission.YOUTH_READ + "')")
    @Transactional(readOnly = true)
    @Logged("joining.history")
    public List<JoinedStage> stages(YouthId stays) {
        return joinings.stages(stays);
    }

    /**
     * Joined with another organisation, while the person has taken back the agreement to share since: what the current one
     * may still undo, the latest first.
     */
    @PreAuthorize("hasRole('" + Permission.YOUTH_JOIN + "')")
    @Transactional(readOnly = true)
    @Logged("joining.unshared")
    public List<Unshared> unshared() {
        return withdrawn.own();
    }
}
