package org.visibles.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Before ":" and within « » stands U+00A0, before ";" "?" "!" U+202F: none of them begins a line by itself. */
class FrenchSpacesTest {

    private static final Pattern BREAKS = Pattern.compile(" [:;?!»]|« |\u00A0[;?!]");

    @ParameterizedTest
    @ValueSource(strings = {"indicators", "reporting"})
    void no_line_breaks_before_a_sign(String module) throws IOException {
        Properties texts = new Properties();
        try (Reader bundle = Files.newBufferedReader(Path.of("src/main/resources/i18n/" + module + "_fr.properties"))) {
            texts.load(bundle);
        }
        assertThat(texts.stringPropertyNames())
                .isNotEmpty()
                .allSatisfy(key -> assertThat(texts.getProperty(key)).as(key).doesNotContainPattern(BREAKS));
    }
}
