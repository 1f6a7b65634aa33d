package org.visibles.answer;

import org.springframework.stereotype.Component;
import org.visibles.kernel.CurrentGuest;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.ReferralId;
import org.visibles.referral.ProposalService;
import org.visibles.referral.ReferralService;
import org.visibles.referral.conversation.Conversation;

/** From a form to the use case: the same ones that members of the recipient have, for the referral of the link alone. */
@Component
class GuestMoves {

    static final String ACCEPT = "accepter";
    static final String DECLINE = "decliner";
    static final String PROPOSE = "proposer";
    static final String SCHEDULE = "rendez-vous";
    static final String CALL_OFF = "annuler";
    static final String ATTENDED = "present";
    static final String MISSED = "absent";
    static final String START = "commencer";
    static final String COMPLETE = "terminer";
    static final String DROP = "interrompre";
    static final String WRITE = "ecrire";
    static final String WISH = "acces";

    private final CurrentGuest guest;
    private final ReferralService referrals;
    private final ProposalService proposals;
    private final Conversation conversation;
    private final AccountWish wish;

    GuestMoves(
            CurrentGuest guest,
            ReferralService referrals,
            ProposalService proposals,
            Conversation conversation,
            AccountWish wish) {
        this.guest = guest;
        this.referrals = referrals;
        this.proposals = proposals;
        this.conversation = conversation;
        this.wish = wish;
    }

    /**
     * @throws NotFound for a form that does not exist, or when the link has come to its end
     */
    void make(Typed typed) {
        ReferralId id = guest.guest().orElseThrow(NotFound::new).referral();
        long version = typed.version();
        switch (typed.action()) {
            case ACCEPT -> referrals.accept(id, version);
            case DECLINE -> referrals.decline(id, version, typed.reason(), typed.get("note"));
            case PROPOSE -> proposals.propose(id, version, typed.appointments());
            case SCHEDULE -> referrals.schedule(id, version, typed.appointment());
            case CALL_OFF -> referrals.callOff(id, version);
            case ATTENDED -> referrals.attended(id, version);
            case MISSED -> referrals.missed(id, version);
            case START -> referrals.start(id, version, typed.day());
            case COMPLETE -> referrals.complete(id, version, typed.day());
            case DROP -> referrals.drop(id, version, typed.day());
            case WRITE -> conversation.write(id, typed.get("message"));
            case WISH -> wish.say();
            default -> throw new NotFound();
        }
    }
}
