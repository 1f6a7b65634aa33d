package org.visibles.joining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visibles.testkit.Fixture.AGENT_ML;
import static org.visibles.testkit.Fixture.AGENT_ROUEN;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.visibles.indicators.FiguresService;
import org.visibles.indicators.Indicator;
import org.visibles.indicators.Selection;
import org.visibles.journey.JourneyEvent;
import org.visibles.journey.JourneyEventId;
import org.visibles.journey.JourneyService;
import org.visibles.journey.MoveJourney;
import org.visibles.journey.Stage;
import org.visibles.kernel.ContactId;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.ReferralId;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.YouthId;
import org.visibles.outreach.ContactRow;
import org.visibles.outreach.ContactService;
import org.visibles.referral.ReferralQueries;
import org.visibles.referral.ReferralService;
import org.visibles.referral.Story;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.youth.Agreements;
import org.visibles.youth.Choices;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

/** Random histories of joins, edits and undos over the real services, and a model that says where everything must be. */
final class JoiningHistories {

    private static final int PEOPLE = 5;
    private static final int STEPS = 16;

    private final YouthService youth;
    private final ContactService contacts;
    private final ReferralService referrals;
    private final JourneyService journeys;
    private final FiguresService figures;
    private final JoiningService joining;
    private final TestDatabase database;
    private final Clock clock;
    private final Pairs pairs;
    private final TwoHouses houses;
    private final Story story;

    JoiningHistories(ApplicationContext context) {
        youth = context.getBean(YouthService.class);
        contacts = context.getBean(ContactService.class);
        referrals = context.getBean(ReferralService.class);
        journeys = context.getBean(JourneyService.class);
        figures = context.getBean(FiguresService.class);
        joining = context.getBean(JoiningService.class);
        database = context.getBean(TestDatabase.class);
        clock = context.getBean(Clock.class);
        pairs = new Pairs(youth, contacts, joining, database, clock);
        houses = new TwoHouses(
                context.getBean(JoinOffers.class),
                context.getBean(JoinAnswers.class),
                context.getBean(Agreements.class),
                database,
                clock);
        story = new Story(youth, referrals, context.getBean(ReferralQueries.class), clock);
    }

    /** A joining that holds, and what went over with it. */
    private record Joined(UUID id, int stays, int goes, Set<Object> moved) {}

    /** An introduction, and which of its sides is one of the people here. */
    private record Met(UUID introduction, String side) {}

    private final class World {
        private final List<YouthId> people = new ArrayList<>();
        private final Set<Integer> identified = new HashSet<>();
        private final Map<Object, Integer> places = new LinkedHashMap<>();
        private final List<Joined> joined = new ArrayList<>();

        private boolean gone(int person) {
            return joined.stream().anyMatch(each -> each.goes == person);
        }

        private int stands(int person) {
            return joined.stream()
                    .filter(each -> each.goes == person)
                    .findFirst()
                    .map(each -> stands(each.stays))
                    .orElse(person);
        }
    }

