package org.visibles.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.visibles.demo.Story.Exchange;
import org.visibles.demo.Story.Move;
import org.visibles.demo.Story.Sending;

/**
 * Invents the young people of the demo. Spread like the known figures: about two thirds of the identified are mobilised,
 * a good third connected (national figures 2019–2022, see the domain's page). Equal seed and end give equal stories.
 */
final class StoryTeller {

    static final int PEOPLE = 190;
    static final int MONTHS = 24;

    private final SplittableRandom random;
    private final Dice dice;
    private final SendingTeller sendings;
    private final Names names = new Names();
    private final LocalDate end;

    /**
     * @param end last day of the story, the end of a month
     */
    StoryTeller(long seed, LocalDate end) {
        this.random = new SplittableRandom(seed);
        this.dice = new Dice(random, end);
        this.sendings = new SendingTeller(dice);
        this.end = end;
    }

    static LocalDate startOf(LocalDate end) {
        return end.plusDays(1).minusMonths(MONTHS);
    }

    List<Story> tell() {
        Weighted<Integer> organisations = new Weighted<>();
        for (int i = 0; i < DemoOrganisations.FIELD.size(); i++) {
            organisations.add(i, DemoOrganisations.FIELD.get(i).weight());
        }
        List<Story> stories = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            stories.add(one(i, organisations.draw(random)));
        }
        return stories;
    }

    private Story one(int number, int organisation) {
        LocalDate start = startOf(end);
        LocalDate met = Dice.workday(start.plusDays(random.nextInt((int) ChronoUnit.DAYS.between(start, end) - 20)));
        boolean woman = dice.chance(43);
        boolean informed = !dice.chance(7);
        LocalDate informedOn = informed
                ? dice.notAfterEnd(Dice.workday(met.plusDays(dice.chance(60) ? 0 : random.nextInt(21))))
                : null;
        boolean minor = dice.chance(14);
        LocalDate birth = minor
                ? met.minusYears(16 + random.nextInt(2)).minusDays(1 + random.nextInt(360))
                : met.minusYears(18 + (int) (random.nextDouble() * random.nextDouble() * 11))
                        .minusDays(1 + random.nextInt(360));
        boolean inWork = dice.chance(4);
        String commune = commune(organisation);
        boolean identified = informed && !inWork;
        List<Move> moves = moves(inWork, informedOn);
        List<Exchange> exchanges = exchanges(met, moves);
        List<Sending> sent = sendings.after(moves);
        return new Story(
                organisation,
                "Jeune " + Integer.toHexString(0xA00 + number * 7).toUpperCase(java.util.Locale.ROOT),
                informed ? names.first(woman, random) : null,
                informed ? names.family(random) : null,
                dice.chance(1) ? "X" : woman ? "F" : "M",
                birth,
                commune,
                dice.chance(58) ? random.nextInt(8) : null,
                informed && dice.chance(88) ? "06 39 98 %02d %02d".formatted(number / 100, number % 100) : null,
                dice.chance(86) ? Spread.DIPLOMAS.draw(random) : null,
                inWork ? "EMPLOYMENT" : dice.chance(70) ? "NON_PROFESSIONAL" : "JOB_SEEKER",
                dice.chance(72) ? Spread.HOUSING.draw(random) : null,
                dice.chance(70) ? dice.chance(6) : null,
                dice.chance(72) ? "OUTREACH" : dice.chance(50) ? "PEERS" : dice.chance(60) ? "RECEPTION" : "DATA",
                Spread.PLACES.draw(random),
                met,
                informedOn,
                identified && dice.chance(80)
                        ? (dice.chance(9) ? "ACTIVE" : dice.chance(24) ? "KNOWN" : "UNKNOWN")
                        : null,
                exchanges,
                sent,
                moves);
    }

    private List<Move> moves(boolean inWork, @Nullable LocalDate informedOn) {
        if (informedOn == null) {
            return List.of();
        }
        return inWork ? List.of(new Move(informedOn, "OUT_OF_SCOPE", "WORK_OR_STUDY")) : journey(informedOn);
    }

    private List<Move> journey(LocalDate identified) {
        List<Move> moves = new ArrayList<>();
        int fate = random.nextInt(100);
        if (fate < 66) {
            LocalDate mobilised = Dice.workday(identified.plusDays(5 + random.nextInt(50)));
            add(moves, mobilised, "MOBILISED", null);
            if (fate < 38) {
                LocalDate connected = Dice.workday(mobilised.plusDays(10 + random.nextInt(70)));
                add(moves, connected, "CONNECTED", Spread.CONNECTIONS.draw(random));
                if (fate < 21) {
                    add(
                            moves,
                            Dice.workday(connected.plusDays(60 + random.nextInt(160))),
                            "EXITED",
                            Spread.OUTCOMES.draw(random));
                }
            } else if (fate < 45) {
                add(
                        moves,
                        Dice.workday(mobilised.plusDays(60 + random.nextInt(120))),
                        "EXITED",
                        Spread.OUTCOMES.draw(random));
            } else if (fate < 56) {
                LocalDate lost = Dice.workday(mobilised.plusDays(95 + random.nextInt(60)));
                add(moves, lost, "LOST", null);
                if (fate < 48) {
                    add(moves, Dice.workday(lost.plusDays(20 + random.nextInt(60))), "MOBILISED", null);
                }
            }
        } else if (fate < 76) {
            add(moves, Dice.workday(identified.plusDays(7 + random.nextInt(40))), "DECLINED", null);
        } else if (fate < 88) {
            add(moves, Dice.workday(identified.plusDays(95 + random.nextInt(60))), "LOST", null);
        }
        return moves;
    }

    private void add(List<Move> moves, LocalDate on, String stage, @Nullable String detail) {
        boolean inOrder = moves.isEmpty() || !on.isBefore(moves.getLast().on());
        if (!on.isAfter(end) && inOrder) {
            moves.add(new Move(on, stage, detail));
        }
    }

    private List<Exchange> exchanges(LocalDate met, List<Move> moves) {
        List<Exchange> exchanges = new ArrayList<>();
        exchanges.add(exchange(met, "IN_PERSON_UNPLANNED", "WORKER"));
        LocalDate stop = moves.stream()
                .filter(move -> move.stage().matches("LOST|DECLINED|EXITED|OUT_OF_SCOPE"))
                .map(Move::on)
                .reduce((first, last) -> last)
                .map(day -> moves.getLast().stage().equals("LOST") ? day.minusDays(92) : day)
                .orElse(end);
        LocalDate day = met;
        int most = 3 + random.nextInt(11);
        while (exchanges.size() < most) {
            day = Dice.workday(day.plusDays(4 + random.nextInt(32)));
            if (day.isAfter(stop) || day.isAfter(end)) {
                break;
            }
            exchanges.add(exchange(day, Spread.CHANNELS.draw(random), dice.chance(34) ? "YOUNG_PERSON" : "WORKER"));
        }
        if (moves.isEmpty() || moves.getLast().stage().matches("MOBILISED|CONNECTED")) {
            LocalDate recent = Dice.workday(end.minusDays(3 + random.nextInt(72)));
            if (recent.isAfter(exchanges.getLast().on())) {
                LocalDate next = dice.chance(35) ? end.plusDays(1 + random.nextInt(30)) : null;
                Exchange last = exchange(recent, Spread.CHANNELS.draw(random), "YOUNG_PERSON");
                exchanges.add(new Exchange(
                        last.on(), last.channel(), last.initiative(), last.result(), last.needs(), last.note(), next));
            }
        }
        return exchanges;
    }

    private Exchange exchange(LocalDate on, String channel, String initiative) {
        List<String> needs = dice.chance(45) ? List.of(Spread.NEEDS.draw(random)) : List.of();
        String note = dice.chance(55) ? Spread.NOTES.get(random.nextInt(Spread.NOTES.size())) : null;
        return new Exchange(on, channel, initiative, Spread.RESULTS.draw(random), needs, note, null);
    }

    private String commune(int organisation) {
        var home = DemoOrganisations.FIELD.get(organisation);
        boolean elsewhere = home.kind().equals("ASSOCIATION") ? dice.chance(45) : dice.chance(8);
        String own = home.commune();
        return elsewhere || own == null
                ? DemoOrganisations.FIELD.get(random.nextInt(15)).commune() instanceof String other ? other : "76540"
                : own;
    }

    /** How many stories reach each stage; for the generator's own checks. */
    static Map<String, Long> reached(List<Story> stories) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (String stage : List.of("MOBILISED", "CONNECTED", "EXITED", "LOST", "DECLINED")) {
            counts.put(
                    stage,
                    stories.stream()
                            .filter(story -> story.moves().stream()
                                    .anyMatch(move -> move.stage().equals(stage)))
                            .count());
        }
        return counts;
    }
}
