package org.visibles.messaging;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.visibles.kernel.Ids;

/**
 * Gives each {@link RecurringJob} its turn, on one of the nodes: who has which is kept in the table {@code
 * scheduled_tasks}. It begins when the program is ready, after what the start itself has to do: the demo empties and fills
 * its tables, and a job that reads them meanwhile locks them in another order. Switched off by {@code
 * visibles.jobs.enabled=false}.
 */
@Component
class BackgroundWork implements SmartLifecycle {

    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration STOP = Duration.ofSeconds(10);
    private static final int THREADS = 3;
    /** A job whose node died is taken up by another after four missed signs of life. */
    private static final Duration ALIVE = Duration.ofSeconds(20);

    private static final int MISSED = 4;

    private final DataSource dataSource;
    private final ObjectProvider<RecurringJob> jobs;
    private final Clock clock;
    private final boolean enabled;
    private volatile @Nullable Scheduler scheduler;

    BackgroundWork(
            DataSource dataSource,
            ObjectProvider<RecurringJob> jobs,
            Clock clock,
            @Value("${visibles.jobs.enabled:true}") boolean enabled) {
        this.dataSource = dataSource;
        this.jobs = jobs;
        this.clock = clock;
        this.enabled = enabled;
    }

    @Override
    public boolean isAutoStartup() {
        return false;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        if (enabled) {
            start();
        }
    }

    @Override
    public void start() {
        List<RecurringTask<Void>> tasks = jobs.orderedStream().map(this::task).toList();
        Scheduler started = Scheduler.create(dataSource)
                .startTasks(tasks)
                .threads(THREADS)
                .pollingInterval(LOOK)
                .heartbeatInterval(ALIVE)
                .missedHeartbeatsLimit(MISSED)
                .shutdownMaxWait(STOP)
                .schedulerName(new SchedulerName.Fixed("node-" + Ids.next()))
                .build();
        scheduler = started;
        started.start();
    }

    private RecurringTask<Void> task(RecurringJob job) {
        return Tasks.recurring(job.name(), schedule(job.rhythm())).execute((instance, context) -> {
            SecurityContextHolder.clearContext();
            job.run();
        });
    }

    private Schedule schedule(Rhythm rhythm) {
        return switch (rhythm) {
            case Rhythm.Every every -> FixedDelay.of(every.pause());
            case Rhythm.Daily daily -> Schedules.daily(clock.getZone(), daily.at());
        };
    }

    @Override
    public void stop() {
        Scheduler running = scheduler;
        scheduler = null;
        if (running != null) {
            running.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }
}
