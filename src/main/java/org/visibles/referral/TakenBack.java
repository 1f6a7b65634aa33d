package org.visibles.referral;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.visibles.kernel.CurrentMember;
import org.visibles.youth.LeavingCircle;

/** Whoever ends its following takes back what nobody has answered: afterwards it could neither read nor end it. */
@Component
class TakenBack {

    private final Referrals referrals;
    private final ReferralMoves moves;
    private final CurrentMember member;
    private final Clock clock;

    TakenBack(Referrals referrals, ReferralMoves moves, CurrentMember member, Clock clock) {
        this.referrals = referrals;
        this.moves = moves;
        this.member = member;
        this.clock = clock;
    }

    @EventListener
    void takeBack(LeavingCircle leaving) {
        referrals.findWaiting(member.scope(), leaving.youth().value()).forEach(referral -> {
            referral.withdraw(clock.instant());
            moves.moved(referral, ReferralStatus.SENT, LocalDate.now(clock));
        });
    }
}
