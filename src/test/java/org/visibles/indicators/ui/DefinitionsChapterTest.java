package org.visibles.indicators.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.indicators.Defined;
import org.visibles.indicators.RegistryPart;
import org.visibles.testkit.VisiblesTest;
import org.visibles.widgets.Texts;

/** The manual's chapter on definitions is the registry; the chapter as it should be is left in target/manual. */
@VisiblesTest
class DefinitionsChapterTest {

    private static final Path CHAPTER = Path.of("src/docs/manual/definitions.md");
    private static final Path MADE = Path.of("target/manual/definitions.md");
    private static final String BEGIN = "<!-- registry -->\n";
    private static final String END = "<!-- /registry -->\n";

    @Autowired
    private Texts texts;

    @Test
    void the_chapter_says_what_the_registry_says() throws IOException {
        String chapter = Files.readString(CHAPTER);
        String made = chapter.substring(0, chapter.indexOf(BEGIN) + BEGIN.length())
                + registry()
                + chapter.substring(chapter.indexOf(END));
        Files.createDirectories(MADE.getParent());
        Files.writeString(MADE, made);
        assertThat(chapter).as("copy " + MADE + " over " + CHAPTER).isEqualTo(made);
    }

    private String registry() {
        Labels labels = new Labels(texts, Locale.FRENCH);
        DefinitionWords words = new DefinitionWords(labels);
        StringBuilder registry = new StringBuilder();
        for (RegistryPart part : RegistryPart.all()) {
            registry.append("## ").append(labels.text(part.key())).append("\n");
            for (Defined figure : part.figures()) {
                registry.append("### ").append(labels.text(figure.key())).append("\n");
                registry.append(labels.text(figure.formulaKey())).append("\n\n");
                registry.append("| | |\n|---|---|\n| ")
                        .append(labels.text("indicators.column.code"))
                        .append(" | `")
                        .append(figure.registryCode())
                        .append("` |\n");
                words.all(figure)
                        .forEach(entry -> registry.append("| ")
                                .append(entry.name())
                                .append(" | ")
                                .append(entry.words())
                                .append(" |\n"));
                registry.append("\n");
            }
        }
        return registry.toString();
    }
}
