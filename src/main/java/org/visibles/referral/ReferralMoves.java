package org.visibles.referral;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Fact;
import org.visibles.kernel.FactKind;
import org.visibles.kernel.FactRecorder;
import org.visibles.kernel.Ids;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.StaleVersion;
import org.visibles.messaging.Notifications;
import org.visibles.organisation.OrganisationDirectory;
import org.visibles.organisation.OrganisationRow;

/** What goes with each move: the row, its history, what is counted, who is told; all in the caller's transaction. */
@Component
class ReferralMoves {

    private final Referrals referrals;
    private final JdbcClient jdbc;
    private final CurrentMember member;
    private final Clock clock;
    private final FactRecorder facts;
    private final OrganisationDirectory organisations;
    private final Notifications notifications;
    private final ApplicationEventPublisher events;

    ReferralMoves(
            Referrals referrals,
            JdbcClient jdbc,
            CurrentMember member,
            Clock clock,
            FactRecorder facts,
            OrganisationDirectory organisations,
            Notifications notifications,
            ApplicationEventPublisher events) {
        this.referrals = referrals;
        this.jdbc = jdbc;
        this.member = member;
        this.clock = clock;
        this.facts = facts;
        this.organisations = organisations;
        this.notifications = notifications;
        this.events = events;
    }

    /**
     * @throws StaleVersion when somebody else was faster
     */
    void save(Referral referral) {
        try {
            referrals.saveAndFlush(referral);
        } catch (OptimisticLockingFailureException faster) {
            throw new StaleVersion();
        }
    }

    /** Writes the referral as it stands now, and that it came here from another state. */
    void moved(Referral referral, ReferralStatus from, LocalDate effectiveOn) {
        save(referral);
        if (from == ReferralStatus.SENT && referral.status() == ReferralStatus.ACCEPTED) {
            jdbc.sql("select join_circle(?)")
                    .param(referral.id().value())
                    .query()
                    .singleRow();
        }
        remember(referral, effectiveOn);
        if (from != referral.status()) {
            count(referral, effectiveOn);
        }
        tell(referral, from);
        events.publishEvent(
                new ReferralChanged(referral.id(), referral.youth(), from, referral.status(), referral.recipient()));
    }

    private void remember(Referral referral, LocalDate effectiveOn) {
        var identity = member.require();
        jdbc.sql("""
                insert into referral_event
                  (id, referral_id, version, status, organisation_id, member_id, effective_on, recorded_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        Ids.next(),
                        referral.id().value(),
                        referral.version(),
                        referral.status().name(),
                        identity.organisation().value(),
                        identity.member().value(),
                        effectiveOn,
                        OffsetDateTime.now(clock))
                .update();
    }

    private void count(Referral referral, LocalDate effectiveOn) {
        Map<String, String> values = new HashMap<>();
        values.put("referral", referral.id().toString());
        values.put("state", referral.status().name());
        values.put("recipient", referral.recipient().toString());
        organisations
                .find(referral.recipient())
                .map(OrganisationRow::kind)
                .ifPresent(kind -> values.put("kind", kind.name()));
        facts.record(Fact.of(FactKind.REFERRAL, referral.youth(), effectiveOn, clock.instant(), values));
    }

    private void tell(Referral referral, ReferralStatus from) {
        String link = "orientations/" + referral.id();
        boolean calledOff = from == ReferralStatus.SCHEDULED && referral.status() == ReferralStatus.ACCEPTED;
        String key = "referral.notice."
                + (calledOff ? "called-off" : referral.status().name());
        switch (referral.status()) {
            case SENT, WITHDRAWN -> notifications.toOrganisation(referral.recipient(), key, List.of(), link);
            default ->
                notifications.toMember(
                        new MemberId(referral.senderMember()),
                        key,
                        List.of(organisations
                                .find(referral.recipient())
                                .map(OrganisationRow::name)
                                .orElse("")),
                        link);
        }
    }
}
