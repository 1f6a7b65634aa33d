package org.visibles.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.visibles.database.ShiftableClock;
import org.visibles.kernel.EncounterId;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.kernel.Need;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.OutingId;
import org.visibles.kernel.YouthId;
import org.visibles.outing.MethodRow;
import org.visibles.outing.OutingContent;
import org.visibles.outing.OutingService;
import org.visibles.outing.PlanOuting;
import org.visibles.outing.RecordOuting;
import org.visibles.outing.SpotRow;
import org.visibles.outing.SpotService;
import org.visibles.outing.Tally;
import org.visibles.outing.encounter.EncounterContent;
import org.visibles.outing.encounter.EncounterResult;
import org.visibles.outing.encounter.EncounterService;
import org.visibles.outing.encounter.FollowUp;
import org.visibles.outing.encounter.LogEncounter;
import org.visibles.youth.Choices.AgeBand;
import org.visibles.youth.Choices.Sex;

/** Has the demo's organisations go out: those who met the people of the stories there, and many who met nobody known. */
@Component
@Profile("demo")
class OutingPlayer {

    private static final Weighted<String> WAYS = Weighted.of(
            "STREET 24, BUILDING_FOOT 30, DOOR_TO_DOOR 8, " + "SPORTS_GROUND 18, MARKET 8, TRANSPORT_STOP 8, EVENT 4");
    private static final Set<String> OUTDOORS =
            Set.of("STREET", "BUILDING_FOOT", "DOOR_TO_DOOR", "SPORTS_GROUND", "MARKET", "TRANSPORT_STOP", "EVENT");
    private static final Weighted<String> RESULTS = Weighted.of(
            "TALKED 30, INTERESTED 24, TOLD_OF_HELP 16, ALREADY_ACCOMPANIED 6, IN_WORK_OR_SCHOOL 8, NOT_INTERESTED 10, NO_TIME 8");
    private static final List<String> PSEUDONYMS = List.of(
            "Casquette verte",
            "Le grand",
            "Veste en jean",
            "Trottinette",
            "Avec le chien",
            "Maillot 10",
            "Bonnet bleu");
    private static final List<String> SPOTS = List.of("Dalle du centre", "City-stade", "Gare routière");
    /** Quarter hours from 14:00 to 17:00. */
    private static final int STARTS = 13;
    /** What was agreed in the last days is still to be done. */
    private static final int LATELY = 40;
    /** How many more times the first organisation went out in these days, so that its calendar is full. */
    private static final int OFTEN = 12;

    private final OutingService outings;
    private final EncounterService encounters;
    private final SpotService spots;
    private final ShiftableClock clock;

    OutingPlayer(OutingService outings, EncounterService encounters, SpotService spots, ShiftableClock clock) {
        this.outings = outings;
        this.encounters = encounters;
        this.spots = spots;
        this.clock = clock;
    }

    /** Whether the person of a story was met on an outing. */
    static boolean concerns(Story story) {
        return story.mode().equals("OUTREACH") && OUTDOORS.contains(story.place());
    }

    /** The outing on which the person was met, joined to the record in the evening; to be called on that day. */
    void meet(Story story, Identity worker, YouthId youth, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        LocalDateTime at = start(story.metOn(), random);
        OutingId outing = outing(content(at, story.commune(), story.place(), worker, random));
        EncounterId met = EncounterId.next();
        encounters.log(new LogEncounter(
                met,
                outing,
                new EncounterContent(
                        at.plusMinutes(10),
                        story.pseudonym(),
                        Sex.valueOf(story.sex()),
                        null,
                        Set.of(),
                        EncounterResult.INTERESTED,
                        FollowUp.NONE,
                        null,
                        false,
                        null,
                        null,
                        null),
                null));
        encounters.attach(List.of(met), youth);
    }

    /** Outings of the two years on which nobody of the stories was met, and what is planned for the coming days. */
    void goOut(DemoCast.Cast cast, LocalDate start, LocalDate end, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        OrganisationId along = cast.agentOf(DemoOrganisations.FIELD.get(15)).organisation();
        for (var organisation : DemoOrganisations.FIELD) {
            Identity worker = cast.agentOf(organisation);
            String commune = String.valueOf(organisation.commune());
            boolean first = organisation.equals(DemoOrganisations.FIELD.getFirst());
            @Nullable UUID spot = first ? places(worker, commune, start) : null;
            int often = first ? organisation.weight() + OFTEN : organisation.weight();
            for (int number = 0; number < often; number++) {
                LocalDate from = number < organisation.weight() ? start : end.minusDays(LATELY);
                int days = (int) ChronoUnit.DAYS.between(from, end) - 5;
                LocalDate day = workday(from.plusDays(3L + random.nextInt(days)));
                LocalDateTime at = start(day, random);
                boolean together = first && random.nextInt(100) < 15;
                boolean there = spot != null && random.nextInt(100) < 40;
                OutingContent content = content(at, commune, WAYS.draw(random), worker, random)
                        .with(Set.of(worker.member()), together ? Set.of(along) : Set.of());
                OutingContent placed = there ? content.inPlace(commune, null, spot) : content;
                evening(day, worker, () -> anonymous(outing(placed), at, end.minusDays(LATELY), random));
            }
            plan(worker, commune, random);
        }
    }

