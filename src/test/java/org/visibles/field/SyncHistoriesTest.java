package org.visibles.field;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.springframework.test.context.TestContextManager;
import org.visibles.testkit.VisiblesTest;

/**
 * Whatever two phones of a member send, in whatever order, twice, in part and after restarts: in the end the server has
 * each thing once. Ten thousand more histories are in the benchmark "sync".
 */
@VisiblesTest
class SyncHistoriesTest {

    private static SyncHistories histories;

    @BeforeContainer
    static void start() {
        histories = new SyncHistories(
                new TestContextManager(SyncHistoriesTest.class).getTestContext().getApplicationContext());
    }

    @Property(tries = 1_000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void every_history_ends_in_the_same_state(@ForAll long seed) {
        histories.play(seed);
    }
}
