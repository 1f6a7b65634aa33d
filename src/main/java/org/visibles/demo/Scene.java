package org.visibles.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.visibles.database.ShiftableClock;
import org.visibles.kernel.Identity;
import org.visibles.kernel.YouthId;

/** One story while it is played: who takes part, and the steps, each lived on its day by the member who would have done it. */
final class Scene {

    static final LocalTime MORNING = LocalTime.of(9, 15);
    static final LocalTime EVENING = LocalTime.of(18, 0);

    /** One thing that happens on a day, in the morning or once its appointments are over; else in their order. */
    private record Step(LocalDate on, LocalTime from, Identity who, Runnable work) {}

    final Story story;
    final DemoCast.Cast cast;
    final Identity worker;
    final YouthId youth = YouthId.next();
    final long seed;
    final SplittableRandom random;
    private final LocalDate end;
    private final List<Step> steps = new ArrayList<>();

    /**
     * @param end the last day on which anything happens that a story tells
     */
    Scene(Story story, DemoCast.Cast cast, Identity worker, LocalDate end, long seed) {
        this.story = story;
        this.cast = cast;
        this.worker = worker;
        this.end = end;
        this.seed = seed;
        this.random = new SplittableRandom(seed);
    }

    void step(LocalDate on, Identity who, Runnable work) {
        step(on, MORNING, who, work);
    }

    void step(LocalDate on, LocalTime from, Identity who, Runnable work) {
        if (!on.isAfter(end)) {
            steps.add(new Step(on, from, who, work));
        }
    }

    /** What happens although the story is told to its end. */
    void afterwards(LocalDate on, Runnable work) {
        afterwards(on, worker, work);
    }

    void afterwards(LocalDate on, Identity who, Runnable work) {
        steps.add(new Step(on, MORNING, who, work));
    }

    /** Known to the mission locale as followed there: not for this programme. */
    boolean accompanied() {
        return "ACTIVE".equals(story.known());
    }

    void live(ShiftableClock clock) {
        steps.sort(Comparator.comparing(Step::on).thenComparing(Step::from));
        LocalDateTime before = LocalDateTime.MIN;
        for (Step step : steps) {
            LocalDateTime from = step.on().atTime(step.from());
            LocalDateTime when = from.isAfter(before) ? from : before.plusMinutes(3);
            before = when;
            Instant instant = when.atZone(ShiftableClock.PARIS).toInstant();
            clock.runAt(
                    instant,
                    () -> Acting.as(step.who(), () -> {
                        step.work().run();
                        return step;
                    }));
        }
    }
}
