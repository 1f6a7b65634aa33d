package org.visibles.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The manual hangs together: each chapter is found from its first page, each picture shown once made by the browser's tests. */
class ManualTest {

    private static final Path MANUAL = Path.of("src", "docs", "manual");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+\\.(?:md|png))");

    @Test
    void each_chapter_is_on_the_first_page() throws IOException {
        Set<String> chapters = names(MANUAL, ".md");
        chapters.remove("README.md");
        assertThat(links(MANUAL.resolve("README.md"))).containsExactlyInAnyOrderElementsOf(chapters);
    }

    @Test
    void each_picture_is_shown_and_each_shown_is_there() throws IOException {
        Set<String> shown = new TreeSet<>();
        for (String chapter : names(MANUAL, ".md")) {
            links(MANUAL.resolve(chapter)).stream()
                    .filter(link -> link.endsWith(".png"))
                    .forEach(shown::add);
        }
        links(Path.of("README.md")).stream()
                .filter(link -> link.endsWith(".png"))
                .map(link -> link.replace("src/docs/manual/", ""))
                .forEach(shown::add);
        Set<String> there = names(MANUAL.resolve("images"), ".png").stream()
                .map(name -> "images/" + name)
                .collect(Collectors.toSet());
        assertThat(shown).containsExactlyInAnyOrderElementsOf(there);
        assertThat(there).allMatch(name -> name.matches("images/(desktop|phone)-[a-z0-9.-]+\\.png"));
        for (String picture : there) {
            assertThat(Files.size(MANUAL.resolve(picture))).as(picture).isPositive();
        }
    }

    private static Set<String> names(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> links(Path chapter) throws IOException {
        return LINK.matcher(Files.readString(chapter))
                .results()
                .map(link -> link.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
