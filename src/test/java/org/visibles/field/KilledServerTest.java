package org.visibles.field;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.visibles.testkit.VisiblesTest;

/**
 * The program is killed (kill -9) in the middle of a sync: whatever it acknowledged is there, once, and sending all again
 * makes it whole. Fifty more kills are in the benchmark "sync".
 */
@VisiblesTest
class KilledServerTest {

    private static final int KILLS = 3;

    @Autowired
    private ApplicationContext context;

    @Test
    void whatever_was_acknowledged_is_there_once() throws Exception {
        new KilledServers(context).kill(KILLS);
    }
}
