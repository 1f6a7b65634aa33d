package org.visibles.indicators;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;

/** What happens to invented people afterwards: late entries, corrections, cancellations, merges and their undoing, anonymisation. */
final class InventedEdits {

    private static final List<UUID> FIELD =
            List.of(Fixture.ROUEN.value(), Fixture.ROUEN.value(), Fixture.ELBEUF.value(), Fixture.ML_ROUEN.value());

    private static final List<String> KNOWN = List.of("ACTIVE", "KNOWN", "UNKNOWN");
    private static final List<String> STILL = List.of("YES", "NO", "UNKNOWN");
    private static final Set<String> OF_THE_FIELD = Set.of("OUTING", "ENCOUNTER");

    private final TestDatabase database;
    private final Random random;
    private final List<UUID> people;
    private final FactRows rows = new FactRows();
    private final List<Object[]> merges = new ArrayList<>();

    private InventedEdits(TestDatabase database, long seed) {
        this.database = database;
        this.random = new Random(31 * seed + 17); // not the ids of the facts of the same seed
        this.people = database.asOwner()
                .queryForList("select distinct subject from fact where kind = 'STAGE' order by 1", UUID.class);
    }

    /** Each recorded after one day and up to another. */
    static void write(TestDatabase database, long seed, int edits, LocalDate after, LocalDate upTo) {
        var invented = new InventedEdits(database, seed);
        List<Map<String, Object>> common = facts(database, "'STAGE', 'CONTACT', 'REFERRAL', 'ATTRIBUTES'");
        List<Map<String, Object>> rare = facts(database, "'KNOWN_CHECK', 'OUTCOME_CHECK', 'OUTING', 'ENCOUNTER'");
        long seconds = (upTo.toEpochDay() - after.toEpochDay() - 1) * 86_400;
        for (int edit = 0; edit < edits; edit++) {
            Instant at = after.plusDays(1)
                    .atTime(2, 0)
                    .toInstant(ZoneOffset.UTC)
                    .plusSeconds((long) (invented.random.nextDouble() * seconds));
            List<Map<String, Object>> facts = rare.isEmpty() || invented.random.nextInt(3) > 0 ? common : rare;
            Map<String, Object> fact = facts.remove(invented.random.nextInt(facts.size()));
            if (OF_THE_FIELD.contains(fact.get("kind"))) {
                invented.editOfTheField(fact, at, after);
            } else {
                invented.edit(fact, at, after);
            }
        }
        invented.rows.write(database);
    }

    private static List<Map<String, Object>> facts(TestDatabase database, String kinds) {
        return database.asOwner()
                .queryForList(
                        "select id, subject, organisation_id, kind, effective_on, codes::text as codes from fact f"
                                + " where kind in ("
                                + kinds + ") and not exists (select from fact c where c.cancels = f.id) order by id");
    }

    /** Taken back, stated anew, or whoever was met turns out to be somebody. */
    private void editOfTheField(Map<String, Object> fact, Instant at, LocalDate last) {
        UUID subject = (UUID) fact.get("subject");
        UUID by = (UUID) fact.get("organisation_id");
        LocalDate day = ((java.sql.Date) fact.get("effective_on")).toLocalDate();
        if (subject != null && random.nextInt(3) == 0) {
            row(subject, by, "JOINED", last, at, "{\"to\": \"" + pick(people) + "\"}", null);
            return;
        }
        row(subject, by, "CANCELLED", day, at, "{}", (UUID) fact.get("id"));
        if (random.nextInt(2) == 0) {
            row(subject, by, (String) fact.get("kind"), day.minusDays(random.nextInt(40)), at, codes(fact), null);
        }
    }

    private void edit(Map<String, Object> fact, Instant at, LocalDate last) {
        UUID subject = (UUID) fact.get("subject");
        UUID by = (UUID) fact.get("organisation_id");
        LocalDate day = ((java.sql.Date) fact.get("effective_on")).toLocalDate();
        LocalDate earlier = last.minusDays(random.nextInt(400));
        switch (random.nextInt(10)) {
            case 0 -> row(subject, pick(FIELD), "STAGE", earlier, at, stage(), null);
            case 1 -> row(subject, by, "STAGE", last.plusDays(1 + random.nextInt(30)), at, stage(), null);
            case 2 -> row(subject, by, "CANCELLED", day, at, "{}", (UUID) fact.get("id"));
            case 3 -> {
                row(subject, by, "CANCELLED", day, at, "{}", (UUID) fact.get("id"));
                row(subject, by, (String) fact.get("kind"), day.minusDays(random.nextInt(40)), at, codes(fact), null);
            }
            case 4 ->
                row(
                        subject,
                        by,
                        "ATTRIBUTES",
                        earlier,
                        at,
                        "{\"eligible\": \"YES\", \"sex\": \"" + pick(List.of("F", "M"))
                                + "\", \"commune\": \"76231\", \"situation\": \"TRAINING\", \"situationOn\": \""
                                + earlier
                                + "\"}",
                        null);
            case 5 -> {
                // only ever to one that comes before, so that no chain comes back to where it began
                int of = 1 + random.nextInt(people.size() - 1);
                UUID to = people.get(random.nextInt(of));
                UUID merge = row(people.get(of), by, "JOINED", last, at, "{\"to\": \"" + to + "\"}", null);
                merges.add(new Object[] {people.get(of), merge, at});
            }
            case 6 -> {
                if (!merges.isEmpty()) {
                    Object[] merge = merges.remove(random.nextInt(merges.size()));
                    Instant then = ((Instant) merge[2]).isAfter(at) ? (Instant) merge[2] : at;
                    row((UUID) merge[0], by, "CANCELLED", last, then, "{}", (UUID) merge[1]);
                }
            }
            case 7 -> row(subject, by, "KNOWN_CHECK", earlier, at, "{\"known\": \"" + pick(KNOWN) + "\"}", null);
            case 8 -> row(subject, by, "OUTCOME_CHECK", last, at, "{\"still\": \"" + pick(STILL) + "\"}", null);
            default -> row(subject, by, "ANONYMISED", last, at, "{}", null);
        }
    }

    private String stage() {
        return pick(List.of(
                "{\"stage\": \"IDENTIFIED\"}",
                "{\"stage\": \"MOBILISED\"}",
                "{\"stage\": \"CONNECTED\", \"connection\": \"CEJ\"}",
                "{\"stage\": \"EXITED\", \"outcome\": \"CDI\", \"family\": \"LASTING\"}"));
    }

    private static String codes(Map<String, Object> fact) {
        return (String) fact.get("codes");
    }

    private UUID row(UUID subject, UUID by, String kind, LocalDate day, Instant at, String codes, UUID cancels) {
        UUID id = FactRows.id(random);
        rows.add(id, subject, by, kind, day, at, codes, cancels);
        return id;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
