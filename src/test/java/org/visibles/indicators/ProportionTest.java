package org.visibles.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.visibles.indicators.Proportion.Verdict;

class ProportionTest {

    /** R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3: score without correction for continuity. */
    @ParameterizedTest
    @CsvSource({
        "81, 263, 0.2553, 0.3662",
        "15, 148, 0.0624, 0.1605",
        "0, 20, 0.0000, 0.1611",
        "1, 29, 0.0061, 0.1718",
        "29, 29, 0.8830, 1.0000"
    })
    void an_interval_is_the_published_one(int successes, int trials, double low, double high) {
        Proportion share = Proportion.of(Value.shown(successes), Value.shown(trials));
        assertThat(share.verdict()).isEqualTo(Verdict.SHOWN);
        assertThat(share.low()).isCloseTo(low, within(0.00006));
        assertThat(share.high()).isCloseTo(high, within(0.00006));
        assertThat(share.share()).isBetween(share.low(), share.high());
    }

    @Test
    void of_fewer_than_twenty_nothing_is_said() {
        assertThat(Proportion.of(Value.shown(10), Value.shown(19)).verdict()).isEqualTo(Verdict.TOO_FEW);
        assertThat(Proportion.of(Value.MASKED, Value.shown(19)).verdict()).isEqualTo(Verdict.TOO_FEW);
        assertThat(Proportion.of(Value.shown(10), Value.shown(20)).verdict()).isEqualTo(Verdict.SHOWN);
    }

    @Test
    void what_is_hidden_has_no_share() {
        assertThat(Proportion.of(Value.UNDER, Value.shown(40)).verdict()).isEqualTo(Verdict.HIDDEN);
        assertThat(Proportion.of(Value.MASKED, Value.shown(40)).verdict()).isEqualTo(Verdict.HIDDEN);
        assertThat(Proportion.of(Value.shown(10), Value.MASKED).verdict()).isEqualTo(Verdict.HIDDEN);
        assertThat(Proportion.of(Value.shown(0), Value.shown(0)).verdict()).isEqualTo(Verdict.NOBODY);
    }
}
