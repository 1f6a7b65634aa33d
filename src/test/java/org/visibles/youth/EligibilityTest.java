package org.visibles.youth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.visibles.youth.Choices.AgeBand;
import org.visibles.youth.Choices.Known;
import org.visibles.youth.Choices.Situation;
import org.visibles.youth.Eligibility.Verdict;

class EligibilityTest {

    private static final LocalDate MET = LocalDate.of(2020, 3, 1);
    private static final Eligibility.Rules RULES = new Eligibility.Rules(16, 29, 5);

    static Stream<Arguments> cases() {
        return Stream.of(
                // of age on the very day, and the day before
                verdict(Verdict.ELIGIBLE, "age.yes", d -> d.birthDate(MET.minusYears(16))),
                verdict(
                        Verdict.NOT_ELIGIBLE,
                        "age.no",
                        d -> d.birthDate(MET.minusYears(16).plusDays(1))),
                verdict(
                        Verdict.ELIGIBLE,
                        "age.yes",
                        d -> d.birthDate(MET.minusYears(30).plusDays(1))),
                verdict(Verdict.NOT_ELIGIBLE, "age.no", d -> d.birthDate(MET.minusYears(30))),
                verdict(Verdict.NOT_ELIGIBLE, "age-band.no", d -> d.ageBand(AgeBand.UNDER_16)),
                verdict(Verdict.NOT_ELIGIBLE, "age-band.no", d -> d.ageBand(AgeBand.OVER_29)),
                verdict(Verdict.ELIGIBLE, "age-band.yes", d -> d.ageBand(AgeBand.FROM_16_TO_17)),
                verdict(Verdict.NOT_ELIGIBLE, "situation.no", d -> d.entrySituation(Situation.SCHOOL)),
                verdict(Verdict.NOT_ELIGIBLE, "situation.no", d -> d.entrySituation(Situation.EMPLOYMENT)),
                verdict(Verdict.NOT_ELIGIBLE, "active.no", d -> d.known(Known.ACTIVE)),
                verdict(
                        Verdict.NOT_ELIGIBLE,
                        "active.no",
                        d -> d.known(Known.ACTIVE).accompanied(false)),
                verdict(
                        Verdict.NOT_ELIGIBLE,
                        "accompanied.no",
                        d -> d.known(Known.KNOWN).accompanied(true)),
                verdict(Verdict.ELIGIBLE, "spe.yes", d -> d.known(Known.KNOWN).lastSpeOn(MET.minusMonths(5))),
                verdict(
                        Verdict.NOT_ELIGIBLE,
                        "spe.no",
                        d -> d.known(Known.KNOWN).lastSpeOn(MET.minusMonths(5).plusDays(1))),
                verdict(
                        Verdict.ELIGIBLE,
                        "not-accompanied.yes",
                        d -> d.known(null).accompanied(false)));
    }

    private static Arguments verdict(Verdict expected, String reason, UnaryOperator<YouthDetails.Builder> change) {
        return Arguments.of(expected, "youth.eligibility." + reason, change);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_verdict_says_why(Verdict expected, String reason, UnaryOperator<YouthDetails.Builder> change) {
        Eligibility eligibility = of(change);

        assertThat(eligibility.verdict()).isEqualTo(expected);
        assertThat(eligibility.reasons()).extracting(Eligibility.Reason::key).contains(reason);
        if (expected == Verdict.NOT_ELIGIBLE) {
            assertThat(eligibility.reasons().getFirst().key()).isEqualTo(reason);
        }
    }

    static Stream<Arguments> missing() {
        return Stream.of(
                lacking("age", d -> d.ageBand(null).birthDate(null)),
                lacking("situation", d -> d.entrySituation(null)),
                lacking("situation", d -> d.entrySituation(Situation.UNKNOWN)),
                lacking("known", d -> d.known(null)),
                lacking("known", d -> d.known(Known.NOT_CHECKED)),
                lacking("last-spe", d -> d.known(Known.KNOWN)));
    }

    private static Arguments lacking(String what, UnaryOperator<YouthDetails.Builder> change) {
        return Arguments.of("youth.missing.eligibility." + what, change);
    }

    @ParameterizedTest
    @MethodSource("missing")
    void what_is_missing_is_named_and_leaves_the_verdict_open(String what, UnaryOperator<YouthDetails.Builder> change) {
        Eligibility eligibility = of(change);

        assertThat(eligibility.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(eligibility.missing()).containsExactly(what);
    }

    @Test
    void what_speaks_against_decides_whatever_is_missing() {
        Eligibility eligibility =
                of(d -> d.ageBand(AgeBand.OVER_29).entrySituation(null).known(null));

        assertThat(eligibility.verdict()).isEqualTo(Verdict.NOT_ELIGIBLE);
        assertThat(eligibility.missing()).hasSize(2);
    }

    @Test
    void a_band_that_reaches_past_the_programmes_ages_asks_for_the_exact_age() {
        Eligibility eligibility =
                Eligibility.of(base().ageBand(AgeBand.FROM_26_TO_29).build(), MET, new Eligibility.Rules(16, 27, 5));

        assertThat(eligibility.missing()).containsExactly("youth.missing.eligibility.exact-age");
    }

    private static Eligibility of(UnaryOperator<YouthDetails.Builder> change) {
        return Eligibility.of(change.apply(base()).build(), MET, RULES);
    }

    private static YouthDetails.Builder base() {
        return YouthDetails.named("X")
                .ageBand(AgeBand.FROM_18_TO_21)
                .entrySituation(Situation.NON_PROFESSIONAL)
                .known(Known.UNKNOWN);
    }
}
