package org.visibles.journey;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.kernel.CurrentAuthor;
import org.visibles.kernel.Ids;
import org.visibles.organisation.OrganisationDirectory;
import org.visibles.organisation.OrganisationKind;
import org.visibles.referral.ReferralChanged;
import org.visibles.referral.ReferralStatus;
import org.visibles.youth.YouthRecorded;

/** What other modules' events do to journeys. */
@Component
class JourneyListeners {

    private final JourneyMoves moves;
    private final JdbcClient jdbc;
    private final OrganisationDirectory organisations;
    private final CurrentAuthor author;
    private final Clock clock;

    JourneyListeners(
            JourneyMoves moves,
            JdbcClient jdbc,
            OrganisationDirectory organisations,
            CurrentAuthor author,
            Clock clock) {
        this.moves = moves;
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.author = author;
        this.clock = clock;
    }

    /** Met on the day of the first contact, which may lie before the day of recording. */
    @EventListener
    void begin(YouthRecorded recorded) {
        LocalDate met = jdbc.sql("select first_contact_on from youth where id = ?")
                .param(recorded.youth().value())
                .query(LocalDate.class)
                .single();
        moves.begin(recorded.youth(), met);
    }

    /** The mission locale that answers proposes; the row's policy sees to it that nobody else can. */
    @EventListener
    void propose(ReferralChanged changed) {
        var who = author.author();
        if (changed.from() == changed.to()
                || (changed.to() != ReferralStatus.ACCEPTED && changed.to() != ReferralStatus.STARTED)
                || !changed.recipient().equals(who.organisation())
                || organisations
                        .find(changed.recipient())
                        .filter(row -> row.kind() == OrganisationKind.MISSION_LOCALE)
                        .isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into journey_proposal
                  (id, youth_id, referral_id, state, organisation_id, member_id, proposed_on, recorded_at)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        Ids.next(),
                        changed.youth().value(),
                        changed.referral().value(),
                        changed.to().name(),
                        who.organisation().value(),
                        who.member().value(),
                        LocalDate.now(clock),
                        OffsetDateTime.now(clock))
                .update();
    }
}
