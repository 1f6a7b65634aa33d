package org.visibles.referral;

import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.visibles.kernel.CurrentAuthor;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.ReferralId;
import org.visibles.kernel.RuleViolation;

/** What every move of the recipient keeps to: its own part, the version read, the agreement, a day since the sending. */
@Component
class ReferralAnswers {

    private final Referrals referrals;
    private final ReferralMoves moves;
    private final SendingRules rules;
    private final CurrentAuthor author;
    private final Clock clock;

    ReferralAnswers(Referrals referrals, ReferralMoves moves, SendingRules rules, CurrentAuthor author, Clock clock) {
        this.referrals = referrals;
        this.moves = moves;
        this.rules = rules;
        this.author = author;
        this.clock = clock;
    }

    /**
     * @param version the one that the member has before the eyes
     * @param on the day of effect; null for that of the appointment
     * @throws org.visibles.kernel.StaleVersion when a colleague was faster
     */
    void take(ReferralId id, long version, @Nullable LocalDate on, Consumer<Referral> move) {
        Referral referral =
                referrals.findReceived(author.author().scope(), id.value()).orElseThrow(NotFound::new);
        referral.expect(version);
        referral.requireAgreement();
        ReferralStatus from = referral.status();
        move.accept(referral);
        LocalDate effectiveOn = on == null ? rules.day(referral.appointmentAt()) : on;
        if (effectiveOn.isAfter(LocalDate.now(clock))) {
            throw new RuleViolation("rule.referral.future-day");
        }
        if (effectiveOn.isBefore(rules.day(referral.sentAt()))) {
            throw new RuleViolation("rule.referral.before-sending");
        }
        moves.moved(referral, from, effectiveOn);
    }
}
