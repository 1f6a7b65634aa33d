package org.visibles.indicators;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;

/**
 * Facts of invented people, written past the program: two years of journeys with what makes counting hard, such as
 * corrections, cancellations, reopened journeys, attributes that change or come late, and facts recorded long after.
 */
public final class InventedFacts {

    /** The day on which everything has happened; what is recorded late is known a little after. */
    public static final LocalDate END = LocalDate.of(2026, 9, 30);

    private static final LocalDate START = LocalDate.of(2024, 10, 1);
    private static final List<UUID> FIELD =
            List.of(Fixture.ROUEN.value(), Fixture.ROUEN.value(), Fixture.ELBEUF.value(), Fixture.ML_ROUEN.value());
    private static final List<String> COMMUNES =
            List.of("76540", "76540", "76540", "76231", "76231", "76575", "76498", "14118");
    private static final List<String> PATHS = List.of("", "", "M", "ML", "MX", "MC", "MC", "MCX", "MCXMX", "C", "X");

    private final Random random;
    private final Random situations;
    private final FactRows rows = new FactRows();

    private InventedFacts(long seed) {
        this.random = new Random(seed);
        this.situations = new Random(seed + 1);
    }

    /** Adds people to whatever is there. */
    public static void write(TestDatabase database, long seed, int people) {
        var invented = new InventedFacts(seed);
        for (int person = 0; person < people; person++) {
            invented.person();
        }
        invented.rows.write(database);
        database.asOwner().execute("analyze fact");
    }

    private void person() {
        UUID subject = id();
        UUID organisation = pick(FIELD);
        LocalDate met = START.plusDays(random.nextInt(720));
        String eligible = one(8) ? "NO" : one(9) ? "UNKNOWN" : "YES";
        attributes(subject, organisation, met, eligible);
        if (one(3)) {
            attributes(subject, organisation, later(met, 40), eligible.equals("UNKNOWN") && one(2) ? "YES" : eligible);
        }
        LocalDate identified = later(met, 20);
        exchanges(subject, organisation, met);
        referrals(subject, organisation, identified);
        if (one(2)) {
            fact(subject, organisation, "KNOWN_CHECK", met, "known", pick(List.of("ACTIVE", "KNOWN", "UNKNOWN")));
        }
        fact(subject, organisation, "STAGE", met, "stage", "MET");
        if (one(6)) {
            return;
        }
        UUID first = fact(subject, organisation, "STAGE", identified, "stage", "IDENTIFIED");
        if (one(12)) {
            cancel(subject, organisation, first, identified);
            if (one(2)) {
                fact(subject, pick(FIELD), "STAGE", later(identified, 30), "stage", "IDENTIFIED");
            }
        }
        journey(subject, organisation, identified);
    }

    private void journey(UUID subject, UUID organisation, LocalDate identified) {
        LocalDate day = identified;
        for (char step : pick(PATHS).toCharArray()) {
            day = later(day, 90);
            UUID by = one(4) ? pick(FIELD) : organisation;
            UUID fact = switch (step) {
                case 'M' -> fact(subject, by, "STAGE", day, "stage", "MOBILISED");
                case 'C' ->
                    fact(
                            subject,
                            by,
                            "STAGE",
                            day,
                            "stage",
                            "CONNECTED",
                            "connection",
                            pick(List.of("CEJ", "PACEA", "FRANCE_TRAVAIL", "OTHER")));
                case 'L' -> fact(subject, by, "STAGE", day, "stage", "LOST");
                default -> exit(subject, by, day);
            };
            if (one(14)) {
                cancel(subject, by, fact, day);
            }
        }
    }

    private UUID exit(UUID subject, UUID by, LocalDate day) {
        String family = pick(List.of("LASTING", "POSITIVE", "POSITIVE", "OTHER"));
        UUID fact = fact(subject, by, "STAGE", day, "stage", "EXITED", "outcome", "CDI", "family", family);
        if (one(2)) {
            fact(subject, by, "OUTCOME_CHECK", later(day, 60), "still", pick(List.of("YES", "YES", "NO", "UNKNOWN")));
        }
        return fact;
    }

    private void attributes(UUID subject, UUID organisation, LocalDate day, String eligible) {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put("eligible", eligible);
        String commune = pick(COMMUNES);
        maybe(codes, "sex", pick(List.of("F", "M", "M", "X", "F")));
        maybe(codes, "commune", commune);
        maybe(codes, "qpv", commune.equals("76540") && one(2) ? pick(List.of("QN07605M", "QN07606M")) : "NONE");
        maybe(codes, "diploma", pick(List.of("CFG", "C3A", "C12", "3", "4", "5", "8")));
        maybe(codes, "disability", one(6) ? "YES" : "NO");
        situation(codes, day);
        if (one(4)) {
            maybe(codes, "ageBand", pick(List.of("16_17", "18_21", "22_25", "26_29", "OVER_29")));
        } else {
            LocalDate born = day.minusDays(15 * 365 + random.nextInt(15 * 365));
            codes.put("birthYearMonth", born.toString().substring(0, 7));
        }
        fact(subject, organisation, "ATTRIBUTES", day, codes);
    }