    void play(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double before = counted();
        World world = new World();
        for (int index = 0; index < PEOPLE; index++) {
            YouthId made = pairs.person(pairs.informed("Jeune " + index, "Prénom " + index)
                    .edit()
                    .ageBand(Choices.AgeBand.FROM_18_TO_21)
                    .situation(Choices.Situation.NON_PROFESSIONAL)
                    .accompanied(false)
                    .build());
            world.people.add(made);
            YouthId theirs = As.member(
                    AGENT_ML,
                    () -> youth.record(YouthDetails.named("D'ailleurs").build()));
            world.places.put(
                    index % 2 == 0
                            ? new Met(houses.introduced(AGENT_ROUEN, made, AGENT_ML, theirs), "asking_youth")
                            : new Met(houses.introduced(AGENT_ML, theirs, AGENT_ROUEN, made), "known_youth"),
                    index);
            if (index < 2) {
                int person = index;
                As.member(
                        AGENT_ROUEN,
                        () -> journeys.move(
                                MoveJourney.to(Stage.IDENTIFIED, world.people.get(person), 1, LocalDate.now(clock))));
                world.identified.add(index);
            }
            int place = index;
            stages(made).forEach(stage -> world.places.put(stage, place));
        }
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(8)) {
                case 0, 1 -> join(world, random);
                case 2, 3 -> undo(world, random);
                case 4 -> log(world, random);
                case 5 -> correct(world, random);
                case 6 -> move(world, random);
                default -> editOrSend(world, random);
            }
        }
        check(world, seed);
        assertThat(counted() - before)
                .as("identified, seed %d", seed)
                .isEqualTo(
                        world.identified.stream().map(world::stands).distinct().count());
    }

    private void join(World world, SplittableRandom random) {
        int stays = random.nextInt(PEOPLE);
        int goes = random.nextInt(PEOPLE);
        try {
            UUID id = pairs.join(world.people.get(stays), world.people.get(goes));
            assertThat(world.gone(stays) || world.gone(goes) || stays == goes).isFalse();
            Set<Object> moved = new HashSet<>();
            world.places.replaceAll((row, place) -> {
                if (place == goes) {
                    moved.add(row);
                    return stays;
                }
                return place;
            });
            world.joined.add(new Joined(id, stays, goes, moved));
        } catch (RuleViolation rule) {
            assertThat(rule.key())
                    .isIn(
                            "rule.joining.same",
                            "rule.joining.already",
                            "rule.journey.joined-further",
                            "rule.referral.joined-both-open");
        }
    }

    private void undo(World world, SplittableRandom random) {
        if (world.joined.isEmpty()) {
            return;
        }
        Joined one = world.joined.get(random.nextInt(world.joined.size()));
        try {
            pairs.undo(world.people.get(one.stays), one.id);
            world.joined.remove(one);
            one.moved.forEach(row -> world.places.put(row, one.goes));
        } catch (RuleViolation rule) {
            assertThat(rule.key()).isEqualTo("rule.joining.order");
        } catch (NotFound gone) {
            assertThat(world.gone(one.stays)).isTrue();
        }
    }

    private void log(World world, SplittableRandom random) {
        int person = random.nextInt(PEOPLE);
        world.places.put(pairs.contact(world.people.get(person)), world.stands(person));
    }

    private void correct(World world, SplittableRandom random) {
        List<ContactId> all = world.places.keySet().stream()
                .filter(ContactId.class::isInstance)
                .map(ContactId.class::cast)
                .toList();
        if (all.isEmpty()) {
            return;
        }
        ContactId id = all.get(random.nextInt(all.size()));
        YouthId at = world.people.get(world.places.get(id));
        As.member(AGENT_ROUEN, () -> {
            ContactRow row = contacts.ofYouth(at).stream()
                    .filter(each -> each.id().equals(id))
                    .findFirst()
                    .orElseThrow();
            contacts.correct(id, row.version(), row.content());
        });
    }

    /** The journey of the record that stands goes on, and nothing but it. */
    private void move(World world, SplittableRandom random) {
        int person = world.stands(random.nextInt(PEOPLE));
        YouthId id = world.people.get(person);
        As.member(AGENT_ROUEN, () -> {
            var journey = journeys.of(id);
            Stage next = journey.stage() == Stage.LOST ? Stage.IDENTIFIED : Stage.LOST;
            world.places.put(journeys.move(MoveJourney.to(next, id, journey.version(), LocalDate.now(clock))), person);
            if (next == Stage.IDENTIFIED) {
                world.identified.add(person);
            }
        });
    }

    private List<JourneyEventId> stages(YouthId id) {
        return As.member(AGENT_ROUEN, () -> journeys.of(id).events()).stream()
                .map(JourneyEvent::id)
                .toList();
    }

    private void editOrSend(World world, SplittableRandom random) {
        int person = world.stands(random.nextInt(PEOPLE));
        YouthId id = world.people.get(person);
        if (random.nextBoolean()) {
            As.member(AGENT_ROUEN, () -> {
                var record = youth.get(id);
                youth.change(
                        id,
                        record.version(),
                        record.details()
                                .edit()
                                .language("langue " + random.nextInt(9))
                                .build(),
                        LocalDate.now(clock));
            });
            return;
        }
        try {
            world.places.put(story.sent(id, Fixture.RESTO), person);
        } catch (RuleViolation underWay) {
            assertThat(underWay.key()).startsWith("rule.referral.");
        }
    }

    private void check(World world, long seed) {
        world.places.forEach((row, place) -> assertThat(where(row))
                .as("%s, seed %d", row, seed)
                .containsExactly(world.people.get(place).value()));
        UUID[] ids = world.people.stream().map(YouthId::value).toArray(UUID[]::new);
        assertThat(number("select count(*) from contact where youth_id = any (?)", ids)
                        + number("select count(*) from referral where youth_id = any (?)", ids)
                        + number("select count(*) from journey_event where youth_id = any (?)", ids)
                        + number("select count(*) from introduction where asking_youth = any (?)", ids)
                        + number("select count(*) from introduction where known_youth = any (?)", ids))
                .as("rows, seed %d", seed)
                .isEqualTo(world.places.size());
        assertThat(number("""
                        select count(*) from contact_note n join contact k on k.id = n.contact_id and k.youth_id = n.youth_id
                        where k.youth_id = any (?)""", ids)).isEqualTo(number("select count(*) from contact where youth_id = any (?)", ids));
        assertThat(number("""
                        select count(*) from contact k join fact f on f.id = k.fact_id join fact_subject s on s.subject = f.subject
                        where k.youth_id = any (?) and not exists (select from fact c where c.cancels = f.id)
                          and (s.youth_id = k.youth_id or exists (select from joining j where j.goes_id = s.youth_id and j.undone_at is null))""", ids))
                .as("each exchange counts once, seed %d", seed)
                .isEqualTo(number("select count(*) from contact where youth_id = any (?)", ids));
        assertThat(number("""
                        select count(*) from fact f join fact_subject s on s.subject = f.subject
                        where s.youth_id = any (?) and f.kind = 'CONTACT' and not exists (select from fact c where c.cancels = f.id)""", ids))
                .as("nothing else counts, seed %d", seed)
                .isEqualTo(number("select count(*) from contact where youth_id = any (?)", ids));
    }

    private List<UUID> where(Object row) {
        return switch (row) {
            case ReferralId(UUID id) -> rows("youth_id from referral", id);
            case ContactId(UUID id) -> rows("youth_id from contact", id);
            case JourneyEventId(UUID id) -> rows("youth_id from journey_event", id);
            case Met met -> rows(met.side() + " from introduction", met.introduction());
            default -> throw new IllegalArgumentException(String.valueOf(row));
        };
    }

    private List<UUID> rows(String what, UUID id) {
        return database.asOwner().queryForList("select " + what + " where id = ?", UUID.class, id);
    }

    private long number(String sql, UUID[] ids) {
        return database.asOwner().queryForObject(sql, Long.class, (Object) ids);
    }

    private double counted() {
        return As.member(
                AGENT_ROUEN,
                () -> figures.own(Selection.ALL)
                        .total()
                        .line(Indicator.IDENTIFIED)
                        .orElseThrow()
                        .numerator()
                        .number());
    }
}
