package org.visibles.messaging;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The proof that no letter is lost, at a length that the tests do not have the time for. */
@Tag("mail")
class MailBench {

    private static final int KILLS = 50;

    @Test
    void fifty_kills() throws Exception {
        new KilledSenderTest().killed(KILLS);
    }
}
