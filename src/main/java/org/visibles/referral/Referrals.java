package org.visibles.referral;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.visibles.kernel.Scope;

interface Referrals extends Repository<Referral, UUID> {

    Referral saveAndFlush(Referral referral);

    void delete(Referral referral);

    @Query("select r from Referral r where r.id = :id and r.senderId = :#{#scope.organisation.value}")
    Optional<Referral> findSent(Scope scope, UUID id);

    @Query("""
            select r from Referral r where r.id = :id and r.recipientId = :#{#scope.organisation.value}
            and r.status <> org.visibles.referral.ReferralStatus.DRAFT""")
    Optional<Referral> findReceived(Scope scope, UUID id);

    @Query("""
            select r from Referral r where r.senderId = :#{#scope.organisation.value} and r.senderMember = :member
            and (r.expiresOn < :today or r.agreementWithdrawnOn is not null) and r.status = org.visibles.referral.ReferralStatus.SENT""")
    List<Referral> findExpired(Scope scope, UUID member, LocalDate today);

    @Query("""
            select r from Referral r where r.senderId = :#{#scope.organisation.value} and r.youthId = :youth
            and r.status = org.visibles.referral.ReferralStatus.SENT""")
    List<Referral> findWaiting(Scope scope, UUID youth);
}
