package org.visibles.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.visibles.testkit.MadeOf;
import org.visibles.testkit.TestDatabase;

/** All that counts can be taken back from the database, and made again. */
class IndicatorsRollbackTest {

    private final TestDatabase database = TestDatabase.fresh();

    @Test
    void what_is_taken_back_and_made_again_is_the_same() {
        MadeOf made = MadeOf.of(database);

        database.rollBackFrom("indicators/0001");

        assertThat(made.parts()).containsKeys("rights fact", "rights counted_version");
        assertThat(MadeOf.of(database).parts()).doesNotContainKeys("rights fact", "rights counted_version");

        database.migrate();

        assertThat(made.otherThan(MadeOf.of(database))).isEmpty();
    }
}
