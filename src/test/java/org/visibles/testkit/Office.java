package org.visibles.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** LibreOffice, where it is installed: opens what was written and saves what it shows. Elsewhere its tests are skipped. */
public final class Office {

    private static final Path PROGRAM = Path.of("/usr/bin/soffice");

    private Office() {}

    /**
     * @param folder empty; holds what was written, the result and a profile of its own
     * @param name of the file that was written, with its ending
     * @param filter how it is to be read, see LibreOffice's option {@code --infilter}; empty to tell by the ending
     * @return the same as a workbook, as LibreOffice has read it
     */
    public static Path opened(Path folder, String name, byte[] written, String filter)
            throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(PROGRAM), "LibreOffice is not installed");
        Path file = Files.write(folder.resolve(name), written);
        Path result = Files.createDirectory(folder.resolve("opened"));
        ProcessBuilder program = new ProcessBuilder(
                PROGRAM.toString(),
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                "xlsx:Calc MS Excel 2007 XML",
                "--outdir",
                result.toString());
        if (!filter.isEmpty()) {
            program.command().add("--infilter=" + filter);
        }
        program.command().add(file.toString());
        Process process = program.redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return result.resolve(name.substring(0, name.lastIndexOf('.')) + ".xlsx");
    }
}
