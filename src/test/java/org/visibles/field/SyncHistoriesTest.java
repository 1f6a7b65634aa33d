package org.visibles.field;

import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.springframework.test.context.TestContextManager;
import org.visibles.testkit.VisiblesTest;

/**
 * Whatever two phones of a member send, in whatever order, twice, in part and after restarts: in the end the server has
 * each thing once. Ten thousand more histories are in the benchmark "sync".
 */
@VisiblesTest
class SyncHistoriesTest {

    private static final int HISTORIES = 1_000;
    private static final int IN_ONE_TRY = 20;

    private static SyncHistories histories;

    @BeforeContainer
    static void start() {
        histories = new SyncHistories(
                new TestContextManager(SyncHistoriesTest.class).getTestContext().getApplicationContext());
    }

    @AfterContainer
    static void end() {
        histories.close();
    }

    @Property(tries = HISTORIES / IN_ONE_TRY, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void every_history_ends_in_the_same_state(@ForAll @Size(IN_ONE_TRY) List<Long> seeds) throws InterruptedException {
        histories.play(seeds);
    }
}
