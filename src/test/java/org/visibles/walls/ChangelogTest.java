package org.visibles.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each change of the database says what it is for and how it is taken back, so that taking it back can run. */
class ChangelogTest {

    private static final Path CHANGES = Path.of("db-changelog");

    private static final Pattern BLOCK = Pattern.compile("/\\* liquibase rollback\\n(.*?)\\*/", Pattern.DOTALL);
    private static final Pattern LINE = Pattern.compile("(?m)^--rollback (.*)$");

    @Test
    void each_changeset_names_its_file_its_purpose_and_its_way_back() throws IOException {
        List<String> changesets = changesets();

        assertThat(changesets).hasSizeGreaterThan(200).allSatisfy(change -> {
            assertThat(head(change)).contains("logicalFilePath:");
            assertThat(change).containsPattern("(?m)^--comment: ");
            assertThat(back(change)).as(head(change)).isNotBlank();
        });
    }

    /**
     * Liquibase cuts a way back at each semicolon, in the midst of a function, unless it is told not to; and of one that
     * stands in a block of its own it loses the ends of the lines.
     */
    @Test
    void a_way_back_that_holds_a_function_is_neither_cut_nor_run_together() throws IOException {
        assertThat(changesets())
                .filteredOn(change -> back(change).contains("$$"))
                .isNotEmpty()
                .allSatisfy(change -> {
                    assertThat(head(change)).contains(" rollbackSplitStatements:false");
                    assertThat(change).as(head(change)).doesNotContainPattern(BLOCK);
                });
    }

    private static List<String> changesets() throws IOException {
        List<String> changesets = new ArrayList<>();
        try (Stream<Path> files = Files.walk(CHANGES)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".sql")).toList()) {
                Stream.of(Files.readString(file).split("(?m)^(?=--changeset )"))
                        .filter(part -> part.startsWith("--changeset "))
                        .forEach(changesets::add);
            }
        }
        return changesets;
    }

    private static String head(String changeset) {
        return changeset.lines().findFirst().orElseThrow();
    }

    private static String back(String changeset) {
        return Stream.of(BLOCK, LINE)
                .flatMap(pattern -> pattern.matcher(changeset).results())
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.joining("\n"));
    }
}
