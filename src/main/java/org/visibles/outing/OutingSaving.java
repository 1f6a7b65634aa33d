package org.visibles.outing;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.visibles.kernel.Counted;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Fact;
import org.visibles.kernel.FactKind;
import org.visibles.kernel.FactRecorder;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.OutingId;
import org.visibles.kernel.RuleViolation;

/** Saves contents of outings: at once, or apart where somebody else had saved; what took place is counted. */
@Component
class OutingSaving {

    private final Outings outings;
    private final OutingVersions versions;
    private final GoingAlong along;
    private final OutingRules rules;
    private final FactRecorder facts;
    private final CurrentMember member;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OutingSaving(
            Outings outings,
            OutingVersions versions,
            GoingAlong along,
            OutingRules rules,
            FactRecorder facts,
            CurrentMember member,
            ApplicationEventPublisher events,
            Clock clock) {
        this.outings = outings;
        this.versions = versions;
        this.along = along;
        this.rules = rules;
        this.facts = facts;
        this.member = member;
        this.events = events;
        this.clock = clock;
    }

    /** Writes an outing that nobody has written yet; false where the own organisation has. */
    boolean first(OutingId id, OutingState to, OutingContent content, @Nullable Instant deviceAt) {
        String spotName = rules.check(content, to == OutingState.DONE);
        Fact fact = to == OutingState.DONE ? counted(id, content) : null;
        UUID factId = fact == null ? null : fact.id();
        if (!outings.insert(id, to, content, spotName, factId, deviceAt, member.require(), clock.instant())) {
            if (outings.lock(member.scope(), id).isEmpty()) {
                throw new NotFound();
            }
            return false;
        }
        versions.add(id, to, null, 0L, content, deviceAt, member.require(), clock.instant());
        if (fact != null) {
            facts.record(fact);
        }
        return true;
    }

    Saved save(OutingId id, @Nullable Long base, OutingState to, OutingContent content, @Nullable Instant deviceAt) {
        Outings.Stored before = outings.lock(member.scope(), id).orElse(null);
        if (before == null) {
            if (first(id, to, content, deviceAt)) {
                return Saved.applied(0);
            }
            before = outings.lock(member.scope(), id).orElseThrow(NotFound::new);
        }
        OutingRow row = before.row();
        if (row.state() == to && row.content().equals(content)) {
            return Saved.applied(row.version());
        }
        if (!Objects.equals(base, row.version())) {
            return apart(row, base, to, content, deviceAt);
        }
        apply(before, to, content, deviceAt);
        versions.add(id, to, row.version(), row.version() + 1, content, deviceAt, member.require(), clock.instant());
        return Saved.applied(row.version() + 1);
    }

    private Saved apart(
            OutingRow row, @Nullable Long base, OutingState to, OutingContent content, @Nullable Instant deviceAt) {
        var earlier = versions.sameSave(member.require(), row.id(), to, base, content);
        if (earlier.isPresent()) {
            return earlier.get() == OutingVersionRow.State.APPLIED
                    ? Saved.applied(row.version())
                    : Saved.apart(row.version());
        }
        rules.check(content, to == OutingState.DONE);
        versions.add(row.id(), to, base, null, content, deviceAt, member.require(), clock.instant());
        return Saved.apart(row.version());
    }

    /** Makes it the newest version; what it was saved as stands in the versions. */
    void apply(Outings.Stored before, OutingState to, OutingContent content, @Nullable Instant deviceAt) {
        OutingRow row = before.row();
        if (row.state() == OutingState.DONE && to == OutingState.PLANNED) {
            throw new RuleViolation("rule.outing.done");
        }
        if (row.state() == OutingState.CANCELLED) {
            throw new RuleViolation("rule.outing.cancelled");
        }
        String spotName = rules.check(content, to == OutingState.DONE);
        if (!content.companions().containsAll(row.content().companions())) {
            rules.stay(along.logged(row.id()), content);
        }
        Instant now = clock.instant();
        if (before.fact() != null) {
            facts.record(Fact.cancel(
                    before.fact(), new Counted.Nobody(), row.content().at().toLocalDate(), now));
        }
        Fact fact = to == OutingState.DONE ? counted(row.id(), content) : null;
        if (fact != null) {
            facts.record(fact);
        }
        outings.update(
                row.id(),
                row.version(),
                to,
                content,
                spotName,
                fact == null ? null : fact.id(),
                deviceAt,
                member.require(),
                now);
        if (!OutingCodes.of(row.id(), content).equals(OutingCodes.of(row.id(), row.content()))) {
            events.publishEvent(new OutingChanged(row.id()));
        }
    }

    /** Who of the own organisation is there, on an outing of another. */
    void team(OutingId id, Set<MemberId> team) {
        rules.team(team);
        along.write(id, team, member.require());
    }

    private Fact counted(OutingId id, OutingContent content) {
        var codes = OutingCodes.of(id, content);
        codes.put("minutes", Integer.toString(content.minutes()));
        codes.put("met", Integer.toString(content.tally().sum() - content.known()));
        codes.put("known", Integer.toString(content.known()));
        codes.put("leaflets", Integer.toString(content.leaflets()));
        codes.put("organisations", Integer.toString(content.companions().size() + 1));
        return Fact.of(FactKind.OUTING, new Counted.Nobody(), content.at().toLocalDate(), clock.instant(), codes);
    }
}