    private UUID places(Identity worker, String commune, LocalDate start) {
        UUID[] ids = new UUID[1];
        evening(
                start,
                worker,
                () -> SPOTS.forEach(name -> {
                    ids[0] = Ids.next();
                    spots.save(new SpotRow(ids[0], name, commune, null, null, true, 0), null);
                }));
        return ids[0];
    }

    /** Nobody, or one or two who did not say who they are; what was agreed with them long ago was done. */
    private void anonymous(OutingId outing, LocalDateTime at, LocalDate lately, SplittableRandom random) {
        int met = Math.max(0, random.nextInt(5) - 2);
        for (int number = 0; number < met; number++) {
            boolean agreed = random.nextInt(100) < 25;
            EncounterId id = EncounterId.next();
            encounters.log(new LogEncounter(
                    id,
                    outing,
                    new EncounterContent(
                            at.plusMinutes(10L + 12L * number),
                            random.nextInt(100) < 60 ? PSEUDONYMS.get(random.nextInt(PSEUDONYMS.size())) : null,
                            random.nextInt(100) < 58 ? Sex.M : Sex.F,
                            AgeBand.values()[1 + random.nextInt(4)],
                            random.nextInt(100) < 40 ? Set.of(Need.EMPLOYMENT) : Set.of(),
                            EncounterResult.valueOf(RESULTS.draw(random)),
                            agreed ? FollowUp.MEET_AGAIN : FollowUp.NONE,
                            null,
                            random.nextInt(100) < 10,
                            null,
                            null,
                            null),
                    null));
            if (agreed && at.toLocalDate().isBefore(lately)) {
                encounters.followedUp(id, true);
            }
        }
    }

    private void plan(Identity worker, String commune, SplittableRandom random) {
        LocalDate today = LocalDate.now(clock);
        LocalDateTime at = start(workday(today.plusDays(2L + random.nextInt(5))), random);
        Acting.as(worker, () -> {
            OutingId id = OutingId.next();
            outings.plan(new PlanOuting(
                    id,
                    OutingContent.of(at, 90, WAYS.draw(random))
                            .inPlace(commune, null, null)
                            .with(Set.of(worker.member()), Set.of())));
            return id;
        });
    }

    private OutingId outing(OutingContent content) {
        OutingId id = OutingId.next();
        outings.record(new RecordOuting(id, null, content, null));
        return id;
    }

    private OutingContent content(
            LocalDateTime at, String commune, String way, Identity worker, SplittableRandom random) {
        Tally tally = Tally.NONE;
        if (random.nextInt(100) >= 14) {
            for (Sex sex : List.of(Sex.M, Sex.F)) {
                for (AgeBand band : List.of(AgeBand.FROM_16_TO_17, AgeBand.FROM_18_TO_21, AgeBand.FROM_22_TO_25)) {
                    tally = tally.with(new Tally.Cell(sex, band), Math.max(0, random.nextInt(5) - 2));
                }
            }
        }
        int known = tally.sum() == 0 ? 0 : random.nextInt(tally.sum() / 2 + 1);
        return OutingContent.of(at, 60 + 15 * random.nextInt(7), way)
                .inPlace(commune, null, null)
                .by(way, practice(at.toLocalDate(), worker, random))
                .with(Set.of(worker.member()), Set.of())
                .told(tally, known, tally.sum() == 0 ? 0 : random.nextInt(6), null);
    }

    private @Nullable String practice(LocalDate day, Identity worker, SplittableRandom random) {
        List<String> held = Acting.as(worker, outings::methods).stream()
                .filter(each -> each.kind() == MethodRow.Kind.PRACTICE && each.holdsOn(day))
                .map(MethodRow::code)
                .toList();
        return held.isEmpty() || random.nextInt(100) < 55 ? null : held.get(random.nextInt(held.size()));
    }

    private void evening(LocalDate day, Identity worker, Runnable work) {
        clock.runAt(
                day.atTime(21, 0).atZone(ShiftableClock.PARIS).toInstant(),
                () -> Acting.as(worker, () -> {
                    work.run();
                    return worker;
                }));
    }

    private static LocalDateTime start(LocalDate day, SplittableRandom random) {
        return day.atTime(14, 0).plusMinutes(15L * random.nextInt(STARTS));
    }

    private static LocalDate workday(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.minusDays(1);
            case SUNDAY -> day.plusDays(1);
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> day;
        };
    }
}
