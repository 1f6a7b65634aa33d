package org.visibles.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.RuleViolation;
import org.visibles.testkit.Fixture;

/** Freezing takes seconds: what happens to the same draft meanwhile, and after the organisation has left. */
class FreezingTest extends ReportFrame {

    private static final String LEAVE =
            "delete from programme_participant where programme_id = ? and organisation_id = ?";
    private static final String RETURN =
            "insert into programme_participant (programme_id, organisation_id) values (?, ?)";

    @Test
    void a_double_click_freezes_one_and_tells_the_other() throws Exception {
        ReportId draft = as(reports::begin);
        CyclicBarrier together = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<String>> clicks = IntStream.range(0, 2)
                    .mapToObj(click -> threads.submit(() -> {
                        try {
                            as(() -> frozen.freeze(draft, (done, all) -> meet(together, done)));
                            return "frozen";
                        } catch (RuleViolation told) {
                            return told.key();
                        }
                    }))
                    .toList();
            assertThat(List.of(clicks.getFirst().get(), clicks.getLast().get()))
                    .containsExactlyInAnyOrder("frozen", "rule.reporting.frozen");
        }
        assertThat(database.asOwner()
                        .queryForObject(
                                "select count(*) from frozen_report where report_id = ?", Integer.class, draft.value()))
                .isOne();
    }

    /** Both have read the draft before either goes on. */
    private static void meet(CyclicBarrier together, int done) {
        if (done == 0) {
            try {
                together.await();
            } catch (Exception broken) {
                throw new IllegalStateException(broken);
            }
        }
    }

    @Test
    void what_a_colleague_saves_while_it_is_computed_is_left_out_of_no_report() {
        ReportId draft = as(reports::begin);
        as(() -> reports.write(draft, Section.CONCLUSION, "Avant", -1));
        assertThatThrownBy(() -> as(() -> frozen.freeze(
                        draft, onceAt(3, () -> as(() -> reports.write(draft, Section.CONCLUSION, "Pendant", 0))))))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("rule.reporting.written-meanwhile");
        assertThatThrownBy(() -> as(() -> frozen.freeze(
                        draft,
                        onceAt(
                                3,
                                () -> as(() -> {
                                    reports.select(draft, new ReportSelection(null, Reporting.KNOWN_ON));
                                    return draft;
                                })))))
                .hasMessage("rule.reporting.written-meanwhile");

        FrozenReport kept = as(() -> frozen.get(frozen.freeze(draft, Progress.NONE)));
        assertThat(kept.row().number()).isPositive();
        assertThat(kept.content().parts().stream()
                        .filter(part -> part.section() == Section.CONCLUSION)
                        .map(ReportContent.Part::text))
                .containsExactly("Pendant");
    }

    @Test
    void what_is_discarded_while_it_is_computed_is_not_frozen() {
        ReportId draft = as(reports::begin);
        assertThatThrownBy(() -> as(() -> frozen.freeze(
                        draft,
                        onceAt(
                                2,
                                () -> as(() -> {
                                    reports.discard(draft);
                                    return draft;
                                })))))
                .isInstanceOf(NotFound.class);
    }

    /** In a transaction of its own, as a colleague's: another thread. */
    private static Progress onceAt(int step, Runnable meanwhile) {
        return (done, all) -> {
            if (done == step) {
                try {
                    Thread colleague = Thread.ofPlatform().start(meanwhile);
                    colleague.join();
                } catch (InterruptedException stopped) {
                    throw new IllegalStateException(stopped);
                }
            }
        };
    }

    @Test
    void an_organisation_that_left_reads_what_it_froze_and_is_told_why_nothing_is_computed() {
        ReportId kept = as(() -> frozen.freeze(reports.begin(), Progress.NONE));
        ReportId draft = as(reports::begin);
        database.asOwner().update(LEAVE, Fixture.PROGRAMME.value(), Fixture.ROUEN.value());
        try {
            assertThat(as(() -> frozen.get(kept)).intact()).isTrue();
            assertThat(as(frozen::list)).extracting(FrozenRow::id).contains(kept);
            assertThat(as(() -> reports.texts(draft))).isNotEmpty();
            for (Supplier<?> computed : List.<Supplier<?>>of(
                    () -> frozen.compare(kept, Progress.NONE),
                    () -> reports.preview(draft, Progress.NONE),
                    () -> frozen.freeze(draft, Progress.NONE))) {
                assertThatThrownBy(() -> as(computed)).hasMessage("rule.reporting.other-programme");
            }
            assertThatThrownBy(() -> as(reports::begin)).hasMessage("rule.organisation.no-programme");
        } finally {
            database.asOwner().update(RETURN, Fixture.PROGRAMME.value(), Fixture.ROUEN.value());
        }
        assertThat(as(() -> frozen.compare(kept, Progress.NONE)).isEqual()).isTrue();
    }

    private <T> T as(Supplier<T> work) {
        return as(Fixture.RESPONSABLE_ROUEN, work);
    }
}
