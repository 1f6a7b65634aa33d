package org.visibles.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.visibles.database.ShiftableClock;
import org.visibles.demo.Story.Exchange;
import org.visibles.demo.Story.Move;
import org.visibles.demo.Story.Sending;
import org.visibles.geography.GeographyService;
import org.visibles.geography.Qpv;
import org.visibles.journey.Connection;
import org.visibles.journey.JourneyProposal;
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
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.ReferralId;
import org.visibles.kernel.YouthId;
import org.visibles.organisation.OrganisationDirectory;
import org.visibles.outreach.ContactChannel;
import org.visibles.outreach.ContactContent;
import org.visibles.outreach.ContactResult;
import org.visibles.outreach.ContactService;
import org.visibles.outreach.Initiative;
import org.visibles.outreach.LogContact;
import org.visibles.outreach.Presence;
import org.visibles.referral.Appointment;
import org.visibles.referral.DeclineReason;
import org.visibles.referral.ReferralQueries;
import org.visibles.referral.ReferralService;
import org.visibles.referral.SendReferral;
import org.visibles.youth.Choices;
import org.visibles.youth.DisclosedField;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

/** Lives one story through the services, each step on its day, as the member who would have done it. */
@Component
@Profile("demo")
class StoryPlayer {

    private static final Set<DisclosedField> SHARED =
            EnumSet.of(DisclosedField.NAME, DisclosedField.PSEUDONYM, DisclosedField.PHONE, DisclosedField.COMMUNE);

    private final ShiftableClock clock;
    private final YouthService people;
    private final ContactService contacts;
    private final JourneyService journeys;
    private final ReferralService referrals;
    private final ReferralQueries queries;
    private final OrganisationDirectory organisations;
    private final GeographyService geography;
    private final OutingPlayer outings;

    StoryPlayer(
            ShiftableClock clock,
            YouthService people,
            ContactService contacts,
            JourneyService journeys,
            ReferralService referrals,
            ReferralQueries queries,
            OrganisationDirectory organisations,
            GeographyService geography,
            OutingPlayer outings) {
        this.clock = clock;
        this.people = people;
        this.contacts = contacts;
        this.journeys = journeys;
        this.referrals = referrals;
        this.queries = queries;
        this.organisations = organisations;
        this.geography = geography;
        this.outings = outings;
    }

    /** One thing that happens on a day, in the morning or once its appointments are over; else in their order. */
    private record Step(LocalDate on, LocalTime from, Identity who, Runnable work) {}

    private static final LocalTime MORNING = LocalTime.of(9, 15);
    private static final LocalTime EVENING = LocalTime.of(18, 0);

    /** What one story needs while it is played. */
    private final class Play {
        private final Story story;
        private final DemoCast.Cast cast;
        private final Identity worker;
        private final LocalDate end;
        private final long seed;
        private final SplittableRandom random;
        private final YouthId youth = YouthId.next();
        private final List<Step> steps = new ArrayList<>();

        Play(Story story, DemoCast.Cast cast, Identity worker, LocalDate end, long seed) {
            this.story = story;
            this.cast = cast;
            this.worker = worker;
            this.end = end;
            this.seed = seed;
            this.random = new SplittableRandom(seed);
        }

        void run() {
            record();
            story.exchanges().forEach(this::exchange);
            journey();
            if (!accompanied()) {
                story.sendings().forEach(this::sending);
                waiting();
            }
            steps.sort(Comparator.comparing(Step::on).thenComparing(Step::from));
            LocalDateTime before = LocalDateTime.MIN;
            for (Step step : steps) {
                LocalDateTime from = step.on().atTime(step.from());
                LocalDateTime when = from.isAfter(before) ? from : before.plusMinutes(3);
                before = when;
                at(when, step);
            }
        }

        private void at(LocalDateTime when, Step step) {
            Instant instant = when.atZone(ShiftableClock.PARIS).toInstant();
            clock.runAt(
                    instant,
                    () -> Acting.as(step.who(), () -> {
                        step.work().run();
                        return step;
                    }));
        }

        private void step(LocalDate on, Identity who, Runnable work) {
            step(on, MORNING, who, work);
        }

        private void step(LocalDate on, LocalTime from, Identity who, Runnable work) {
            if (!on.isAfter(end)) {
                steps.add(new Step(on, from, who, work));
            }
        }

        /** Known to the mission locale as followed there: not for this programme. */
        private boolean accompanied() {
            return "ACTIVE".equals(story.known());
        }

        private void record() {
            LocalDate informedOn = story.informedOn();
            boolean atOnce = story.metOn().equals(informedOn);
            step(story.metOn(), worker, () -> people.record(youth, atOnce ? informed(first()) : first().build()));
            if (OutingPlayer.concerns(story)) {
                step(story.metOn(), EVENING, worker, () -> outings.meet(story, worker, youth, seed));
            }
            if (!atOnce && informedOn != null) {
                step(informedOn, worker, () -> {
                    var record = people.get(youth);
                    people.change(
                            youth, record.version(), informed(record.details().edit()), informedOn);
                });
            }
        }

