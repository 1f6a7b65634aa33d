package org.visibles.indicators;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.visibles.kernel.OrganisationId;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;

/** Expenses of the fixture's organisations over two years, some corrected, cancelled or entered late. */
final class InventedExpenses {

    private static final String INSERT = """
            insert into expense (id, version, programme_id, organisation_id, category, month, cents, label, cancelled, reason,
              recorded_at, recorded_by) values (?, ?, ?, ?, 'STAFF', ?, ?, 'Inventé', ?, ?, ?, ?)""";

    private InventedExpenses() {}

    static void write(TestDatabase database, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (OrganisationId organisation :
                new OrganisationId[] {Fixture.ROUEN, Fixture.ELBEUF, Fixture.ML_ROUEN, Fixture.METROPOLE}) {
            for (LocalDate month = LocalDate.of(2024, 9, 1);
                    month.isBefore(LocalDate.of(2026, 11, 1));
                    month = month.plusMonths(1)) {
                UUID id = new UUID(random.nextLong(), random.nextLong());
                int said = 1 + random.nextInt(3);
                LocalDate day = month.plusDays(random.nextInt(200));
                for (int version = 0; version < said; version++) {
                    write(database, random, id, version, organisation.value(), month, day);
                    day = day.plusDays(1 + random.nextInt(60));
                }
            }
        }
    }

    /** Says a third of what was last said up to a day otherwise, after that and up to another, and enters others late. */
    static void edit(TestDatabase database, long seed, LocalDate after, LocalDate upTo) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Map<String, Object>> last = database.asOwner()
                .queryForList(
                        "select id, max(version) as version, organisation_id, max(month) as month from expense"
                                + " group by id, organisation_id having max(recorded_at) < ? order by id",
                        Timestamp.from(after.atStartOfDay().toInstant(ZoneOffset.UTC)));
        for (Map<String, Object> expense : last) {
            UUID organisation = (UUID) expense.get("organisation_id");
            LocalDate month = ((Date) expense.get("month")).toLocalDate();
            LocalDate day = after.plusDays(1 + random.nextInt((int) ChronoUnit.DAYS.between(after, upTo)));
            switch (random.nextInt(6)) {
                case 0, 1 ->
                    write(
                            database,
                            random,
                            (UUID) expense.get("id"),
                            (Integer) expense.get("version") + 1,
                            organisation,
                            month,
                            day);
                case 2 ->
                    write(
                            database,
                            random,
                            new UUID(random.nextLong(), random.nextLong()),
                            0,
                            organisation,
                            month,
                            day);
                default -> {}
            }
        }
    }

    private static void write(
            TestDatabase database,
            SplittableRandom random,
            UUID id,
            int version,
            UUID organisation,
            LocalDate month,
            LocalDate day) {
        boolean cancelled = version > 0 && random.nextInt(4) == 0;
        database.asOwner()
                .update(
                        INSERT,
                        id,
                        version,
                        Fixture.PROGRAMME.value(),
                        organisation,
                        month,
                        100 + random.nextInt(2_000_000),
                        cancelled,
                        version == 0 ? null : "repris",
                        Timestamp.from(day.atStartOfDay().toInstant(ZoneOffset.UTC)),
                        Fixture.COORDINATION.member().value());
    }
}
