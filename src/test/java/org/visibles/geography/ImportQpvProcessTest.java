package org.visibles.geography;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.visibles.VisiblesApplication;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;

/** The command as one types it: a process of its own, beside the program, on the same database. */
@VisiblesTest
class ImportQpvProcessTest {

    @TempDir
    private Path folder;

    @Autowired
    private Environment environment;

    @Autowired
    private TestDatabase database;

    @AfterEach
    void bring_the_examples_back() {
        database.asOwner().update("delete from qpv where code !~ '^Q[XY]'");
        database.asOwner().update("update qpv set active = true");
        database.asOwner().update("delete from qpv_list where not example");
    }

    @Test
    void it_imports_says_what_it_did_and_ends() throws Exception {
        Path file = new GeoFile()
                .quarter("QP076901", "Les Sapins", "76540", GeoFile.SQUARE)
                .in(folder);
        Path said = folder.resolve("said");
        ProcessBuilder command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dstdout.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        VisiblesApplication.class.getName(),
                        "--visibles.import.qpv=" + file)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        for (String setting : new String[] {
            "spring.datasource.url",
            "spring.datasource.username",
            "spring.datasource.password",
            "spring.liquibase.enabled"
        }) {
            command.environment()
                    .put(
                            setting.toUpperCase(java.util.Locale.ROOT).replace('.', '_'),
                            environment.getRequiredProperty(setting));
        }
        Process process = command.start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("it ends").isTrue();
            String output = Files.readString(said, StandardCharsets.UTF_8);
            assertThat(process.exitValue()).as(output).isZero();
            assertThat(output)
                    .contains("liste de 2014. Quartiers lus : 1")
                    .contains("Nouveaux : 1, changés : 0, identiques : 0, sortis de la liste : 24")
                    .contains("Importé.")
                    .doesNotContain("mot-de-passe/");
            assertThat(database.asOwner()
                            .queryForObject("select active from qpv where code = 'QP076901'", Boolean.class))
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
    }
}
