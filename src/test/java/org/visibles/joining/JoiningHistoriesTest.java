package org.visibles.joining;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.springframework.test.context.TestContextManager;
import org.visibles.testkit.VisiblesTest;

/** Whatever is joined, edited and undone, in whatever order: each exchange and referral is there once, and counts once. */
@VisiblesTest
class JoiningHistoriesTest {

    private static JoiningHistories histories;

    @BeforeContainer
    static void start() {
        histories = new JoiningHistories(new TestContextManager(JoiningHistoriesTest.class)
                .getTestContext()
                .getApplicationContext());
    }

    @Property(tries = 8, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void nothing_is_lost_and_nothing_counts_twice(@ForAll long seed) {
        histories.play(seed);
    }
}
