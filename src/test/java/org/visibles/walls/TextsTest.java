package org.visibles.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.kernel.Permission;
import org.visibles.testkit.VisiblesTest;
import org.visibles.widgets.Texts;

@VisiblesTest
class TextsTest {

    private static final Path SOURCES = Path.of("src/main/java");
    /** A literal that is wholly a key: {@code "youth.list"}. */
    private static final Pattern ASKED = Pattern.compile(
            "(?:getTranslation|Notices\\.done|Notices\\.problem|new RuleViolation|super|\\.text)\\(\\s*\"([a-zA-Z-]+(?:\\.[a-zA-Z0-9-]+)+)\"\\s*[,)]");
    /** Text that stands on the screen without a key: a capital letter, then a blank or an accent. */
    private static final Pattern HARD_CODED = Pattern.compile(
            "(?:setText|setLabel|setHeader|setPlaceholder|setHelperText|setTitle|setAriaLabel|new (?:H1|H2|H3|Span|Paragraph|Button))\\(\\s*\"[^\"]*\\p{L}{2,}[^\"]*\"");

    private static final Pattern CHOICE = Pattern.compile("\\{\\d+,\\s*choice,((?:[^{}]|\\{[^{}]*\\})*)\\}");

    @Autowired
    private Texts texts;

    @Test
    void each_text_is_there_in_both_languages() {
        assertThat(texts.all(Locale.ENGLISH).keySet())
                .containsExactlyInAnyOrderElementsOf(texts.all(Locale.FRENCH).keySet());
        assertThat(texts.all(Locale.FRENCH).values()).noneMatch(String::isBlank);
    }

    @Test
    void each_text_takes_the_same_arguments_in_both_languages() {
        Map<String, String> english = texts.all(Locale.ENGLISH);
        texts.all(Locale.FRENCH)
                .forEach((key, french) -> assertThat(arguments(english.getOrDefault(key, "")))
                        .as(key)
                        .isEqualTo(arguments(french)));
    }

    @Test
    void an_apostrophe_is_doubled() {
        Stream.of(Locale.FRENCH, Locale.ENGLISH)
                .flatMap(locale -> texts.all(locale).entrySet().stream())
                .forEach(text -> assertThat(text.getValue().replace("''", ""))
                        .as(text.getKey())
                        .doesNotContain("'"));
    }

    /** The form of a choice that holds an argument is read twice. */
    @Test
    void an_apostrophe_beside_an_argument_of_a_choice_is_doubled_twice() {
        Stream.of(Locale.FRENCH, Locale.ENGLISH)
                .flatMap(locale -> texts.all(locale).entrySet().stream())
                .forEach(text -> assertThat(CHOICE.matcher(text.getValue())
                                .results()
                                .flatMap(choice -> Stream.of(choice.group(1).split("\\|")))
                                .filter(form -> form.contains("{")))
                        .as(text.getKey())
                        .noneMatch(form -> form.replace("''''", "").contains("''")));
    }

    @Test
    void each_key_that_the_program_asks_for_has_a_text() throws IOException {
        Set<String> known = texts.all(Locale.FRENCH).keySet();
        Set<String> missing = new TreeSet<>();
        for (String source : sources()) {
            Matcher asked = ASKED.matcher(source);
            while (asked.find()) {
                if (!known.contains(asked.group(1))) {
                    missing.add(asked.group(1));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void no_text_is_hard_coded() throws IOException {
        List<String> found = sources().stream()
                .flatMap(source -> HARD_CODED.matcher(source).results().map(match -> match.group()))
                .filter(code -> !code.contains("\"Visibles\""))
                .toList();
        assertThat(found).isEmpty();
    }

    @Test
    void permissions_are_named_as_their_constants() {
        assertThat(Arrays.stream(Permission.class.getFields()).map(field -> field.getName()))
                .containsExactlyInAnyOrderElementsOf(Set.copyOf(org.visibles.kernel.Rights.permissions()));
    }

    private static Set<Integer> arguments(String text) {
        return Arrays.stream(new MessageFormat(text).getFormatsByArgumentIndex())
                                .count()
                        == 0
                ? Set.of()
                : Pattern.compile("\\{(\\d+)")
                        .matcher(text)
                        .results()
                        .map(match -> Integer.valueOf(match.group(1)))
                        .collect(Collectors.toSet());
    }

    private static List<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(TextsTest::read)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
