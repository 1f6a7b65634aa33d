package org.visibles.field;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.visibles.VisiblesApplication;
import org.visibles.testkit.TestDatabase;

/** The program in a process of its own, on the database of a test, until it is killed. */
final class SeparateProgram implements AutoCloseable {

    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

    private final Process process;
    private final int port;

    private SeparateProgram(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Returns once it answers. */
    static SeparateProgram start(TestDatabase database) {
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx512m",
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("java.class.path"),
                            VisiblesApplication.class.getName(),
                            "--spring.profiles.active=test",
                            "--spring.datasource.url=" + database.url(),
                            "--spring.datasource.username=visibles_app",
                            "--spring.datasource.password=test",
                            "--spring.datasource.hikari.maximum-pool-size=4",
                            "--spring.liquibase.enabled=false",
                            "--spring.main.lazy-initialization=true",
                            "--spring.data.jpa.repositories.bootstrap-mode=lazy",
                            "--spring.jpa.hibernate.ddl-auto=none",
                            "--server.port=0",
                            "--management.server.port=-1",
                            "--visibles.jobs.enabled=false")
                    .redirectErrorStream(true)
                    .start();
            return new SeparateProgram(process, portOf(process));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static int portOf(Process process) throws IOException {
        BufferedReader said = process.inputReader();
        List<String> heard = new ArrayList<>();
        int port = 0;
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            heard.add(line);
            Matcher told = PORT.matcher(line);
            if (told.find() && port == 0) {
                port = Integer.parseInt(told.group(1));
            }
            if (line.contains("Started VisiblesApplication")) {
                Thread.ofVirtual().start(() -> said.lines().forEach(later -> {}));
                return port;
            }
        }
        throw new IllegalStateException(String.join("\n", heard));
    }

    /** Ends with a slash. */
    String address() {
        return "http://localhost:" + port + "/";
    }

    /** kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("it lives on");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
