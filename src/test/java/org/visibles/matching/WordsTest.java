package org.visibles.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    private final Names names = new Names();

    @ParameterizedTest
    @CsvSource({
        "Éloïse, eloise",
        "  Le Goff-D'Hauteville , le goff d hauteville",
        "ŒUVRARD, oeuvrard",
        "Łukasz Çelik, lukasz celik",
        "Мария Ульянова, maria ul anova",
        "Χρήστος, chrestos",
        "عائشة, aysht",
        "გიორგი, giorgi",
        "王伟, wang wei",
        "—, ''"
    })
    void writing_is_folded(String written, String folded) {
        assertThat(Folding.fold(written)).isEqualTo(folded);
    }

    /** The examples of W. E. Winkler, "String Comparator Metrics" (1990). */
    @ParameterizedTest
    @CsvSource({"martha, marhta, 0.961", "dwayne, duane, 0.840", "dixon, dicksonx, 0.813", "abc, xyz, 0"})
    void likeness_is_jaro_s_and_winkler_s(String left, String right, double likeness) {
        assertThat(JaroWinkler.likeness(left, right)).isEqualTo(likeness, within(0.0005));
        assertThat(JaroWinkler.likeness(right, left)).isEqualTo(likeness, within(0.0005));
    }

    @ParameterizedTest
    @CsvSource({
        "dupont, dupont, true",
        "dupont, dupond, true",
        "dupont, dupnot, true",
        "dupont, dupon, true",
        "dupont, dupontt, true",
        "dupont, dopond, false",
        "dupont, du, false"
    })
    void one_slip_is_told_from_two(String left, String right, boolean one) {
        assertThat(Slips.one(left, right)).isEqualTo(one);
        assertThat(Slips.one(right, left)).isEqualTo(one);
    }

    @ParameterizedTest
    @CsvSource({
        "Philippe, Filipe",
        "Renault, Renaud",
        "Katherine, Catherine",
        "Mohamed, Muhammad",
        "Youssouf, Yussuf",
        "Khadija, Kadidja",
        "Thibault, Thibaud",
        "Baptiste, Batiste",
        "Nicolas, Nico",
        "Мохамед, Mohammed",
        "محمد, Mohammed",
        "فاطمة, Fatou",
        "Gauthier, Gautier",
        "Lefèvre, Lefebvre"
    })
    void what_sounds_alike_or_is_called_alike_is_one_form(String one, String other) {
        assertThat(NameLikeness.of(names.of(one), names.of(other))).isIn(Level.SAME_FORM, Level.CLOSE);
    }

    @ParameterizedTest
    @CsvSource({"Martin, Martine", "Louis, Julie", "Diallo, Diop", "Amine, Ines", "Kevin, Nadia", "Da Silva, Da Costa"})
    void other_names_stay_others(String one, String other) {
        assertThat(NameLikeness.of(names.of(one), names.of(other))).isIn(Level.OTHER, Level.ALIKE, Level.CLOSE);
        assertThat(names.of(one).soundsLike(names.of(other))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Jean-Pierre, Jean, PARTLY",
        "Le Guennec, Le Guennec Robert, PARTLY",
        "J, Jeanne, PARTLY",
        "Le Goff, LEGOFF, SAME",
        "Ben Ali, Benali, SAME"
    })
    void compound_names_may_be_shortened(String one, String other, Level level) {
        assertThat(NameLikeness.of(names.of(one), names.of(other))).isEqualTo(level);
    }

    @Test
    void a_name_without_letters_is_none() {
        assertThat(names.of(" - ")).isNull();
        assertThat(names.of(null)).isNull();
    }
}
