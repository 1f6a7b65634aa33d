package org.visibles.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.visibles.database.ShiftableClock;
import org.visibles.demo.Story.Exchange;
import org.visibles.demo.Story.Move;
import org.visibles.geography.GeographyService;
import org.visibles.journey.Connection;
import org.visibles.journey.JourneyService;
import org.visibles.journey.MoveJourney;
import org.visibles.journey.OutOfScopeReason;
import org.visibles.journey.Outcome;
import org.visibles.journey.Stage;
import org.visibles.journey.Still;
import org.visibles.kernel.ContactId;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.kernel.Need;
import org.visibles.outreach.ContactChannel;
import org.visibles.outreach.ContactContent;
import org.visibles.outreach.ContactResult;
import org.visibles.outreach.ContactService;
import org.visibles.outreach.Initiative;
import org.visibles.outreach.LogContact;
import org.visibles.outreach.Presence;
import org.visibles.youth.YouthService;

/** Lives one story through the services, each step on its day, as the member who would have done it. */
@Component
@Profile("demo")
class StoryPlayer {

    private final ShiftableClock clock;
    private final YouthService people;
    private final ContactService contacts;
    private final JourneyService journeys;
    private final StoryReferrals referrals;
    private final GeographyService geography;
    private final OutingPlayer outings;

    StoryPlayer(
            ShiftableClock clock,
            YouthService people,
            ContactService contacts,
            JourneyService journeys,
            StoryReferrals referrals,
            GeographyService geography,
            OutingPlayer outings) {
        this.clock = clock;
        this.people = people;
        this.contacts = contacts;
        this.journeys = journeys;
        this.referrals = referrals;
        this.geography = geography;
        this.outings = outings;
    }

    /**
     * @param waiting what is sent after the story, null for nothing
     * @param end the last day of the story
     */
    void play(Story story, DemoCast.Cast cast, @Nullable Waiting waiting, LocalDate end, long seed) {
        Identity agent = cast.agentOf(DemoOrganisations.FIELD.get(story.organisation()));
        boolean shared = story.organisation() == 0 && seed % 3 == 0;
        Scene scene = new Scene(story, cast, shared ? cast.colleague() : agent, end, seed);
        record(scene);
        story.exchanges().forEach(exchange -> exchange(scene, exchange));
        journey(scene);
        if (!scene.accompanied()) {
            story.sendings().forEach(sending -> referrals.sending(scene, sending));
        }
        if (waiting != null) {
            referrals.waiting(scene, waiting);
        }
        scene.live(clock);
    }

    private void record(Scene scene) {
        StoryDetails details = new StoryDetails(scene, geography);
        LocalDate informedOn = scene.story.informedOn();
        boolean atOnce = scene.story.metOn().equals(informedOn);
        scene.step(
                scene.story.metOn(),
                scene.worker,
                () -> people.record(
                        scene.youth,
                        atOnce
                                ? details.informed(details.first())
                                : details.first().build()));
        if (OutingPlayer.concerns(scene.story)) {
            scene.step(
                    scene.story.metOn(),
                    Scene.EVENING,
                    scene.worker,
                    () -> outings.meet(scene.story, scene.worker, scene.youth, scene.seed));
        }
        if (!atOnce && informedOn != null) {
            scene.step(informedOn, scene.worker, () -> {
                var record = people.get(scene.youth);
                people.change(
                        scene.youth,
                        record.version(),
                        details.informed(record.details().edit()),
                        informedOn);
            });
        }
    }

    private void exchange(Scene scene, Exchange exchange) {
        ContactId id = new ContactId(Ids.next());
        scene.step(exchange.on(), scene.worker, () -> {
            ContactChannel channel = ContactChannel.valueOf(exchange.channel());
            contacts.log(new LogContact(
                    id,
                    scene.youth,
                    new ContactContent(
                            LocalDateTime.now(clock).minusMinutes(5),
                            channel,
                            Initiative.valueOf(exchange.initiative()),
                            ContactResult.valueOf(exchange.result()),
                            null,
                            channel == ContactChannel.IN_PERSON_APPOINTMENT
                                    ? scene.random.nextInt(100) < 82 ? Presence.PRESENT : Presence.ABSENT
                                    : null,
                            needs(exchange.needs()),
                            exchange.note(),
                            exchange.note() != null && scene.random.nextInt(100) < 20,
                            exchange.nextAction() == null ? null : "Rappeler pour faire le point",
                            exchange.nextAction(),
                            null)));
        });
    }

    private void journey(Scene scene) {
        if (scene.story.informedOn() == null) {
            return;
        }
        if (scene.accompanied()) {
            scene.step(
                    scene.story.informedOn(),
                    scene.worker,
                    () -> journeys.move(MoveJourney.outOfScope(
                            OutOfScopeReason.ALREADY_ACCOMPANIED, scene.youth, version(scene), today())));
            return;
        }
        boolean identified = scene.story.moves().isEmpty()
                || !scene.story.moves().getFirst().stage().equals("OUT_OF_SCOPE");
        if (identified) {
            scene.step(
                    scene.story.informedOn(),
                    scene.worker,
                    () -> journeys.move(MoveJourney.to(Stage.IDENTIFIED, scene.youth, version(scene), today())));
        }
        scene.story
                .moves()
                .forEach(move -> scene.step(move.on(), scene.worker, () -> journeys.move(move(scene, move))));
        scene.story.moves().stream()
                .filter(move -> move.stage().equals("EXITED")
                        && Outcome.valueOf(String.valueOf(move.detail())).positive())
                .forEach(move -> {
                    LocalDate checked = move.on().plusMonths(6).plusDays(scene.random.nextInt(12));
                    boolean still = scene.random.nextInt(100) < 76;
                    scene.step(
                            checked,
                            scene.worker,
                            () -> journeys.check(scene.youth, still ? Still.YES : Still.NO, today()));
                });
    }

    private MoveJourney move(Scene scene, Move move) {
        Stage stage = Stage.valueOf(move.stage());
        String detail = String.valueOf(move.detail());
        return switch (stage) {
            case CONNECTED -> MoveJourney.connected(Connection.valueOf(detail), scene.youth, version(scene), today());
            case EXITED -> MoveJourney.exited(Outcome.valueOf(detail), scene.youth, version(scene), today());
            case OUT_OF_SCOPE ->
                MoveJourney.outOfScope(OutOfScopeReason.valueOf(detail), scene.youth, version(scene), today());
            case MET, IDENTIFIED, MOBILISED, DECLINED, LOST ->
                MoveJourney.to(stage, scene.youth, version(scene), today());
        };
    }

    private int version(Scene scene) {
        return journeys.of(scene.youth).version();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    static Set<Need> needs(List<String> codes) {
        return codes.stream().map(Need::valueOf).collect(Collectors.toSet());
    }
}
