package org.visibles.reporting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.visibles.database.ShiftableClock;
import org.visibles.indicators.InventedFacts;
import org.visibles.kernel.Identity;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;

/** Figures worth a report, on a day on which they are known. */
public final class Reporting {

    public static final Instant NOW = Instant.parse("2026-10-20T10:00:00Z");
    public static final LocalDate KNOWN_ON = LocalDate.of(2026, 9, 30);

    private Reporting() {}

    /** Invented people, once for each class of tests; and targets. */
    public static void facts(TestDatabase database) {
        if (database.asOwner().queryForObject("select count(*) from fact", Integer.class) == 0) {
            InventedFacts.write(database, 7, 220);
            database.asOwner()
                    .update(
                            "insert into target values (?, null, 'identified', 300), (?, null, 'mobilisation', 0.5)",
                            Fixture.PROGRAMME.value(),
                            Fixture.PROGRAMME.value());
        }
    }

    public static <T> T as(Clock clock, Identity who, Supplier<T> work) {
        return at(clock, NOW, who, work);
    }

    static <T> T at(Clock clock, Instant now, Identity who, Supplier<T> work) {
        return ((ShiftableClock) clock).callAt(now, () -> As.member(who, work));
    }
}
