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
 * Facts of invented outings and encounters beside those of {@link InventedFacts}: corrected and cancelled outings,
 * encounters withdrawn, joined to a person, cut loose and joined to another, joined twice, two of one person on one outing,
 * some with people already known, and what companions logged.
 */
public final class InventedField {

    private static final LocalDate START = LocalDate.of(2024, 9, 1);
    private static final List<UUID> FIELD =
            List.of(Fixture.ROUEN.value(), Fixture.ROUEN.value(), Fixture.ELBEUF.value(), Fixture.ML_ROUEN.value());
    private static final List<String> WAYS =
            List.of("STREET", "STREET", "BUILDING_FOOT", "SPORTS_GROUND", "EVENT", "MOBILE_OFFICE");
    private final Random random;
    private final List<UUID> people;
    private final FactRows rows = new FactRows();

    private InventedField(long seed, List<UUID> people) {
        this.random = new Random(seed);
        this.people = people;
    }

    /** Adds outings to whatever is there; those met are joined to people who are there already. */
    public static void write(TestDatabase database, long seed, int outings) {
        var invented = new InventedField(
                seed,
                database.asOwner()
                        .queryForList("select distinct subject from fact where kind = 'STAGE' order by 1", UUID.class));
        for (int outing = 0; outing < outings; outing++) {
            invented.outing();
        }
        invented.rows.write(database);
        database.asOwner().execute("analyze fact");
    }

    /** Says of some people that they are others: whoever was joined to one of them is then found at the end of a chain. */
    public static void chain(TestDatabase database, long seed, int times) {
        var invented = new InventedField(
                seed,
                database.asOwner()
                        .queryForList(
                                "select distinct (codes ->> 'to')::uuid from fact where kind = 'JOINED' order by 1",
                                UUID.class));
        for (int time = 0; time < times; time++) {
            UUID one = invented.pick(invented.people);
            UUID other = invented.pick(invented.people);
            if (one.compareTo(other) < 0) {
                invented.row(one, Fixture.ROUEN.value(), "JOINED", InventedFacts.END, Map.of("to", other.toString()));
            }
        }
        invented.rows.write(database);
    }

    private void outing() {
        UUID organisation = pick(FIELD);
        LocalDate day = START.plusDays(random.nextInt(750));
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put("outing", id().toString());
        codes.put("way", pick(WAYS));
        if (!one(3)) {
            codes.put("practice", pick(List.of("CAFE", "FOOTBALL", "TRUCK")));
        }
        String commune = pick(List.of("76540", "76540", "76231", "76575"));
        codes.put("commune", commune);
        codes.put("qpv", commune.equals("76540") && one(2) ? "QN07605M" : "NONE");
        if (one(2)) {
            codes.put("spot", new UUID(9, random.nextInt(3)).toString());
        }
        codes.put("weekday", String.valueOf(day.getDayOfWeek().getValue()));
        codes.put("hour", String.valueOf(8 + random.nextInt(14)));
        UUID counted = outing(organisation, day, codes);
        if (one(9)) {
            cancel(null, organisation, counted, day);
            if (one(2)) {
                outing(organisation, day, codes);
            }
        }
        for (int met = random.nextInt(4); met > 0; met--) {
            encounter(one(5) ? pick(FIELD) : organisation, day, codes);
        }
    }

    private UUID outing(UUID organisation, LocalDate day, Map<String, String> where) {
        Map<String, String> codes = new LinkedHashMap<>(where);
        codes.put("minutes", String.valueOf(30 + random.nextInt(200)));
        codes.put("met", String.valueOf(one(3) ? 0 : random.nextInt(9)));
        codes.put("known", String.valueOf(one(2) ? 0 : random.nextInt(5)));
        codes.put("leaflets", String.valueOf(random.nextInt(30)));
        codes.put("organisations", "1");
        return row(null, organisation, "OUTING", day, codes);
    }

    private void encounter(UUID organisation, LocalDate day, Map<String, String> where) {
        UUID somebody = id();
        Map<String, String> codes = new LinkedHashMap<>(where);
        if (one(6)) {
            codes.put("known", "YES");
        }
        UUID counted = row(somebody, organisation, "ENCOUNTER", day, codes);
        if (one(12)) {
            cancel(somebody, organisation, counted, day);
        } else if (!one(3)) {
            UUID person = pick(people);
            UUID joined = join(somebody, organisation, day, person);
            if (one(5)) {
                cancel(somebody, organisation, joined, day);
                if (one(2)) {
                    join(somebody, organisation, day, pick(people));
                }
            } else if (one(9)) {
                join(somebody, organisation, day, pick(people));
            }
            if (one(10)) {
                UUID again = id();
                row(again, organisation, "ENCOUNTER", day, where);
                join(again, organisation, day, person);
            }
        }
    }

    private UUID join(UUID somebody, UUID organisation, LocalDate day, UUID person) {
        return row(somebody, organisation, "JOINED", day, Map.of("to", person.toString()));
    }

    private void cancel(UUID subject, UUID organisation, UUID fact, LocalDate day) {
        add(subject, organisation, "CANCELLED", day, Map.of(), fact);
    }

    private UUID row(UUID subject, UUID organisation, String kind, LocalDate day, Map<String, String> codes) {
        return add(subject, organisation, kind, day, codes, null);
    }

    private UUID add(
            UUID subject, UUID organisation, String kind, LocalDate day, Map<String, String> codes, UUID cancels) {
        UUID id = id();
        Instant recorded =
                day.atTime(20, 0).toInstant(ZoneOffset.UTC).plusSeconds(random.nextInt(one(4) ? 90 * 86_400 : 3_600));
        rows.add(id, subject, organisation, kind, day, recorded, FactRows.json(codes), cancels);
        return id;
    }

    private UUID id() {
        return FactRows.id(random);
    }

    private boolean one(int of) {
        return random.nextInt(of) == 0;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
