package org.visibles.outing;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Set;
import java.util.function.Supplier;
import org.visibles.database.ShiftableClock;
import org.visibles.kernel.EncounterId;
import org.visibles.kernel.Identity;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.OutingId;
import org.visibles.kernel.YouthId;
import org.visibles.outing.encounter.EncounterContent;
import org.visibles.outing.encounter.EncounterRow;
import org.visibles.outing.encounter.EncounterService;
import org.visibles.outing.encounter.LogEncounter;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.youth.Choices;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

/** Brings outings and encounters to where a test begins: Rouen goes out. */
public record Field(
        OutingService outings, EncounterService encounters, YouthService people, TestDatabase database, Clock clock) {

    public static final String WAY = "BUILDING_FOOT";

    public LocalDateTime now() {
        return LocalDateTime.now(clock).withSecond(0).withNano(0);
    }

    /** At the foot of a building in Rouen, an hour long, two women counted of whom one was known. */
    public OutingContent content(LocalDateTime at) {
        return OutingContent.of(at, 60, WAY)
                .inPlace(Fixture.COMMUNE_ROUEN, null, null)
                .told(
                        Tally.NONE.with(new Tally.Cell(Choices.Sex.F, Choices.AgeBand.FROM_18_TO_21), 2),
                        1,
                        5,
                        "Hall B, pluie");
    }

    public OutingId planned(LocalDateTime at) {
        OutingId id = OutingId.next();
        As.member(Fixture.AGENT_ROUEN, () -> outings.plan(new PlanOuting(id, OutingContent.of(at, 60, WAY))));
        return id;
    }

    public OutingId done(LocalDateTime at) {
        return done(Fixture.AGENT_ROUEN, content(at));
    }

    public OutingId done(Identity who, OutingContent content) {
        OutingId id = OutingId.next();
        As.member(who, () -> outings.record(new RecordOuting(id, null, content, null)));
        return id;
    }

    /** One of Rouen's, on which these go along. */
    public OutingId shared(LocalDateTime at, OrganisationId... along) {
        return done(Fixture.AGENT_ROUEN, content(at).with(Set.of(), Set.of(along)));
    }

    public EncounterId met(OutingId outing, LocalDateTime at) {
        return met(Fixture.AGENT_ROUEN, outing, EncounterContent.anonymous(at));
    }

    public EncounterId met(Identity who, OutingId outing, EncounterContent content) {
        EncounterId id = EncounterId.next();
        As.member(who, () -> encounters.log(new LogEncounter(id, outing, content, null)));
        return id;
    }

    public YouthId person(YouthDetails details) {
        return As.member(Fixture.AGENT_ROUEN, () -> people.record(details));
    }

    public OutingRow row(OutingId id) {
        return As.member(Fixture.AGENT_ROUEN, () -> outings.get(id));
    }

    public EncounterRow row(EncounterId id) {
        return As.member(Fixture.AGENT_ROUEN, () -> encounters.get(id));
    }

    public <T> T at(Instant instant, Supplier<T> work) {
        return ((ShiftableClock) clock).callAt(instant, work);
    }

    /** Facts of a kind that count, by the id of the outing in their codes. */
    public long counted(String kind, OutingId outing) {
        return database.asOwner().queryForObject("""
                        select count(*) from fact f where f.kind = ? and f.codes ->> 'outing' = ?
                        and not exists (select from fact c where c.cancels = f.id)""", Long.class, kind, outing.toString());
    }
}
