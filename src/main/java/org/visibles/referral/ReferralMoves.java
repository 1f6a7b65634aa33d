package org.visibles.referral;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.kernel.CurrentAuthor;
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
    private final CurrentAuthor author;
    private final Clock clock;
    private final FactRecorder facts;
    private final OrganisationDirectory organisations;
    private final Notifications notifications;
    private final ApplicationEventPublisher events;

    ReferralMoves(
            Referrals referrals,
            JdbcClient jdbc,
            CurrentAuthor author,
            Clock clock,
            FactRecorder facts,
            OrganisationDirectory organisations,
            Notifications notifications,
            ApplicationEventPublisher events) {
        this.referrals = referrals;
        this.jdbc = jdbc;
        this.author = author;
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
        referral.moved(clock.instant());
        save(referral);
        if (from == ReferralStatus.SENT && referral.status() == ReferralStatus.ACCEPTED) {
            join(referral);
        }
        if (referral.status() == ReferralStatus.SCHEDULED && !chosen(referral)) {
            jdbc.sql("update referral_proposal set state = 'PASSED' where referral_id = ? and state = 'OPEN'")
                    .param(referral.id().value())
                    .update();
        }
        remember(referral, effectiveOn);
        if (from == ReferralStatus.SCHEDULED && referral.status() == ReferralStatus.ACCEPTED) {
            takeBackAppointment(referral);
        } else if (from != referral.status()) {
            count(referral, effectiveOn);
        }
        tell(referral, from);
        events.publishEvent(
                new ReferralChanged(referral.id(), referral.youth(), from, referral.status(), referral.recipient()));
    }

    private void join(Referral referral) {
        if (author.author().byLink()) {
            jdbc.sql("select join_circle_by_link()").query().singleRow();
        } else {
            jdbc.sql("select join_circle(?)")
                    .param(referral.id().value())
                    .query()
                    .singleRow();
        }
    }

    private void remember(Referral referral, LocalDate effectiveOn) {
        var who = author.author();
        jdbc.sql("""
                insert into referral_event
                  (id, referral_id, version, status, organisation_id, member_id, effective_on, recorded_at, by_link)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        Ids.next(),
                        referral.id().value(),
                        referral.version(),
                        referral.status().name(),
                        who.organisation().value(),
                        who.member().value(),
                        effectiveOn,
                        OffsetDateTime.now(clock),
                        who.byLink())
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

    /** Nobody could keep or miss what was called off; that the referral was accepted is counted already. */
    private void takeBackAppointment(Referral referral) {
        jdbc.sql("select id, effective_on from appointment_fact(?)")
                .param(referral.id().value())
                .query((rs, n) -> Fact.cancel(
                        rs.getObject("id", UUID.class),
                        referral.youth(),
                        rs.getObject("effective_on", LocalDate.class),
                        clock.instant()))
                .optional()
                .ifPresent(facts::record);
    }

    private void tell(Referral referral, ReferralStatus from) {
        String key = "referral.notice." + referral.status().name();
        boolean bySender = author.author().organisation().equals(referral.sender());
        switch (referral.status()) {
            case SENT, WITHDRAWN -> tellRecipient(referral, key);
            case SCHEDULED -> tell(referral, key, bySender, "referral.notice.CHOSEN");
            case DROPPED -> tell(referral, key, bySender, "referral.notice.GIVEN_UP");
            case ACCEPTED ->
                tellSender(referral, from == ReferralStatus.SCHEDULED ? "referral.notice.called-off" : key);
            default -> tellSender(referral, key);
        }
    }

    private void tell(Referral referral, String key, boolean bySender, String fromSender) {
        if (bySender) {
            tellRecipient(referral, fromSender);
        } else {
            tellSender(referral, key);
        }
    }

    /** With the name of the recipient. */
    void tellSender(Referral referral, String key) {
        notifications.toMember(
                new MemberId(referral.senderMember()),
                key,
                List.of(organisations
                        .find(referral.recipient())
                        .map(OrganisationRow::name)
                        .orElse("")),
                link(referral));
    }

    void askForOthers(Referral referral) {
        tellRecipient(referral, "referral.notice.OTHERS");
        events.publishEvent(new OthersAsked(referral.id(), referral.recipient()));
    }

    private void tellRecipient(Referral referral, String key) {
        notifications.toOrganisation(referral.recipient(), key, List.of(), link(referral));
    }

    private static String link(Referral referral) {
        return "orientations/" + referral.id();
    }

    /** The sender has taken one of the appointments that the recipient proposed. */
    private boolean chosen(Referral referral) {
        return author.author().organisation().equals(referral.sender());
    }
}
