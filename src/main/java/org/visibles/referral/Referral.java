package org.visibles.referral;

import static org.visibles.referral.ReferralStatus.*;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.FreeText;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.ReferralId;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.StaleVersion;
import org.visibles.kernel.YouthId;

/** A request to one partner for one person, as it moves on; what is told of the person stands beside it, in the disclosure. */
@Entity
class Referral extends ReferralParties {

    static final int MAX_NOTE = 1000;
    static final String TOO_LONG = "rule.referral.too-long";

    @Enumerated(EnumType.STRING)
    private ReferralStatus status = DRAFT;

    private @Nullable LocalDate agreedOn;
    private @Nullable UUID agreementId;

    @Column(insertable = false, updatable = false) // the database sets it, when the agreement is withdrawn
    private @Nullable LocalDate agreementWithdrawnOn;

    private @Nullable Instant sentAt;
    private @Nullable LocalDate dueOn;
    private @Nullable LocalDate expiresOn;
    private @Nullable Instant seenAt;
    private @Nullable Instant decidedAt;
    private @Nullable Instant movedAt;

    @Enumerated(EnumType.STRING)
    private @Nullable DeclineReason declineReason;

    private @Nullable String declineNote;
    private @Nullable Instant appointmentAt;
    private @Nullable String appointmentPlace;

    @Version
    private @Nullable Long version;

    protected Referral() {}

    Referral(
            ReferralId id,
            YouthId youth,
            OrganisationId sender,
            UUID senderMember,
            OrganisationId recipient,
            Instant now) {
        super(id, youth, sender, senderMember, recipient, now);
    }

    /**
     * @param agreed the day on which the person agreed to this referral
     * @param agreement where that is recorded: with its end the recipient's reading ends
     * @param dueDays days within which an answer is expected
     * @param expiryDays days after which a referral without an answer ends
     */
    void send(
            @Nullable LocalDate agreed,
            @Nullable UUID agreement,
            Instant now,
            LocalDate today,
            int dueDays,
            int expiryDays) {
        refuseUnless(SENT);
        if (agreed == null || agreed.isAfter(today)) {
            throw new RuleViolation("rule.referral.no-agreement");
        }
        status = SENT;
        agreedOn = agreed;
        agreementId = agreement;
        sentAt = now;
        dueOn = today.plusDays(dueDays);
        expiresOn = today.plusDays(expiryDays);
    }

    /** The first opening by the partner; later ones, and those after the answer, change nothing. */
    boolean see(Instant now) {
        if (status != SENT || seenAt != null || agreementWithdrawn()) {
            return false;
        }
        seenAt = now;
        return true;
    }

    void accept(Instant now) {
        if (status == SCHEDULED) {
            throw new RuleViolation("rule.referral.transition");
        }
        moveTo(ACCEPTED);
        decidedAt = now;
    }

    void decline(DeclineReason reason, @Nullable String note, Instant now) {
        refuseUnless(DECLINED);
        declineNote = FreeText.lines(note, MAX_NOTE, TOO_LONG);
        declineReason = reason;
        status = DECLINED;
        decidedAt = now;
    }

    void withdraw(Instant now) {
        moveTo(WITHDRAWN);
        decidedAt = now;
    }

    void expire(Instant now, LocalDate today) {
        refuseUnless(EXPIRED);
        if (expiresOn == null || !today.isAfter(expiresOn)) {
            throw new RuleViolation("rule.referral.not-expired");
        }
        status = EXPIRED;
        decidedAt = now;
    }

    /** A first appointment, or another one in place of the one planned or missed. */
    void schedule(Appointment appointment, Instant now) {
        if (status != SCHEDULED) {
            refuseUnless(SCHEDULED);
        }
        Appointment checked = appointment.checked(sentAt, now);
        appointmentPlace = checked.place();
        appointmentAt = checked.at();
        status = SCHEDULED;
    }

    /** No appointment any more; another may be made later. */
    void callOff() {
        if (status != SCHEDULED) {
            throw new RuleViolation("rule.referral.transition");
        }
        moveTo(ACCEPTED);
        appointmentAt = null;
        appointmentPlace = null;
    }

    /** Appointments to choose from, cleaned; they change nothing until one is chosen. */
    List<Appointment> proposing(List<Appointment> appointments, Instant now) {
        if (status != SCHEDULED) {
            refuseUnless(SCHEDULED);
        }
        return Appointment.toChooseFrom(appointments, sentAt, now);
    }

    void attended(Instant now) {
        appointmentHasBegun(now);
        moveTo(ATTENDED);
    }

    void missed(Instant now) {
        appointmentHasBegun(now);
        moveTo(MISSED);
    }

    void start() {
        moveTo(STARTED);
    }

    void complete() {
        moveTo(COMPLETED);
    }

    void drop() {
        moveTo(DROPPED);
    }

    private void appointmentHasBegun(Instant now) {
        if (status == SCHEDULED && appointmentAt != null && appointmentAt.isAfter(now)) {
            throw new RuleViolation("rule.referral.appointment-to-come");
        }
    }

    /** It came to its present state, or its appointment was moved: from then on it waits. */
    void moved(Instant now) {
        movedAt = now;
    }

    /** Refuses what a recipient does after the person has withdrawn the agreement. */
    void requireAgreement() {
        if (agreementWithdrawn()) {
            throw new RuleViolation("rule.referral.agreement-withdrawn");
        }
    }

    boolean agreementWithdrawn() {
        return agreementWithdrawnOn != null;
    }

    /** Refuses to go on from what somebody else has changed meanwhile. */
    void expect(long seenVersion) {
        if (version == null || version != seenVersion) {
            throw new StaleVersion();
        }
    }

    private void moveTo(ReferralStatus next) {
        refuseUnless(next);
        status = next;
    }

    private void refuseUnless(ReferralStatus next) {
        if (!status.next().contains(next)) {
            throw new RuleViolation("rule.referral.transition");
        }
    }

    ReferralStatus status() {
        return status;
    }

    @Nullable
    Instant sentAt() {
        return sentAt;
    }

    @Nullable
    LocalDate dueOn() {
        return dueOn;
    }

    @Nullable
    LocalDate expiresOn() {
        return expiresOn;
    }

    @Nullable
    Instant seenAt() {
        return seenAt;
    }

    @Nullable
    Instant appointmentAt() {
        return appointmentAt;
    }

    long version() {
        return version == null ? 0 : version;
    }
}
