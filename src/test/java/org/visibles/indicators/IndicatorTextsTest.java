package org.visibles.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Page, file and manual take their words from the same place. */
class IndicatorTextsTest {

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void every_figure_has_a_name_and_a_formula_in_words(String language) throws IOException {
        Properties texts = texts(language);
        for (Defined figure : RegistryPart.registry()) {
            Stream.of(
                            Stream.of(
                                    figure.key(),
                                    figure.formulaKey(),
                                    figure.numeratorKey(),
                                    figure.source().key(),
                                    figure.unitKey()),
                            figure.denominatorKey().stream(),
                            figure.dimensionKeys().stream())
                    .flatMap(keys -> keys)
                    .forEach(key -> assertThat(texts.getProperty(key))
                            .as(figure.registryCode() + " " + key)
                            .isNotBlank());
        }
        RegistryPart.all()
                .forEach(part ->
                        assertThat(texts.getProperty(part.key())).as(part.key()).isNotBlank());
        for (Variable variable : Variable.values()) {
            assertThat(texts.getProperty(variable.key())).as(variable.key()).isNotBlank();
        }
        Stream.of(
                        Stream.of(Correction.values()).map(Correction::key),
                        Stream.of(Cause.values()).map(Cause::key),
                        EnumSet.range(Cause.NEW, Cause.ANONYMISED).stream().map(cause -> cause.key() + ".meaning"),
                        Stream.of(EffectBy.values()).map(EffectBy::key),
                        Stream.of(Effect.Stage.values()).flatMap(each -> Stream.of(each.key(), each.shareKey())),
                        IntStream.rangeClosed(1, 7).mapToObj(day -> "indicators.weekday." + day),
                        IntStream.range(0, 24).mapToObj(hour -> "indicators.hour." + Met.hours(hour)))
                .flatMap(keys -> keys)
                .forEach(key -> assertThat(texts.getProperty(key)).as(key).isNotBlank());
    }

    @Test
    void the_registry_holds_every_figure_once() {
        assertThat(RegistryPart.registry())
                .contains(Indicator.values())
                .contains(FieldFigure.values())
                .contains(EffectFigure.values())
                .contains(Territory.Measure.values())
                .doesNotHaveDuplicates()
                .extracting(Defined::registryCode)
                .doesNotHaveDuplicates();
        assertThat(Stream.of(Effect.Stage.values()).map(EffectFigure::of))
                .doesNotHaveDuplicates()
                .extracting(Defined::key)
                .containsExactlyElementsOf(Stream.of(Effect.Stage.values())
                        .map(Effect.Stage::shareKey)
                        .toList());
    }

    @Test
    void the_manual_defines_what_is_counted_of_the_field_in_the_words_of_the_page() throws IOException {
        Properties texts = texts("fr");
        String manual = Files.readString(Path.of("src/docs/manual/indicators.md"));
        for (FieldFigure figure : FieldFigure.values()) {
            assertThat(manual)
                    .contains("| " + word(texts, figure.key()) + " | " + word(texts, figure.formulaKey()) + " |");
        }
        for (Territory.Measure measure : Territory.Measure.values()) {
            assertThat(manual)
                    .contains("| " + word(texts, measure.key()) + " | " + word(texts, measure.formulaKey()) + " |");
        }
        assertThat(manual)
                .contains(
                        word(texts, "indicators.effect.definition.met"),
                        word(texts, "indicators.effect.definition.interval"));
    }

    private static String word(Properties texts, String key) {
        return texts.getProperty(key).replace("''", "'");
    }

    private static Properties texts(String language) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(
                IndicatorTextsTest.class.getResourceAsStream("/i18n/indicators_" + language + ".properties"),
                StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