        private YouthDetails.Builder first() {
            return YouthDetails.named(story.pseudonym())
                    .sex(Choices.Sex.valueOf(story.sex()))
                    .ageBand(band())
                    .commune(story.commune())
                    .qpv(qpv())
                    .mode(Choices.IdentificationMode.valueOf(story.mode()))
                    .place(Choices.FindingPlace.valueOf(story.place()))
                    .situation(Choices.Situation.valueOf(story.situation()))
                    .situationState(Choices.SituationState.CURRENT)
                    .situationOn(story.metOn())
                    .firstContactOn(story.metOn());
        }

        private YouthDetails informed(YouthDetails.Builder details) {
            details.informedOn(story.informedOn())
                    .informedMeans(Choices.Means.ORAL)
                    .firstName(story.firstName())
                    .lastName(story.lastName())
                    .birthDate(story.birthDate())
                    .phones(story.phone() == null ? List.of() : List.of(story.phone()))
                    .diploma(story.diploma() == null ? null : diploma(story.diploma()))
                    .housing(story.housing() == null ? null : Choices.Housing.valueOf(story.housing()))
                    .disability(story.disability())
                    .known(story.known() == null ? null : Choices.Known.valueOf(story.known()))
                    .accompanied(accompanied());
            if ("KNOWN".equals(story.known())) {
                details.lastSpeOn(story.metOn().minusMonths(11));
            }
            return details.build();
        }

        private Choices.AgeBand band() {
            int age = Period.between(story.birthDate(), story.metOn()).getYears();
            return age < 18
                    ? Choices.AgeBand.FROM_16_TO_17
                    : age < 22
                            ? Choices.AgeBand.FROM_18_TO_21
                            : age < 26 ? Choices.AgeBand.FROM_22_TO_25 : Choices.AgeBand.FROM_26_TO_29;
        }

        private @Nullable String qpv() {
            if (story.qpvIndex() == null) {
                return random.nextInt(100) < 60 ? "NONE" : null;
            }
            List<Qpv> quarters = geography.qpvsOf(story.commune()).stream()
                    .filter(quarter -> quarter.generation().equals("2024"))
                    .toList();
            return quarters.isEmpty()
                    ? "NONE"
                    : quarters.get(story.qpvIndex() % quarters.size()).code();
        }

        private void exchange(Exchange exchange) {
            ContactId id = new ContactId(Ids.next());
            step(exchange.on(), worker, () -> {
                ContactChannel channel = ContactChannel.valueOf(exchange.channel());
                contacts.log(new LogContact(
                        id,
                        youth,
                        new ContactContent(
                                LocalDateTime.now(clock).minusMinutes(5),
                                channel,
                                Initiative.valueOf(exchange.initiative()),
                                ContactResult.valueOf(exchange.result()),
                                null,
                                channel == ContactChannel.IN_PERSON_APPOINTMENT
                                        ? random.nextInt(100) < 82 ? Presence.PRESENT : Presence.ABSENT
                                        : null,
                                needs(exchange.needs()),
                                exchange.note(),
                                exchange.note() != null && random.nextInt(100) < 20,
                                exchange.nextAction() == null ? null : "Rappeler pour faire le point",
                                exchange.nextAction(),
                                null)));
            });
        }

        private void journey() {
            if (story.informedOn() == null) {
                return;
            }
            if (accompanied()) {
                step(
                        story.informedOn(),
                        worker,
                        () -> journeys.move(MoveJourney.outOfScope(
                                OutOfScopeReason.ALREADY_ACCOMPANIED, youth, version(), today())));
                return;
            }
            boolean identified =
                    story.moves().isEmpty() || !story.moves().getFirst().stage().equals("OUT_OF_SCOPE");
            if (identified) {
                step(
                        story.informedOn(),
                        worker,
                        () -> journeys.move(MoveJourney.to(Stage.IDENTIFIED, youth, version(), today())));
            }
            story.moves().forEach(move -> step(move.on(), worker, () -> journeys.move(move(move))));
            story.moves().stream()
                    .filter(move -> move.stage().equals("EXITED")
                            && Outcome.valueOf(String.valueOf(move.detail())).positive())
                    .forEach(move -> {
                        LocalDate checked = move.on().plusMonths(6).plusDays(random.nextInt(12));
                        boolean still = random.nextInt(100) < 76;
                        step(checked, worker, () -> journeys.check(youth, still ? Still.YES : Still.NO, today()));
                    });
        }

        private MoveJourney move(Move move) {
            Stage stage = Stage.valueOf(move.stage());
            String detail = String.valueOf(move.detail());
            return switch (stage) {
                case CONNECTED -> MoveJourney.connected(Connection.valueOf(detail), youth, version(), today());
                case EXITED -> MoveJourney.exited(Outcome.valueOf(detail), youth, version(), today());
                case OUT_OF_SCOPE ->
                    MoveJourney.outOfScope(OutOfScopeReason.valueOf(detail), youth, version(), today());
                case MET, IDENTIFIED, MOBILISED, DECLINED, LOST -> MoveJourney.to(stage, youth, version(), today());
            };
        }

