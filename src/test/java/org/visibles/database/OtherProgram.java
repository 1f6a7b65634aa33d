package org.visibles.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A second process that holds a data folder with its embedded server, as a second Visibles would, until it is killed. */
final class OtherProgram implements AutoCloseable {

    private static final String READY = "holds the folder";

    private final Process process;

    private OtherProgram(Process process) {
        this.process = process;
    }

    /** What runs in the other process: the folder, and the port that it claims to serve on. */
    public static void main(String[] arguments) throws InterruptedException {
        try (EmbeddedServer server = EmbeddedServer.start(Path.of(arguments[0]), arguments[1])) {
            System.out.println(READY + " " + server.url());
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    /** Returns once its server answers. */
    static OtherProgram on(Path folder, String webPort) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProgram.class.getName(),
                        folder.toString(),
                        webPort)
                .redirectError(Redirect.INHERIT)
                .start();
        OtherProgram other = new OtherProgram(process);
        BufferedReader said = process.inputReader();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(READY)) {
                return other;
            }
        }
        throw new IllegalStateException(
                "the other program ended with " + process.onExit().join().exitValue());
    }

    long pid() {
        return process.pid();
    }

    /** kill -9: nothing of its own is run any more. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("it lives on");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
