package org.visibles.indicators;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
                    boolean cancelled = version > 0 && random.nextInt(4) == 0;
                    database.asOwner()
                            .update(
                                    INSERT,
                                    id,
                                    version,
                                    Fixture.PROGRAMME.value(),
                                    organisation.value(),
                                    month,
                                    100 + random.nextInt(2_000_000),
                                    cancelled,
                                    version == 0 ? null : "repris",
                                    Timestamp.from(day.atStartOfDay().toInstant(ZoneOffset.UTC)),
                                    Fixture.COORDINATION.member().value());
                    day = day.plusDays(1 + random.nextInt(60));
                }
            }
        }
    }
}
