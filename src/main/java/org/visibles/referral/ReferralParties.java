package org.visibles.referral;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.UUID;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.ReferralId;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.YouthId;

/** Who asks whom, about whom: what never changes of a referral. */
@MappedSuperclass
abstract class ReferralParties {

    @Id
    private UUID id;

    @Column(updatable = false)
    private UUID youthId;

    @Column(updatable = false)
    private UUID senderId;

    @Column(updatable = false)
    private UUID senderMember;

    @Column(updatable = false)
    private UUID recipientId;

    @Column(updatable = false)
    private Instant madeAt;

    @SuppressWarnings("NullAway.Init")
    protected ReferralParties() {}

    ReferralParties(
            ReferralId id,
            YouthId youth,
            OrganisationId sender,
            UUID senderMember,
            OrganisationId recipient,
            Instant now) {
        if (sender.equals(recipient)) {
            throw new RuleViolation("rule.referral.to-itself");
        }
        this.id = id.value();
        this.youthId = youth.value();
        this.senderId = sender.value();
        this.senderMember = senderMember;
        this.recipientId = recipient.value();
        this.madeAt = now;
    }

    ReferralId id() {
        return new ReferralId(id);
    }

    YouthId youth() {
        return new YouthId(youthId);
    }

    OrganisationId sender() {
        return new OrganisationId(senderId);
    }

    UUID senderMember() {
        return senderMember;
    }

    OrganisationId recipient() {
        return new OrganisationId(recipientId);
    }
}
