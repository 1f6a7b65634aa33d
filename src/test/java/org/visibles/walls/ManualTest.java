package org.visibles.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** The manual hangs together: each chapter is found from its first page, each picture shown once made by the browser's tests. */
class ManualTest {

    private static final Path MANUAL = Path.of("src", "docs", "manual");
    /** How wide the browser's tests are. */
    private static final int DESK = 1280;

    private static final int PHONE = 360;

    private static final int LOW = 200;
    private static final int TALL = 6_000;
    private static final int FEW = 20;
    private static final long LARGE = 1L << 20;

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
    }

    @Test
    void each_picture_is_one() throws IOException {
        SoftAssertions all = new SoftAssertions();
        for (String name : names(MANUAL.resolve("images"), ".png")) {
            Path file = MANUAL.resolve("images").resolve(name);
            BufferedImage picture = ImageIO.read(file.toFile());
            all.assertThat(picture).as(name + " can be read").isNotNull();
            if (picture != null) {
                all.assertThat(picture.getWidth())
                        .as("width of " + name)
                        .isEqualTo(name.startsWith("phone-") ? PHONE : DESK);
                all.assertThat(picture.getHeight()).as("height of " + name).isBetween(LOW, TALL);
                all.assertThat(colours(picture)).as("colours of " + name).isGreaterThan(FEW);
                all.assertThat(Files.size(file)).as("size of " + name).isLessThan(LARGE);
            }
        }
        all.assertAll();
    }

    /** A page that has not loaded yet shows one or two. */
    private static long colours(BufferedImage picture) {
        return IntStream.range(0, picture.getHeight())
                .flatMap(y -> IntStream.range(0, picture.getWidth()).map(x -> picture.getRGB(x, y)))
                .distinct()
                .limit(FEW + 1L)
                .count();
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
