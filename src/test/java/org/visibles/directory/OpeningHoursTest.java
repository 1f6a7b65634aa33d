package org.visibles.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningHoursTest {

    /** 2026-11-25 is a Wednesday, 2026-11-11 a holiday on one, 2026-11-28 the last Saturday of its month. */
    @ParameterizedTest(name = "{0} at {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Mo-Fr 09:00-12:00,13:30-17:00          | 2026-11-25T09:00 | OPEN",
                "Mo-Fr 09:00-12:00,13:30-17:00          | 2026-11-25T11:59 | OPEN",
                "Mo-Fr 09:00-12:00,13:30-17:00          | 2026-11-25T12:00 | CLOSED",
                "Mo-Fr 09:00-12:00,13:30-17:00          | 2026-11-25T13:30 | OPEN",
                "Mo-Fr 09:00-12:00,13:30-17:00          | 2026-11-28T10:00 | CLOSED",
                "Tu,Th 14:00-18:00; Sa 10:00-12:00      | 2026-11-28T10:30 | OPEN",
                "Tu,Th 14:00-18:00; Sa 10:00-12:00      | 2026-11-25T14:30 | CLOSED",
                "Mo-Fr 08:30-12:30; PH off              | 2026-11-11T10:00 | CLOSED",
                "Mo-Fr 08:30-12:30; PH off              | 2026-11-25T10:00 | OPEN",
                "Mo-Fr 08:30-12:30; PH 10:00-11:00      | 2026-11-11T09:00 | CLOSED",
                "PH,Sa 10:00-12:00                      | 2026-11-11T11:00 | OPEN",
                "24/7                                   | 2026-11-25T03:00 | OPEN",
                "Fr-Mo 10:00-12:00                      | 2026-11-29T11:00 | OPEN",
                "Fr-Mo 10:00-12:00                      | 2026-11-25T11:00 | CLOSED",
                "Tu 22:00-02:00                         | 2026-11-25T01:00 | OPEN",
                "Tu 22:00-02:00                         | 2026-11-25T02:00 | CLOSED",
                "Tu 22:00-02:00                         | 2026-11-24T01:00 | CLOSED",
                "Nov-Mar Mo-Fr 10:00-12:00              | 2026-11-25T10:00 | OPEN",
                "Apr-Oct Mo-Fr 10:00-12:00              | 2026-11-25T10:00 | CLOSED",
                "Dec 15-Jan 15 off                      | 2026-11-25T10:00 | CLOSED",
                "2026 Mo-Fr 10:00-12:00                 | 2026-11-25T10:00 | OPEN",
                "2025 Mo-Fr 10:00-12:00                 | 2026-11-25T10:00 | CLOSED",
                "week 48 Mo-Fr 10:00-12:00              | 2026-11-25T10:00 | OPEN",
                "week 47 Mo-Fr 10:00-12:00              | 2026-11-25T10:00 | CLOSED",
                "Sa[-1] 10:00-12:00                     | 2026-11-28T10:00 | OPEN",
                "Sa[1] 10:00-12:00                      | 2026-11-28T10:00 | CLOSED",
                "We[1,4] 10:00-12:00                    | 2026-11-25T10:00 | OPEN",
                "Mo-Fr 09:00-17:00; We 12:00-13:00 off  | 2026-11-25T12:30 | CLOSED",
                "Mo-Fr 09:00-17:00; We 12:00-13:00 off  | 2026-11-25T14:30 | OPEN",
                "Mo-Fr 09:00-12:00, We 14:00-16:00      | 2026-11-25T15:00 | OPEN",
                "Mo-Fr 09:00-12:00, We 14:00-16:00      | 2026-11-25T10:00 | OPEN",
                "Mo-Fr 09:00-12:00; We 14:00-16:00      | 2026-11-25T10:00 | CLOSED",
                "Mo-Fr 09:00-12:00 \"sur rendez-vous\"  | 2026-11-25T10:00 | UNKNOWN",
                "\"sur rendez-vous\"                    | 2026-11-25T10:00 | UNKNOWN",
                "Mo-Fr 18:00+                           | 2026-11-25T19:00 | UNKNOWN",
                "Mo-Fr 18:00+                           | 2026-11-25T10:00 | CLOSED",
                "SH Mo-Fr 10:00-12:00                   | 2026-11-25T10:00 | UNKNOWN",
                "SH Mo-Fr 10:00-12:00                   | 2026-11-28T10:00 | CLOSED",
                "Mo-Fr sunrise-sunset                   | 2026-11-25T10:00 | UNKNOWN",
                "easter off                             | 2026-11-25T10:00 | UNKNOWN"
            })
    void hours_are_told(String hours, LocalDateTime at, OpeningHours.State state) {
        assertThat(OpeningHours.read(hours).orElseThrow().at(at)).isEqualTo(state);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lundi au vendredi de 9h à midi", "téléphoner avant", "<script>"})
    void what_is_not_in_the_syntax_is_not_told(String hours) {
        assertThat(OpeningHours.read(hours)).isEmpty();
    }

    @Test
    void a_text_beyond_measure_is_not_read() {
        assertThat(OpeningHours.read("Mo 10:00-11:00;".repeat(1_000))).isEmpty();
    }

    @Test
    void holidays_of_france() {
        assertThat(FrenchHolidays.easter(2026)).isEqualTo(LocalDate.of(2026, 4, 5));
        assertThat(FrenchHolidays.easter(2038)).isEqualTo(LocalDate.of(2038, 4, 25));
        assertThat(LocalDate.of(2026, 1, 1).datesUntil(LocalDate.of(2027, 1, 1)).filter(FrenchHolidays::isHoliday))
                .hasSize(11);
    }
}
