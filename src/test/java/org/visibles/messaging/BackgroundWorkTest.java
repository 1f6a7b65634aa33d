package org.visibles.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.visibles.kernel.CurrentMember;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;

@VisiblesTest
class BackgroundWorkTest {

    @Autowired
    private BackgroundWork programs;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private Clock clock;

    @Autowired
    private CurrentMember member;

    @Autowired
    private TestDatabase database;

    @Test
    void in_tests_nothing_runs_by_itself() {
        assertThat(programs.isRunning()).isFalse();
    }

    @Test
    void jobs_begin_after_what_the_start_itself_has_to_do() {
        AtomicInteger meanwhile = new AtomicInteger(-1);
        AtomicInteger runs = new AtomicInteger();
        BackgroundWork work = work(job("test.start", Rhythm.every(Duration.ofHours(1)), runs::incrementAndGet));
        SpringApplication program = new SpringApplication(Nothing.class);
        program.setWebApplicationType(WebApplicationType.NONE);
        program.setDefaultProperties(Map.of("spring.main.banner-mode", "off"));
        program.addInitializers(context -> {
            var beans = (GenericApplicationContext) context;
            beans.registerBean(BackgroundWork.class, () -> work);
            beans.registerBean(ApplicationRunner.class, () -> arguments -> meanwhile.set(work.isRunning() ? 1 : 0));
        });
        try (ConfigurableApplicationContext context = program.run()) {
            assertThat(meanwhile).as("while the demo is filled").hasValue(0);
            assertThat(context.getBean(BackgroundWork.class).isRunning()).isTrue();
            await().atMost(Duration.ofSeconds(30)).until(() -> runs.get() == 1);
        }
        assertThat(work.isRunning()).isFalse();
    }

    /** A program without anything else. */
    static class Nothing {}

    @Test
    void a_job_runs_with_nobody_signed_in_and_again_after_it_failed() {
        AtomicInteger runs = new AtomicInteger();
        AtomicInteger signedIn = new AtomicInteger();
        var work = work(job("test.failing", Rhythm.every(Duration.ofSeconds(1)), () -> {
            member.identity().ifPresent(who -> signedIn.incrementAndGet());
            if (runs.incrementAndGet() == 1) {
                throw new IllegalStateException("the first time it fails");
            }
        }));
        work.start();
        try {
            await().atMost(Duration.ofSeconds(30)).until(() -> runs.get() >= 2);
        } finally {
            work.stop();
        }
        assertThat(signedIn).hasValue(0);
        assertThat(work.isRunning()).isFalse();
    }

    @Test
    void two_nodes_share_one_turn() throws InterruptedException {
        AtomicInteger runs = new AtomicInteger();
        var one = work(job("test.shared", Rhythm.every(Duration.ofHours(1)), runs::incrementAndGet));
        var two = work(job("test.shared", Rhythm.every(Duration.ofHours(1)), runs::incrementAndGet));
        one.start();
        two.start();
        try {
            await().atMost(Duration.ofSeconds(30)).until(() -> runs.get() >= 1);
            Thread.sleep(6_000); // each has looked again
        } finally {
            one.stop();
            two.stop();
        }
        assertThat(runs).hasValue(1);
    }

    @Test
    void a_job_whose_node_died_is_taken_up_by_another() {
        AtomicInteger runs = new AtomicInteger();
        database.asOwner()
                .update("insert into scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by,"
                        + " last_heartbeat, version) values ('test.orphan', 'recurring', now() - interval '1 hour', true,"
                        + " 'dead', now() - interval '90 seconds', 1)");
        var work = work(job("test.orphan", Rhythm.every(Duration.ofHours(1)), runs::incrementAndGet));
        work.start();
        try {
            await().atMost(Duration.ofSeconds(50)).until(() -> runs.get() == 1);
        } finally {
            work.stop();
        }
    }

    @Test
    void a_daily_job_waits_for_its_hour_in_paris() {
        var work = work(job("test.daily", Rhythm.dailyAt(LocalTime.of(4, 30)), () -> {}));
        work.start();
        try {
            assertThat(database.asOwner()
                            .queryForObject(
                                    "select to_char(execution_time at time zone 'Europe/Paris', 'HH24:MI')"
                                            + " from scheduled_tasks where task_name = 'test.daily'",
                                    String.class))
                    .isEqualTo("04:30");
        } finally {
            work.stop();
        }
    }

    private BackgroundWork work(RecurringJob job) {
        return new BackgroundWork(dataSource, provided(job), clock, true);
    }

    private static ObjectProvider<RecurringJob> provided(RecurringJob job) {
        return new ObjectProvider<>() {
            @Override
            public Stream<RecurringJob> orderedStream() {
                return List.of(job).stream();
            }
        };
    }

    private static RecurringJob job(String name, Rhythm rhythm, Runnable work) {
        return new RecurringJob() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Rhythm rhythm() {
                return rhythm;
            }

            @Override
            public void run() {
                work.run();
            }
        };
    }
}
