package org.visibles.referral;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.CurrentAuthor;
import org.visibles.kernel.Ids;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.Permission;
import org.visibles.kernel.ReferralId;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.StaleVersion;
import org.visibles.privacy.Logged;

/**
 * Appointments to choose from: the recipient offers up to three, the sender takes one together with the young person,
 * or asks for others. Each offer replaces the one before.
 */
@Service
@PreAuthorize("denyAll()")
public class ProposalService {

    public static final int MOST = 3;

    private static final String ENDS =
            "update referral_proposal set state = ? where referral_id = ? and state = 'OPEN'";

    private final Referrals referrals;
    private final ReferralMoves moves;
    private final JdbcClient jdbc;
    private final CurrentAuthor author;
    private final Clock clock;

    ProposalService(Referrals referrals, ReferralMoves moves, JdbcClient jdbc, CurrentAuthor author, Clock clock) {
        this.referrals = referrals;
        this.moves = moves;
        this.jdbc = jdbc;
        this.author = author;
        this.clock = clock;
    }

    /** What can be chosen now, the earliest first; empty where nothing can. */
    @PreAuthorize("hasAnyRole('" + Permission.REFERRAL_READ + "', '" + Permission.ANSWER_BY_LINK + "')")
    @Transactional(readOnly = true)
    @Logged("referral.read")
    public List<Proposal> open(ReferralId id) {
        return jdbc.sql("""
                select p.id, p.at, p.place from referral_proposal p join referral r on r.id = p.referral_id
                where p.referral_id = ? and p.state = 'OPEN' and r.status in ('ACCEPTED', 'SCHEDULED', 'MISSED')
                order by p.at, p.number""")
                .param(id.value())
                .query((rs, n) -> new Proposal(
                        rs.getObject(1, UUID.class),
                        new Appointment(rs.getObject(2, OffsetDateTime.class).toInstant(), rs.getString(3))))
                .list();
    }

    /**
     * @param appointments one to three, all to come
     * @throws RuleViolation where there are none or too many, or one that is past or too far away
     */
    @PreAuthorize(ReferralService.ANSWERS)
    @Transactional
    @Logged("referral.propose")
    public void propose(ReferralId id, long version, List<Appointment> appointments) {
        var who = author.author();
        Referral referral = referrals.findReceived(who.scope(), id.value()).orElseThrow(NotFound::new);
        referral.expect(version);
        Instant now = clock.instant();
        List<Appointment> checked = referral.proposing(appointments, now);
        jdbc.sql(ENDS).params("PASSED", id.value()).update();
        int number = 0;
        try {
            for (Appointment each : checked) {
                jdbc.sql("""
                        insert into referral_proposal
                          (id, referral_id, number, at, place, state, member_id, by_link, proposed_at)
                        values (?, ?, ?, ?, ?, 'OPEN', ?, ?, ?)""")
                        .param(Ids.next())
                        .param(id.value())
                        .param(++number)
                        .param(OffsetDateTime.ofInstant(each.at(), ZoneOffset.UTC))
                        .param(each.place())
                        .param(who.member().value())
                        .param(who.byLink())
                        .param(OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                        .update();
            }
        } catch (DuplicateKeyException faster) {
            throw new StaleVersion();
        }
        moves.tellSender(referral, "referral.notice.PROPOSED");
    }

    /**
     * Fixes the appointment that was proposed.
     *
     * @throws StaleVersion when it can be chosen no more
     */
    @PreAuthorize("hasRole('" + Permission.REFERRAL_SEND + "')")
    @Transactional
    @Logged("referral.choose")
    public void choose(ReferralId id, long version, UUID proposal) {
        Referral referral = sent(id);
        referral.expect(version);
        Appointment chosen = open(id).stream()
                .filter(each -> each.id().equals(proposal))
                .map(Proposal::appointment)
                .findFirst()
                .orElseThrow(StaleVersion::new);
        ReferralStatus from = referral.status();
        referral.schedule(chosen, clock.instant());
        moves.moved(referral, from, LocalDate.now(clock));
        jdbc.sql("update referral_proposal set state = 'CHOSEN' where id = ? and state = 'OPEN'")
                .param(proposal)
                .update();
        jdbc.sql(ENDS).params("PASSED", id.value()).update();
    }

    /** None of them fits: the recipient is asked for others. */
    @PreAuthorize("hasRole('" + Permission.REFERRAL_SEND + "')")
    @Transactional
    @Logged("referral.ask-others")
    public void askForOthers(ReferralId id) {
        Referral referral = sent(id);
        if (jdbc.sql(ENDS).params("REFUSED", id.value()).update() == 0) {
            throw new StaleVersion();
        }
        moves.askForOthers(referral);
    }

    private Referral sent(ReferralId id) {
        return referrals.findSent(author.author().scope(), id.value()).orElseThrow(NotFound::new);
    }
}
