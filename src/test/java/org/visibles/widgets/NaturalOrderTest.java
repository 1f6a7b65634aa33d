package org.visibles.widgets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {

    @Test
    void numbers_stand_by_what_they_count_and_words_as_in_a_dictionary() {
        assertThat(Stream.of("Hall 10", "Été", "hall 2", "Exemple 10 (Elbeuf)", "Exemple 9 (Oissel)", "Zone")
                        .sorted(NaturalOrder.in(Locale.FRENCH)))
                .containsExactly("Été", "Exemple 9 (Oissel)", "Exemple 10 (Elbeuf)", "hall 2", "Hall 10", "Zone");
    }
}
