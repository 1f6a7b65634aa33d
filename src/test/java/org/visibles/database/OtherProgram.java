package org.visibles.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import liquibase.exception.LiquibaseException;
import liquibase.integration.spring.SpringLiquibase;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A second process that holds a data folder with its embedded server, as a second Visibles would, until it is killed. */
final class OtherProgram implements AutoCloseable {

    private static final String READY = "holds the folder";

    private final Process process;
    private final String url;

    private OtherProgram(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /** What runs in the other process: the folder, and the port that it claims to serve on. */
    public static void main(String[] arguments) throws Exception {
        try (EmbeddedServer server = EmbeddedServer.start(Path.of(arguments[0]), arguments[1])) {
            System.out.println(READY + " " + server.url());
            if (System.in.read() != -1) {
                migrate(server);
            }
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    /** Makes the tables, or goes on where an earlier attempt ended. */
    static void migrate(EmbeddedServer server) throws LiquibaseException {
        SpringLiquibase liquibase = new SpringLiquibase();
        liquibase.setDataSource(new DriverManagerDataSource(
                server.url(), EmbeddedServer.OWNER, server.passwords().owner()));
        liquibase.setChangeLog("classpath:/db-changelog/root.yaml");
        liquibase.setContexts("demo");
        liquibase.setResourceLoader(new DefaultResourceLoader());
        liquibase.setAnalyticsEnabled(false);
        liquibase.afterPropertiesSet();
    }

    /** Returns once its server answers. */
    static OtherProgram on(Path folder, String webPort) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProgram.class.getName(),
                        folder.toString(),
                        webPort)
                .directory(folder.toFile()) // not where the sources are: Liquibase would find its changelog twice
                .redirectError(Redirect.INHERIT)
                .start();
        BufferedReader said = process.inputReader();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(READY)) {
                return new OtherProgram(process, line.substring(READY.length() + 1));
            }
        }
        throw new IllegalStateException(
                "the other program ended with " + process.onExit().join().exitValue());
    }

    String url() {
        return url;
    }

    /** Has it begin to make the tables. */
    void migrate() throws IOException {
        process.outputWriter().append('m').flush();
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
