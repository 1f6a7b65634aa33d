package org.visibles.reminder;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.visibles.testkit.VisiblesTest;

/** The promise that no referral is forgotten, over more histories than the tests have the time for. */
@Tag("forgotten")
@VisiblesTest
class ForgottenBench {

    private static final int HISTORIES = 200_000;
    private static final int SERVED = 300;

    @Autowired
    private ApplicationContext context;

    @Test
    void two_hundred_thousand_histories() {
        Random seeds = new Random(20260105);
        for (int number = 0; number < HISTORIES; number++) {
            ForgottenTest.judge(seeds.nextLong());
        }
    }

    @Test
    void three_hundred_through_the_services() {
        ServedHistories histories = new ServedHistories(context);
        Random seeds = new Random(20260106);
        for (int number = 0; number < SERVED; number++) {
            histories.play(seeds.nextLong());
        }
    }
}
