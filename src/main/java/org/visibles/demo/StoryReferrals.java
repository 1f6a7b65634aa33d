package org.visibles.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.visibles.database.ShiftableClock;
import org.visibles.demo.Story.Sending;
import org.visibles.journey.JourneyProposal;
import org.visibles.journey.JourneyService;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Need;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.ReferralId;
import org.visibles.organisation.OrganisationDirectory;
import org.visibles.referral.Appointment;
import org.visibles.referral.DeclineReason;
import org.visibles.referral.ReferralQueries;
import org.visibles.referral.ReferralService;
import org.visibles.referral.SendReferral;
import org.visibles.referral.conversation.Conversation;
import org.visibles.youth.DisclosedField;

/** Sends the people of the stories to partners, who answer. */
@Component
@Profile("demo")
class StoryReferrals {

    private static final Set<DisclosedField> SHARED =
            EnumSet.of(DisclosedField.NAME, DisclosedField.PSEUDONYM, DisclosedField.PHONE, DisclosedField.COMMUNE);

    private final ShiftableClock clock;
    private final ReferralService referrals;
    private final ReferralQueries queries;
    private final Conversation conversation;
    private final JourneyService journeys;
    private final OrganisationDirectory organisations;

    StoryReferrals(
            ShiftableClock clock,
            ReferralService referrals,
            ReferralQueries queries,
            Conversation conversation,
            JourneyService journeys,
            OrganisationDirectory organisations) {
        this.clock = clock;
        this.referrals = referrals;
        this.queries = queries;
        this.conversation = conversation;
        this.journeys = journeys;
        this.organisations = organisations;
    }

    /** One referral, as far as it went. */
    void sending(Scene scene, Sending sending) {
        ReferralId[] id = new ReferralId[1];
        OrganisationId recipient = recipient(scene, sending);
        Identity partner = scene.cast.agentOf(recipient);
        scene.step(
                sending.sentOn(),
                scene.worker,
                () -> id[0] = send(scene, sending.sentOn(), recipient, StoryPlayer.needs(sending.needs())));
        if (sending.answeredOn() == null) {
            scene.step(sending.sentOn().plusDays(31), scene.worker, referrals::expireDue);
            return;
        }
        scene.step(sending.answeredOn(), partner, () -> answer(scene, sending, id[0]));
        if (sending.declineReason() != null || sending.appointmentOn() == null) {
            return;
        }
        scene.step(sending.appointmentOn(), Scene.EVENING, partner, () -> {
            if (sending.attended()) {
                referrals.attended(id[0], queries.get(id[0]).version());
            } else {
                referrals.missed(id[0], queries.get(id[0]).version());
            }
        });
        if (sending.startedOn() != null) {
            scene.step(
                    sending.startedOn(),
                    Scene.EVENING,
                    partner,
                    () -> referrals.start(id[0], queries.get(id[0]).version(), today()));
        }
        if (sending.completedOn() != null) {
            scene.step(
                    sending.completedOn(),
                    Scene.EVENING,
                    partner,
                    () -> referrals.complete(id[0], queries.get(id[0]).version(), today()));
        }
        if (recipient.equals(missionLocale(scene))) {
            scene.step(sending.answeredOn().plusDays(45), scene.worker, () -> dismissProposals(scene));
        }
    }

    /** A journey that went another way leaves nothing proposed. */
    private void dismissProposals(Scene scene) {
        journeys.of(scene.youth).proposals().stream()
                .map(JourneyProposal::id)
                .forEach(proposal -> journeys.dismiss(scene.youth, proposal));
    }

    private void answer(Scene scene, Sending sending, ReferralId id) {
        referrals.see(id);
        if (sending.declineReason() != null) {
            referrals.decline(id, queries.get(id).version(), DeclineReason.valueOf(sending.declineReason()), null);
            return;
        }
        referrals.accept(id, queries.get(id).version());
        if (sending.appointmentOn() != null) {
            Instant at = sending.appointmentOn()
                    .atTime(9 + scene.random.nextInt(8), 30)
                    .atZone(ShiftableClock.PARIS)
                    .toInstant();
            referrals.schedule(id, queries.get(id).version(), new Appointment(at, "À l'accueil"));
        }
    }

    /** One that nobody has answered when the demo is first opened. */
    void waiting(Scene scene, Waiting waiting) {
        Identity partner = scene.cast.agentOf(waiting.partner());
        ReferralId[] id = new ReferralId[1];
        scene.afterwards(
                waiting.sentOn(),
                () -> id[0] = send(scene, waiting.sentOn(), partner.organisation(), Set.of(Need.TRAINING)));
        if (waiting.asksBack()) {
            scene.afterwards(
                    waiting.sentOn().plusDays(2),
                    partner,
                    () -> conversation.write(id[0], "Peut-il venir le matin ? Nos ateliers commencent à 9 h."));
        }
    }

    private ReferralId send(Scene scene, LocalDate on, OrganisationId recipient, Set<Need> needs) {
        return referrals.send(new SendReferral(
                scene.youth,
                recipient,
                needs,
                "Souhaite être accompagné dans ses démarches.",
                "Plutôt l'après-midi, par téléphone.",
                SHARED,
                on));
    }

    private OrganisationId recipient(Scene scene, Sending sending) {
        if (sending.recipient().equals("MISSION_LOCALE")) {
            return missionLocale(scene);
        }
        var partner = DemoOrganisations.PARTNERS.get(scene.random.nextInt(DemoOrganisations.PARTNERS.size()));
        return scene.cast.agentOf(partner).organisation();
    }

    private OrganisationId missionLocale(Scene scene) {
        return Acting.as(scene.worker, () -> organisations.missionLocaleFor(scene.story.commune()))
                .orElseThrow()
                .id();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
