package org.visibles.costs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.visibles.kernel.RuleViolation;

/** Amounts and months as people write them. */
class EurosTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 234,56 €|123456",
                "1\u00a0234,56\u00a0€|123456",
                "1\u202f234,56 EUR|123456",
                "1234.56|123456",
                "1.234,56|123456",
                "1,234.56|123456",
                "1.234.567|123456700",
                "1 234|123400",
                "0,01|1",
                "12,5|1250",
                "€ 12|1200",
                "12 euros|1200",
                "10 000 000,00|1000000000"
            })
    void an_amount_is_read(String typed, long cents) {
        assertThat(Euros.cents(typed)).isEqualTo(cents);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|rule.costs.amount",
                "x|rule.costs.amount",
                "12,345,6|rule.costs.amount",
                "1,234,56|rule.costs.amount",
                "1.23.4|rule.costs.amount",
                "1,2,3|rule.costs.amount",
                "1.234,567.89|rule.costs.amount",
                "12,3456|rule.costs.amount",
                "1e3|rule.costs.amount",
                "1.234|rule.costs.amount-unclear",
                "12,345|rule.costs.amount-unclear",
                "0|rule.costs.amount-bounds",
                "0,00|rule.costs.amount-bounds",
                "-5|rule.costs.amount-bounds",
                "10 000 000,01|rule.costs.amount-bounds",
                "99999999999999999999|rule.costs.amount-bounds"
            })
    void what_is_no_amount_is_not_guessed(String typed, String key) {
        assertThatThrownBy(() -> Euros.cents(typed == null ? "" : typed))
                .isInstanceOf(RuleViolation.class)
                .hasMessage(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03",
                "2026-03-15",
                "2026-03-15T00:00:00",
                "03/2026",
                "3/2026",
                "15/03/2026",
                "15.03.2026",
                "mars 2026",
                "MARS 2026",
                "46096"
            })
    void a_month_is_read(String text) {
        assertThat(Months.read(text)).isEqualTo(YearMonth.of(2026, 3));
    }

    @ParameterizedTest
    @CsvSource({"déc. 2025, 2025-12", "Août 2025, 2025-08", "fevrier 2024, 2024-02"})
    void a_month_is_known_by_its_name(String text, String month) {
        assertThat(Months.read(text)).isEqualTo(YearMonth.parse(month));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026", "13/2026", "2026-00", "march", "brumaire 2026", "12", "4609600"})
    void what_is_no_month_is_not_guessed(String text) {
        assertThatThrownBy(() -> Months.read(text)).hasMessage("rule.costs.import.month");
    }
}
