package org.visibles.referral;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.ReferralId;
import org.visibles.kernel.RuleViolation;
import org.visibles.organisation.ProgrammeRow;

/** Makes requests with what is shared of the person, and sends them; in the transaction of the use case. */
@Component
class Requests {

    private final Disclosures disclosures;
    private final ReferralMoves moves;
    private final SendingRules rules;
    private final CurrentMember member;
    private final Clock clock;

    Requests(Disclosures disclosures, ReferralMoves moves, SendingRules rules, CurrentMember member, Clock clock) {
        this.disclosures = disclosures;
        this.moves = moves;
        this.rules = rules;
        this.member = member;
        this.clock = clock;
    }

    Referral make(SendReferral command) {
        rules.mayAsk(command.youth(), command.recipient());
        var identity = member.require();
        Referral referral = new Referral(
                ReferralId.next(),
                command.youth(),
                identity.organisation(),
                identity.member().value(),
                command.recipient(),
                clock.instant());
        moves.save(referral);
        disclosures.write(referral, command);
        return referral;
    }

    /** What is shared is copied again from the record. */
    void refresh(Referral draft) {
        rules.mayAsk(draft.youth(), draft.recipient());
        disclosures.refresh(draft);
    }

    void send(Referral referral, @Nullable LocalDate agreedOn) {
        UUID agreement = rules.maySend(referral.youth(), referral.recipient(), agreedOn);
        ProgrammeRow programme = rules.programme();
        LocalDate today = LocalDate.now(clock);
        referral.send(
                agreedOn,
                agreement,
                clock.instant(),
                today,
                programme.referralDueDays(),
                programme.referralExpiryDays());
        try {
            moves.moved(referral, ReferralStatus.DRAFT, today);
        } catch (DataIntegrityViolationException faster) {
            throw new RuleViolation("rule.referral.already-active");
        }
    }
}