        private int version() {
            return journeys.of(youth).version();
        }

        private void sending(Sending sending) {
            ReferralId[] id = new ReferralId[1];
            OrganisationId recipient = recipient(sending);
            Identity partner = cast.agentOf(recipient);
            send(sending.sentOn(), recipient, needs(sending.needs()), id);
            if (sending.answeredOn() == null) {
                step(sending.sentOn().plusDays(31), worker, referrals::expireDue);
                return;
            }
            step(sending.answeredOn(), partner, () -> answer(sending, id[0]));
            if (sending.declineReason() != null || sending.appointmentOn() == null) {
                return;
            }
            step(sending.appointmentOn(), EVENING, partner, () -> {
                if (sending.attended()) {
                    referrals.attended(id[0], queries.get(id[0]).version());
                } else {
                    referrals.missed(id[0], queries.get(id[0]).version());
                }
            });
            if (sending.startedOn() != null) {
                step(
                        sending.startedOn(),
                        EVENING,
                        partner,
                        () -> referrals.start(id[0], queries.get(id[0]).version(), today()));
            }
            if (sending.completedOn() != null) {
                step(
                        sending.completedOn(),
                        EVENING,
                        partner,
                        () -> referrals.complete(id[0], queries.get(id[0]).version(), today()));
            }
            if (recipient.equals(missionLocale())) {
                step(sending.answeredOn().plusDays(45), worker, this::dismissProposals);
            }
        }

        /** A journey that went another way leaves nothing proposed. */
        private void dismissProposals() {
            journeys.of(youth).proposals().stream()
                    .map(JourneyProposal::id)
                    .forEach(proposal -> journeys.dismiss(youth, proposal));
        }

        private void answer(Sending sending, ReferralId id) {
            referrals.see(id);
            if (sending.declineReason() != null) {
                referrals.decline(id, queries.get(id).version(), DeclineReason.valueOf(sending.declineReason()), null);
                return;
            }
            referrals.accept(id, queries.get(id).version());
            if (sending.appointmentOn() != null) {
                Instant at = sending.appointmentOn()
                        .atTime(9 + random.nextInt(8), 30)
                        .atZone(ShiftableClock.PARIS)
                        .toInstant();
                referrals.schedule(id, queries.get(id).version(), new Appointment(at, "À l'accueil"));
            }
        }

        /** Some of those whom Rouen has only identified were sent on in the last days, so that the inboxes hold something. */
        private void waiting() {
            if (story.organisation() == 0
                    && story.informedOn() != null
                    && story.moves().isEmpty()) {
                LocalDate day = end.minusDays(random.nextInt(3));
                if (day.isAfter(story.informedOn())) {
                    Identity partner = random.nextBoolean()
                            ? cast.agentOf(DemoOrganisations.PARTNERS.getFirst())
                            : cast.agentOf(DemoOrganisations.MISSIONS.getFirst());
                    send(day, partner.organisation(), Set.of(Need.TRAINING), new ReferralId[1]);
                }
            }
        }

        private void send(LocalDate on, OrganisationId recipient, Set<Need> needs, ReferralId[] id) {
            step(
                    on,
                    worker,
                    () -> id[0] = referrals.send(new SendReferral(
                            youth,
                            recipient,
                            needs,
                            "Souhaite être accompagné dans ses démarches.",
                            "Plutôt l'après-midi, par téléphone.",
                            SHARED,
                            on)));
        }

        private OrganisationId recipient(Sending sending) {
            if (sending.recipient().equals("MISSION_LOCALE")) {
                return missionLocale();
            }
            var partner = DemoOrganisations.PARTNERS.get(random.nextInt(DemoOrganisations.PARTNERS.size()));
            return cast.agentOf(partner).organisation();
        }

        private OrganisationId missionLocale() {
            return Acting.as(worker, () -> organisations.missionLocaleFor(story.commune()))
                    .orElseThrow()
                    .id();
        }

        private LocalDate today() {
            return LocalDate.now(clock);
        }
    }

    /**
     * @param end the last day on which anything happens
     */
    void play(Story story, DemoCast.Cast cast, LocalDate end, long seed) {
        Identity agent = cast.agentOf(DemoOrganisations.FIELD.get(story.organisation()));
        boolean shared = story.organisation() == 0 && seed % 3 == 0;
        new Play(story, cast, shared ? cast.colleague() : agent, end, seed).run();
    }

    private static Set<Need> needs(List<String> codes) {
        return codes.stream().map(Need::valueOf).collect(Collectors.toSet());
    }

    private static Choices.Diploma diploma(String code) {
        return Arrays.stream(Choices.Diploma.values())
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
