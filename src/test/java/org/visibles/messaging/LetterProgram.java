package org.visibles.messaging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;

/**
 * A process of its own that writes letters, each with a notification, and sends them meanwhile, until it is killed. It is
 * made of the program's outbox, notifications and sender alone, so that it starts in a second.
 */
final class LetterProgram implements AutoCloseable {

    static final int LETTERS = 20;
    private static final String COMMITTED = "committed ";

    private final Process process;
    private final List<String> committed = new ArrayList<>();

    private LetterProgram(Process process) {
        this.process = process;
    }

    /** What runs in the other process. */
    public static void main(String[] arguments) throws InterruptedException {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        var context = new AnnotationConfigApplicationContext();
        context.getEnvironment().getSystemProperties().put("url", arguments[0]);
        context.register(Parts.class);
        context.registerBean(
                Clock.class,
                () -> Clock.offset(
                        Clock.systemUTC(), OutboxSender.CLAIM.plusMinutes(1).multipliedBy(number(arguments[2]))));
        context.refresh();
        OutboxSender sender = new OutboxSender(
                context.getBean(OutboxRows.class),
                server(number(arguments[1])),
                context.getBean(Clock.class),
                "visibles@example.org");
        if (arguments.length > 3) {
            Thread writer = Thread.ofPlatform().start(() -> write(context, arguments[2]));
            while (writer.isAlive()) {
                sender.run();
            }
            Thread.sleep(Duration.ofMinutes(1)); // to be killed
        }
        sender.run();
        context.close();
    }

    private static void write(AnnotationConfigApplicationContext context, String run) {
        var transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        for (int number = 0; number < LETTERS; number++) {
            String name = run + "." + number;
            transaction.executeWithoutResult(status -> {
                context.getBean(Outbox.class)
                        .send(new Letter("agent@example.org", Locale.FRENCH, name, name, "<p>" + name, null, null));
                context.getBean(Notifications.class).toOrganisation(Fixture.ROUEN, "killed.notice", List.of(name), "");
            });
            System.out.println(COMMITTED + name);
        }
    }

    private static int number(String argument) {
        return Integer.parseInt(argument);
    }

    private static JavaMailSenderImpl server(int port) {
        JavaMailSenderImpl server = new JavaMailSenderImpl();
        server.setHost("127.0.0.1");
        server.setPort(port);
        return server;
    }

    /** No configuration by name: the program would find it. */
    @EnableTransactionManagement(proxyTargetClass = true)
    @Import({Outbox.class, OutboxRows.class, Notifications.class})
    static class Parts {

        @Bean
        DataSource dataSource() {
            HikariDataSource pool = new HikariDataSource();
            pool.setJdbcUrl(System.getProperty("url"));
            pool.setUsername("visibles_app");
            pool.setPassword("test");
            pool.setMaximumPoolSize(2);
            return pool;
        }

        @Bean
        PlatformTransactionManager transactions(DataSource dataSource) {
            return new JdbcTransactionManager(dataSource);
        }

        @Bean
        JdbcClient jdbc(DataSource dataSource) {
            return JdbcClient.create(dataSource);
        }
    }

    /**
     * @param run later ones live a quarter of an hour later each, when the claims of the dead have ended
     */
    static LetterProgram start(TestDatabase database, int port, int run) throws IOException {
        return new LetterProgram(process(database, port, run, "write"));
    }

    /**
     * Sends what is left.
     *
     * @return how it ended, 0 when well
     */
    static int finish(TestDatabase database, int port, int run) throws IOException, InterruptedException {
        Process process = process(database, port, run);
        process.inputReader().lines().forEach(line -> {});
        return process.waitFor();
    }

    private static Process process(TestDatabase database, int port, int run, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                LetterProgram.class.getName(),
                database.url(),
                String.valueOf(port),
                String.valueOf(run)));
        command.addAll(List.of(more));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** Listens until the process ends; {@code reached} is run once, at the given commit. */
    void listen(int commits, Runnable reached) throws IOException {
        try (var said = process.inputReader()) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.startsWith(COMMITTED)) {
                    committed.add(line.substring(COMMITTED.length()));
                    if (committed.size() == commits) {
                        reached.run();
                    }
                }
            }
        }
    }

    /** What it said to be committed. */
    List<String> committed() {
        return List.copyOf(committed);
    }

    /** kill -9. */
    void kill() {
        process.toHandle().destroyForcibly(); // not its own: that would close what is still to be read
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("it lives on");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        process.toHandle().destroyForcibly();
    }
}
