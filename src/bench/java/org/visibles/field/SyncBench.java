package org.visibles.field;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.visibles.testkit.VisiblesTest;

/** The proofs of sync, at a length that the tests do not have the time for. */
@Tag("sync")
@VisiblesTest
class SyncBench {

    private static final int HISTORIES = 10_000;
    private static final int KILLS = 50;

    @Autowired
    private ApplicationContext context;

    @Test
    void ten_thousand_histories() {
        SyncHistories histories = new SyncHistories(context);
        Random seeds = new Random(20191101);
        for (int number = 0; number < HISTORIES; number++) {
            histories.play(seeds.nextLong());
        }
    }

    @Test
    void fifty_kills() throws Exception {
        new KilledServerTest().killed(KILLS);
    }
}
