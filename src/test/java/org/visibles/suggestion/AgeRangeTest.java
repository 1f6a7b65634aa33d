package org.visibles.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgeRangeTest {

    @ParameterizedTest
    @CsvSource({
        "16-25 ans, 16, 25",
        "Jeunes de 18 à 30 ans, 18, 30",
        "16–25 ans révolus, 16, 25",
        "moins de 26 ans, 0, 25",
        "jusqu'à 25 ans inclus, 0, 25",
        "à partir de 18 ans, 18, 150"
    })
    void ages_are_read_from_a_service_s_own_words(String words, int youngest, int oldest) {
        assertThat(AgeRange.in(words)).contains(new AgeRange(youngest, oldest));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tout public",
                "ouvert 16 ans",
                "16-25 ans (26-30 ans si RQTH)",
                "25-16 ans",
                "permis depuis 2 ans"
            })
    void words_that_leave_a_doubt_tell_no_age(String words) {
        assertThat(AgeRange.in(words)).isEmpty();
    }
}
