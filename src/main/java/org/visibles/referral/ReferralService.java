package org.visibles.referral;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.CurrentAuthor;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.Permission;
import org.visibles.kernel.ReferralId;
import org.visibles.kernel.RuleViolation;
import org.visibles.privacy.Logged;

/**
 * The use cases of both parties. A referral that the current organisation has no part in, or the wrong part, is not
 * found. Where a version is asked for, it is the one the member has before the eyes: {@code StaleVersion} tells that a
 * colleague was faster. Days of effect lie between the sending and today.
 */
@Service
@PreAuthorize("denyAll()")
public class ReferralService {

    /** Members of the recipient, or who holds the link that was sent to it. */
    static final String ANSWERS =
            "hasAnyRole('" + Permission.REFERRAL_DECIDE + "', '" + Permission.ANSWER_BY_LINK + "')";

    private final Referrals referrals;
    private final Requests requests;
    private final ReferralAnswers answers;
    private final ReferralMoves moves;
    private final CurrentMember member;
    private final CurrentAuthor author;
    private final Clock clock;

    ReferralService(
            Referrals referrals,
            Requests requests,
            ReferralAnswers answers,
            ReferralMoves moves,
            CurrentMember member,
            CurrentAuthor author,
            Clock clock) {
        this.referrals = referrals;
        this.requests = requests;
        this.answers = answers;
        this.moves = moves;
        this.member = member;
        this.author = author;
        this.clock = clock;
    }

    /** Keeps a request without sending it; nobody else sees it. */
    @PreAuthorize("hasRole('" + Permission.REFERRAL_SEND + "')")
    @Transactional
    @Logged("referral.draft")
    public ReferralId keepDraft(SendReferral command) {
        return requests.make(command).id();
    }

    /**
     * Sends a request, with what is shared as the record stands now.
     *
     * @throws RuleViolation when the person is not informed or has not agreed, or when a referral to the same
     *     organisation is under way
     */
    @PreAuthorize("hasRole('" + Permission.REFERRAL_SEND + "')")
    @Transactional
    @Logged("referral.send")
    public ReferralId send(SendReferral command) {
        Referral referral = requests.make(command);
        requests.send(referral, command.agreedOn());
        return referral.id();
    }

    /** Sends a draft; what is shared is copied again from the record. */
    @PreAuthorize("hasRole('" + Permission.REFERRAL_SEND + "')")
    @Transactional
    @Logged("referral.send")
    public void sendDraft(ReferralId id, @Nullable LocalDate agreedOn) {
        Referral referral = sent(id);
        requests.refresh(referral);
        requests.send(referral, agreedOn);
    }

    @PreAuthorize("hasRole('" + Permission.REFERRAL_SEND + "')")
    @Transactional
    @Logged("referral.discard")
    public void discardDraft(ReferralId id) {
        Referral referral = sent(id);
        if (referral.status() != ReferralStatus.DRAFT) {
            throw new RuleViolation("rule.referral.transition");
        }
        referrals.delete(referral);
    }

    @PreAuthorize("hasRole('" + Permission.REFERRAL_SEND + "')")
    @Transactional
    @Logged("referral.withdraw")
    public void withdraw(ReferralId id) {
        Referral referral = sent(id);
        ReferralStatus from = referral.status();
        referral.withdraw(clock.instant());
        moves.moved(referral, from, LocalDate.now(clock));
    }

    /** After a missed appointment, the sender too may say that nothing more comes of it. */
    @PreAuthorize("hasRole('" + Permission.REFERRAL_SEND + "')")
    @Transactional
    @Logged("referral.give-up")
    public void giveUp(ReferralId id, long version) {
        Referral referral = sent(id);
        referral.expect(version);
        ReferralStatus from = referral.status();
        if (from != ReferralStatus.MISSED) {
            throw new RuleViolation("rule.referral.transition");
        }
        referral.requireAgreement();
        referral.drop();
        moves.moved(referral, from, LocalDate.now(clock));
    }

    /**
     * Ends what the current member has sent and nobody has answered in time, or can answer without an agreement; returns
     * how many.
     */
    @PreAuthorize("hasRole('" + Permission.REFERRAL_SEND + "')")
    @Transactional
    public int expireDue() {
        LocalDate today = LocalDate.now(clock);
        var due =
                referrals.findExpired(member.scope(), member.require().member().value(), today);
        for (Referral referral : due) {
            if (referral.agreementWithdrawn()) {
                referral.withdraw(clock.instant());
            } else {
                referral.expire(clock.instant(), today);
            }
            moves.moved(referral, ReferralStatus.SENT, today);
        }
        return due.size();
    }

    /** Remembers the recipient's first opening; anything else changes nothing. */
    @PreAuthorize(ANSWERS)
    @Transactional
    @Logged("referral.open")
    public void see(ReferralId id) {
        referrals.findReceived(author.author().scope(), id.value()).ifPresent(referral -> {
            if (referral.see(clock.instant())) {
                moves.save(referral);
            }
        });
    }

    /** The recipient follows the person from now on, with what was shared. */
    @PreAuthorize(ANSWERS)
    @Transactional
    @Logged("referral.accept")
    public void accept(ReferralId id, long version) {
        answers.take(id, version, LocalDate.now(clock), referral -> referral.accept(clock.instant()));
    }

    /**
     * @param note for the sender alone, at most 1000 characters
     */
    @PreAuthorize(ANSWERS)
    @Transactional
    @Logged("referral.decline")
    public void decline(ReferralId id, long version, DeclineReason reason, @Nullable String note) {
        answers.take(id, version, LocalDate.now(clock), referral -> referral.decline(reason, note, clock.instant()));
    }

    /** A first appointment, or another in place of the one planned or missed. */
    @PreAuthorize(ANSWERS)
    @Transactional
    @Logged("referral.schedule")
    public void schedule(ReferralId id, long version, Appointment appointment) {
        answers.take(id, version, LocalDate.now(clock), referral -> referral.schedule(appointment, clock.instant()));
    }

    /** There is no appointment any more; the sender is told. */
    @PreAuthorize(ANSWERS)
    @Transactional
    @Logged("referral.call-off")
    public void callOff(ReferralId id, long version) {
        answers.take(id, version, LocalDate.now(clock), Referral::callOff);
    }

    /** Counts for the day of the appointment. */
    @PreAuthorize(ANSWERS)
    @Transactional
    @Logged("referral.attended")
    public void attended(ReferralId id, long version) {
        answers.take(id, version, null, referral -> referral.attended(clock.instant()));
    }

    /** Counts for the day of the appointment. */
    @PreAuthorize(ANSWERS)
    @Transactional
    @Logged("referral.missed")
    public void missed(ReferralId id, long version) {
        answers.take(id, version, null, referral -> referral.missed(clock.instant()));
    }

    @PreAuthorize(ANSWERS)
    @Transactional
    @Logged("referral.start")
    public void start(ReferralId id, long version, LocalDate on) {
        answers.take(id, version, on, Referral::start);
    }

    @PreAuthorize(ANSWERS)
    @Transactional
    @Logged("referral.complete")
    public void complete(ReferralId id, long version, LocalDate on) {
        answers.take(id, version, on, Referral::complete);
    }

    @PreAuthorize(ANSWERS)
    @Transactional
    @Logged("referral.drop")
    public void drop(ReferralId id, long version, LocalDate on) {
        answers.take(id, version, on, Referral::drop);
    }

    private Referral sent(ReferralId id) {
        return referrals.findSent(member.scope(), id.value()).orElseThrow(NotFound::new);
    }
}
