package org.visibles.joining;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.kernel.YouthId;
import org.visibles.testkit.As;
import org.visibles.testkit.TestDatabase;
import org.visibles.youth.AgreementKind;
import org.visibles.youth.Agreements;
import org.visibles.youth.Choices.Means;
import org.visibles.youth.DisclosedField;

/** Two organisations that have met one person, were introduced, and agree, or do not, that their records are one. */
public record TwoHouses(
        JoinOffers offers, JoinAnswers answers, Agreements agreements, TestDatabase database, Clock clock) {

    public static final Set<DisclosedField> SHOWN =
            Set.of(DisclosedField.NAME, DisclosedField.PHONE, DisclosedField.PSEUDONYM);

    public UUID agreed(Identity who, YouthId youth) {
        return As.member(who, () -> agreements.record(youth, AgreementKind.SHARING, LocalDate.now(clock), Means.ORAL));
    }

    /** The first asked, the second accepted to be known. */
    public UUID introduced(Identity asking, YouthId asked, Identity known, YouthId theirs) {
        UUID request = Ids.next();
        UUID introduction = Ids.next();
        database.asOwner()
                .update(
                        "insert into acquaintance_request (id, youth_id, asking_id, member_id, asked_at, tick_at, ends_at)"
                                + " values (?, ?, ?, ?, now(), now(), now() + interval '20 days')",
                        request,
                        asked.value(),
                        asking.organisation().value(),
                        asking.member().value());
        database.asOwner()
                .update(
                        "insert into introduction (id, request_id, asking_id, asking_youth, asking_member, known_id, known_youth,"
                                + " known_member, at) values (?, ?, ?, ?, ?, ?, ?, ?, now())",
                        introduction,
                        request,
                        asking.organisation().value(),
                        asked.value(),
                        asking.member().value(),
                        known.organisation().value(),
                        theirs.value(),
                        known.member().value());
        return introduction;
    }

    public void propose(Identity who, YouthId own, UUID introduction) {
        As.member(who, () -> offers.offer(own, introduction, SHOWN));
    }

    public void reopen(Identity who, YouthId own, UUID introduction, Reopening why) {
        As.member(who, () -> offers.reopen(own, introduction, SHOWN, why));
    }

    /** The proposal that waits for the organisation about its own record. */
    public UUID waiting(Identity who, YouthId own) {
        return As.member(who, () -> answers.waiting()).stream()
                .filter(each -> each.youth().equals(own))
                .findFirst()
                .orElseThrow()
                .offer()
                .id();
    }

    public YouthId accept(Identity who, YouthId own) {
        UUID offer = waiting(who, own);
        return As.member(who, () -> {
            OfferedRecord seen = answers.compare(offer);
            return answers.accept(own, offer, seen.version(), seen.theirVersion());
        });
    }
}
