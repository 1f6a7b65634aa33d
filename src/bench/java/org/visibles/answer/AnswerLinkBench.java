package org.visibles.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.access.Tokens;
import org.visibles.bench.Report;
import org.visibles.kernel.ReferralId;
import org.visibles.referral.ReferralQueries;
import org.visibles.referral.ReferralService;
import org.visibles.referral.Story;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.youth.YouthService;

/**
 * How much longer the door takes for a link that there is than for one that there is not: for a wrong code, and for a code
 * that is asked for. In turns, the medians of many; adds the gaps, in microseconds, to {@code target/bench/referral.json}.
 */
@Tag("referral")
@VisiblesTest
class AnswerLinkBench {

    private static final int WARM_UP = 200;
    private static final int TIMES = 1_000;

    @Autowired
    private AnswerDoor door;

    @Autowired
    private YouthService youth;

    @Autowired
    private ReferralService service;

    @Autowired
    private ReferralQueries queries;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    private interface Attempt {
        void with(String token);
    }

    @Test
    void a_known_link_and_an_unknown_one() throws IOException {
        Partner partner = new Partner(door, database);
        Story story = new Story(youth, service, queries, clock);
        ReferralId referral = story.sent(story.person("Bonnet"), Fixture.RESTO);
        String known = partner.link(referral);
        partner.code(referral, known);

        long wrongCode = gap(
                "wrong code",
                known,
                token ->
                        assertThat(door.open(token, "00000000", Partner.SOURCE)).isEmpty());
        long ask = gap(
                "code asked for",
                known,
                token -> assertThat(door.ask(token, Partner.SOURCE, Locale.FRENCH))
                        .isTrue());
        new Report("referral").add(Map.of("answerGapWrongCodeMicros", wrongCode, "answerGapAskMicros", ask));
    }

    private long gap(String what, String known, Attempt attempt) {
        long[] there = new long[TIMES];
        long[] missing = new long[TIMES];
        for (int round = -WARM_UP; round < TIMES; round++) {
            long one = timed(attempt, known);
            long other = timed(attempt, Tokens.next());
            if (round >= 0) {
                there[round] = one;
                missing[round] = other;
            }
        }
        long known50 = median(there);
        long unknown50 = median(missing);
        System.out.printf("%s: %,d µs for a known link, %,d µs for an unknown one%n", what, known50, unknown50);
        return known50 - unknown50;
    }

    /** Nobody has tried before, and the last code was asked for a while ago. */
    private long timed(Attempt attempt, String token) {
        database.asOwner().update("delete from sign_in_attempt");
        database.asOwner().update("delete from answer_opening");
        database.asOwner().update("update answer_link set wrong_codes = 0, locked_at = null, code_made_at = now()");
        return As.nobody(() -> {
            long begin = System.nanoTime();
            attempt.with(token);
            return (System.nanoTime() - begin) / 1_000;
        });
    }

    private static long median(long[] times) {
        Arrays.sort(times);
        return times[times.length / 2];
    }
}