    private void situation(Map<String, String> codes, LocalDate day) {
        List<String> all = List.of("", "UNKNOWN", "JOB_SEEKER", "NON_PROFESSIONAL", "EMPLOYMENT", "TRAINING", "SCHOOL");
        String situation = all.get(situations.nextInt(all.size()));
        if (!situation.isEmpty()) {
            codes.put("situation", situation);
            if (situations.nextInt(3) > 0) {
                codes.put("situationState", situations.nextInt(4) == 0 ? "ENDED" : "CURRENT");
                LocalDate confirmed = day.plusDays(situations.nextInt(900));
                codes.put("situationOn", (confirmed.isAfter(END) ? END : confirmed).toString());
            }
        }
    }

    private void maybe(Map<String, String> codes, String key, String value) {
        if (!one(7)) {
            codes.put(key, value);
        }
    }

    private void exchanges(UUID subject, UUID organisation, LocalDate met) {
        LocalDate day = met;
        for (int count = random.nextInt(12); count > 0; count--) {
            Map<String, String> codes = new LinkedHashMap<>(Map.of("channel", "PHONE", "initiative", "WORKER"));
            if (one(3)) {
                codes.put("result", pick(List.of("NO_ANSWER", "APPOINTMENT_MADE", "UNREACHABLE", "NEW_PROJECT")));
            }
            if (one(5)) {
                codes.put("appointment", pick(List.of("PRESENT", "ABSENT")));
            }
            UUID by = one(6) ? pick(FIELD) : organisation;
            UUID fact = fact(subject, by, "CONTACT", day, codes);
            if (one(10)) {
                cancel(subject, by, fact, day);
            }
            day = later(day, 60);
        }
    }

    private void referrals(UUID subject, UUID organisation, LocalDate from) {
        for (int count = random.nextInt(3); count > 0; count--) {
            String referral = id().toString();
            LocalDate day = later(from, 100);
            referral(subject, organisation, day, referral, "SENT");
            List<String> states = pick(List.of(
                    List.<String>of(),
                    List.of("WITHDRAWN"),
                    List.of("DECLINED"),
                    List.of("ACCEPTED", "SCHEDULED", "ATTENDED", "STARTED"),
                    List.of("ACCEPTED", "SCHEDULED", "MISSED", "SCHEDULED", "ATTENDED")));
            for (String state : states) {
                day = later(day, 20);
                referral(subject, state.equals("WITHDRAWN") ? organisation : pick(FIELD), day, referral, state);
            }
        }
    }

    private void referral(UUID subject, UUID by, LocalDate day, String referral, String state) {
        fact(subject, by, "REFERRAL", day, "referral", referral, "state", state, "kind", "MISSION_LOCALE");
    }

    private UUID fact(UUID subject, UUID by, String kind, LocalDate day, String... pairs) {
        Map<String, String> codes = new LinkedHashMap<>();
        for (int index = 0; index < pairs.length; index += 2) {
            codes.put(pairs[index], pairs[index + 1]);
        }
        return fact(subject, by, kind, day, codes);
    }

    private UUID fact(UUID subject, UUID by, String kind, LocalDate day, Map<String, String> codes) {
        return row(subject, by, kind, day, codes, null);
    }

    private void cancel(UUID subject, UUID by, UUID fact, LocalDate day) {
        row(subject, by, "CANCELLED", later(day, 25), Map.of(), fact);
    }

    private UUID row(UUID subject, UUID by, String kind, LocalDate day, Map<String, String> codes, UUID cancels) {
        UUID id = id();
        Instant recorded =
                day.atTime(12, 0).toInstant(ZoneOffset.UTC).plusSeconds(random.nextInt(one(8) ? 40 * 86_400 : 3_600));
        rows.add(id, subject, by, kind, day, recorded, FactRows.json(codes), cancels);
        return id;
    }

    private UUID id() {
        return FactRows.id(random);
    }

    private LocalDate later(LocalDate day, int most) {
        LocalDate later = day.plusDays(random.nextInt(most));
        return later.isAfter(END) ? END : later;
    }

    private boolean one(int of) {
        return random.nextInt(of) == 0;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
