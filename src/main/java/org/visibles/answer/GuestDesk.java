package org.visibles.answer;

import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.CurrentGuest;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.Permission;
import org.visibles.kernel.ReferralId;
import org.visibles.referral.Proposal;
import org.visibles.referral.ProposalService;
import org.visibles.referral.ReferralDetail;
import org.visibles.referral.ReferralQueries;
import org.visibles.referral.ReferralService;
import org.visibles.referral.conversation.Conversation;
import org.visibles.referral.conversation.ReferralMessage;

/** What a guest has before the eyes; each look is remembered. */
@Service
@PreAuthorize("denyAll()")
public class GuestDesk {

    private final ReferralService referrals;
    private final ReferralQueries queries;
    private final ProposalService proposals;
    private final Conversation conversation;
    private final AccountWish wish;
    private final CurrentGuest guest;
    private final JdbcClient jdbc;
    private final Clock clock;

    GuestDesk(
            ReferralService referrals,
            ReferralQueries queries,
            ProposalService proposals,
            Conversation conversation,
            AccountWish wish,
            CurrentGuest guest,
            JdbcClient jdbc,
            Clock clock) {
        this.referrals = referrals;
        this.queries = queries;
        this.proposals = proposals;
        this.conversation = conversation;
        this.wish = wish;
        this.guest = guest;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The one referral, what was offered and not chosen yet, what was written about it, and how it stands with an account. */
    public record Desk(
            ReferralDetail detail,
            List<Proposal> proposals,
            List<ReferralMessage> messages,
            AccountWish.State account) {}

    /**
     * @throws NotFound when the session, the link or the referral has come to its end
     */
    @PreAuthorize("hasRole('" + Permission.ANSWER_BY_LINK + "')")
    @Transactional
    public Desk look() {
        ReferralId referral = guest.guest().orElseThrow(NotFound::new).referral();
        referrals.see(referral);
        conversation.markRead(referral);
        Desk desk = new Desk(queries.get(referral), proposals.open(referral), conversation.of(referral), wish.state());
        jdbc.sql("insert into answer_opening (referral_id, link_id, at, kind) values (?, guest_link(), ?, 'READ')")
                .params(referral.value(), AnswerLinks.at(clock.instant()))
                .update();
        return desk;
    }
}
