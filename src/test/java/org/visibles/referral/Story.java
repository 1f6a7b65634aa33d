package org.visibles.referral;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Supplier;
import org.visibles.database.ShiftableClock;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Need;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.ReferralId;
import org.visibles.kernel.YouthId;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.youth.Choices;
import org.visibles.youth.DisclosedField;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

/** Brings people and referrals to where a test begins: Rouen sends to its mission locale, which answers. */
public record Story(YouthService youth, ReferralService service, ReferralQueries queries, Clock clock) {

    /** Somebody Rouen follows and has informed, with a phone and a name. */
    public YouthId person(String pseudonym) {
        return As.member(
                Fixture.AGENT_ROUEN,
                () -> youth.record(YouthDetails.named(pseudonym)
                        .firstName("Inès")
                        .lastName("Delaunay")
                        .ageBand(Choices.AgeBand.values()[1])
                        .commune(Fixture.COMMUNE_ROUEN)
                        .phones(java.util.List.of("06 12 34 56 78"))
                        .informedOn(LocalDate.now(clock))
                        .informedMeans(Choices.Means.ORAL)
                        .build()));
    }

    public SendReferral request(YouthId person, OrganisationId to) {
        return new SendReferral(
                person,
                to,
                Set.of(Need.TRAINING),
                "Cherche une formation",
                "le matin",
                Set.of(DisclosedField.PSEUDONYM, DisclosedField.COMMUNE),
                LocalDate.now(clock));
    }

    public ReferralId sent(YouthId person) {
        return sent(person, Fixture.ML_ROUEN);
    }

    public ReferralId sent(YouthId person, OrganisationId to) {
        return As.member(Fixture.AGENT_ROUEN, () -> service.send(request(person, to)));
    }

    public ReferralId accepted(YouthId person) {
        ReferralId id = sent(person);
        As.member(Fixture.AGENT_ML, () -> service.accept(id, version(id)));
        return id;
    }

    /** The version that the mission locale has before its eyes. */
    public long version(ReferralId id) {
        return detail(Fixture.AGENT_ML, id).version();
    }

    public ReferralDetail detail(Identity who, ReferralId id) {
        return As.member(who, () -> queries.get(id));
    }

    public ReferralStatus status(ReferralId id) {
        return detail(Fixture.AGENT_ROUEN, id).row().status();
    }

    public void at(Instant instant, Runnable work) {
        ((ShiftableClock) clock).runAt(instant, work);
    }

    public <T> T at(Instant instant, Supplier<T> work) {
        return ((ShiftableClock) clock).callAt(instant, work);
    }
}
