package org.visibles.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreeTextTest {

    private static final String LONG = "rule.too-long";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Élodie d'Œuf <b>&amp; \\ ' \" % _",
                "مرحبا שלום Привет 你好 ไทย",
                "👩\u200D👧",
                "👩\u200D🚀",
                "❤\uFE0F\u200D🔥",
                "👩🏽\u200D🦰",
                "👋🏽",
                "🇫🇷",
                "1\uFE0F\u20E3",
                "𝄞 𐍈"
            })
    void what_can_be_seen_stays(String text) {
        assertThat(line(text)).isEqualTo(text);
        assertThat(lines(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\n",
                "\u200B",
                "\u200D",
                "\u200C\u2060",
                "\uFEFF",
                "\u00AD",
                "\u202E",
                "\u2066\u2069",
                "\u0000",
                "\uD83D",
                "\uDE00",
                "\uFFFE",
                "\uFE0F",
                "\u3164",
                "\u2800",
                "\u180E",
                "\u061C",
                "\uDB40\uDC41",
                "\uDB40\uDD00",
                "\u2028",
                "\u00A0 \u3000"
            })
    void what_shows_nothing_is_nothing(String text) {
        assertThat(line(text)).isNull();
        assertThat(lines(text)).isNull();
        assertThat(lines("a" + text + "b").replaceAll("[\\s\u00A0\u3000]", "")).isEqualTo("ab");
    }

    @Test
    void nothing_is_nothing() {
        assertThat(FreeText.line(null, 1, LONG)).isNull();
        assertThat(FreeText.lines(null, 1, LONG)).isNull();
    }

    @Test
    void a_letter_and_its_accent_become_one() {
        assertThat(line("Zoe\u0301")).isEqualTo("Zoé");
        assertThat(lines("Zoe\u0301")).isEqualTo("Zoé");
    }

    @Test
    void a_joiner_outside_an_emoji_goes() {
        assertThat(line("ad\u200Dmin 👩\u200D x")).isEqualTo("admin 👩 x");
        assertThat(line("x\uFE0Fy \uFE0F z\uFE0F\u200D🚀")).isEqualTo("xy z🚀");
    }

    @Test
    void a_line_is_one_line() {
        assertThat(line("  12,\u00A0rue\t\r\n\u2028du  Gros-Horloge ")).isEqualTo("12, rue du Gros-Horloge");
    }

    @Test
    void lines_keep_their_ends_and_their_spaces() {
        assertThat(lines("\r\nVu\u00A0!\tHier\r\n\r\n  - rue\u2028fin\rpuis\u0007 \n"))
                .isEqualTo("Vu\u00A0! Hier\n\n  - rue\nfin\npuis");
    }

    @Test
    void longer_text_is_refused_and_never_cut() {
        assertThat(FreeText.line("😀".repeat(5) + "\u200B ", 5, LONG)).isEqualTo("😀".repeat(5));
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> FreeText.line("😀".repeat(6), 5, LONG))
                .satisfies(refusal -> {
                    assertThat(refusal.key()).isEqualTo(LONG);
                    assertThat(refusal.arguments()).containsExactly(5);
                });
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> FreeText.lines("x".repeat(10_000), 9_999, LONG));
    }

    /** Else saving a record twice would make two versions of it. */
    @Property(tries = 2_000)
    void what_was_cleaned_is_clean(@ForAll String typed) {
        String once = lines(typed);
        assertThat(lines(once)).isEqualTo(once);
        assertThat(line(line(typed))).isEqualTo(line(typed));
    }

    private static String line(String typed) {
        return FreeText.line(typed, 10_000, LONG);
    }

    private static String lines(String typed) {
        return FreeText.lines(typed, 10_000, LONG);
    }
}
