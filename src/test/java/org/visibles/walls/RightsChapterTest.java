package org.visibles.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.kernel.Relation;
import org.visibles.kernel.Rights;
import org.visibles.kernel.Role;
import org.visibles.testkit.VisiblesTest;
import org.visibles.widgets.Texts;

/** The manual's chapter on rights is the table of the program; the chapter as it should be is left in target/manual. */
@VisiblesTest
class RightsChapterTest {

    private static final Path CHAPTER = Path.of("src/docs/manual/rights.md");
    private static final Path MADE = Path.of("target/manual/rights.md");
    private static final String BEGIN = "<!-- table -->\n";
    private static final String END = "<!-- /table -->\n";

    private final Properties words = words();

    @Autowired
    private Texts texts;

    @Test
    void the_chapter_shows_the_table_of_the_program() throws IOException {
        String chapter = Files.readString(CHAPTER);
        String made = chapter.substring(0, chapter.indexOf(BEGIN) + BEGIN.length())
                + table()
                + chapter.substring(chapter.indexOf(END));
        Files.createDirectories(MADE.getParent());
        Files.writeString(MADE, made);
        assertThat(chapter).as("copy " + MADE + " over " + CHAPTER).isEqualTo(made);
    }

    private String table() {
        StringBuilder table = new StringBuilder("| action |");
        Arrays.stream(Role.values())
                .forEach(role -> table.append(" ")
                        .append(texts.getTranslation("access.role." + role, Locale.FRENCH))
                        .append(" |"));
        table.append(" sur quels jeunes |\n|---|")
                .append(":-:|".repeat(Role.values().length))
                .append("---|\n");
        for (Rights.Right right : Rights.TABLE) {
            table.append("| ").append(words(right.permission())).append(" |");
            for (Role role : Role.values()) {
                table.append(right.roles().contains(role) ? " oui |" : "  |");
            }
            table.append(" ").append(relations(right.relations())).append(" |\n");
        }
        return table.toString();
    }

    private String relations(Set<Relation> relations) {
        return relations.stream().sorted().map(this::words).collect(Collectors.joining(" ; "));
    }

    private static Properties words() {
        try (Reader reader = Files.newBufferedReader(Path.of("src/test/resources/manual/rights.properties"))) {
            Properties words = new Properties();
            words.load(reader);
            return words;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** In French; a right or a relation without its words is a failure, not an empty cell. */
    private String words(Object named) {
        return Objects.requireNonNull(words.getProperty(named.toString()), "no words for " + named);
    }
}
