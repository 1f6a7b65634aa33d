package org.visibles.joining;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Fact;
import org.visibles.kernel.FactRecorder;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.Relation;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.StaleVersion;
import org.visibles.kernel.YouthId;
import org.visibles.youth.JoinedRecords;
import org.visibles.youth.RecordJoining;
import org.visibles.youth.YouthAccess;
import org.visibles.youth.YouthCircle;
import org.visibles.youth.YouthCircle.Follower;
import org.visibles.youth.YouthRecord;
import org.visibles.youth.YouthService;

/** Makes one of two records that the current organisation follows fully, in the transaction of the use case that says why. */
@Component
class Joiner {

    private final Joinings joinings;
    private final RecordJoining records;
    private final YouthService people;
    private final YouthAccess access;
    private final YouthCircle circle;
    private final ObjectProvider<JoinedRecords> modules;
    private final FactRecorder facts;
    private final JoiningNotices notices;
    private final CurrentMember member;
    private final Clock clock;

    Joiner(
            Joinings joinings,
            RecordJoining records,
            YouthService people,
            YouthAccess access,
            YouthCircle circle,
            ObjectProvider<JoinedRecords> modules,
            FactRecorder facts,
            JoiningNotices notices,
            CurrentMember member,
            Clock clock) {
        this.joinings = joinings;
        this.records = records;
        this.people = people;
        this.access = access;
        this.circle = circle;
        this.modules = modules;
        this.facts = facts;
        this.notices = notices;
        this.member = member;
        this.clock = clock;
    }

    /**
     * @param offer by which another organisation agreed, when one did
     * @throws StaleVersion when either was changed, joined, or sent to somebody since it was read
     * @throws RuleViolation when the values do not go together, or something has to be settled first
     */
    UUID join(JoinRecords command, @Nullable UUID offer) {
        YouthId stays = command.stays();
        YouthId goes = command.goes();
        require(stays, goes);
        hold(stays, goes);
        require(stays, goes);
        YouthRecord one = people.get(stays);
        YouthRecord other = people.get(goes);
        if (one.version() != command.staysVersion() || other.version() != command.goesVersion()) {
            throw new StaleVersion();
        }
        modules.orderedStream().forEach(module -> module.check(stays, goes));
        Identity who = member.require();
        List<Follower> followers = new ArrayList<>(circle.followers(stays));
        followers.addAll(circle.followers(goes));
        UUID id = Ids.next();
        Fact merged = Fact.merged(goes, stays, LocalDate.now(clock), clock.instant());
        joinings.insert(new Joinings.Begun(id, stays, one.version(), goes, merged.id(), offer), who, clock.instant());
        records.take(one, other, command.taken());
        facts.record(merged);
        joinings.passOnDifferences(stays, goes, who, clock.instant());
        joinings.move(id);
        joinings.joinCircles(id);
        records.changed(stays);
        notices.tell("joining.notice.joined", new JoiningNotices.Links(stays, stays), followers, who);
        return id;
    }

    /** Referrals first, since whoever answers one locks in that order. */
    void hold(YouthId one, YouthId other) {
        joinings.lockReferrals(one, other);
        records.hold(one, other);
    }

    /**
     * @throws RuleViolation when both are one, or one went into another already
     * @throws NotFound unless the current organisation follows both fully
     */
    void require(YouthId stays, YouthId goes) {
        if (stays.equals(goes)) {
            throw new RuleViolation("rule.joining.same");
        }
        for (YouthId each : List.of(stays, goes)) {
            if (access.relation(each) == Relation.NONE && access.standsFor(each).isPresent()) {
                throw new RuleViolation("rule.joining.already");
            }
            access.require(each, Relation.CIRCLE_FULL);
        }
    }
}
