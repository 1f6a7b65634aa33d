package org.visibles.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OnePageTest {

    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void one_page_reads_once_and_the_next_reads_anew() {
        OnePage.read(() -> {
            assertThat(read()).isOne();
            OnePage.read(() -> assertThat(read()).isOne());
        });
        OnePage.read(() -> assertThat(read()).isEqualTo(2));
    }

    @Test
    void outside_of_a_page_every_read_is_a_read() {
        assertThat(read()).isOne();
        assertThat(read()).isEqualTo(2);
        assertThat(OnePage.open()).isFalse();
        assertThatThrownBy(() -> OnePage.atEnd(() -> {})).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void another_thread_does_not_look_into_the_page() {
        OnePage.read(() -> {
            read();
            AtomicInteger other = new AtomicInteger();
            try {
                Thread.ofPlatform().start(() -> other.set(read())).join();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            assertThat(other).hasValue(2);
        });
    }

    @Test
    void what_was_left_for_the_end_is_done_even_when_a_read_fails() {
        List<String> done = new ArrayList<>();
        assertThatIllegalStateException()
                .isThrownBy(() -> OnePage.read(() -> {
                    OnePage.read(() -> OnePage.atEnd(() -> done.add("end")));
                    assertThat(done).isEmpty();
                    throw new IllegalStateException("read");
                }))
                .withMessage("read");
        assertThat(done).containsExactly("end");
        assertThat(OnePage.open()).isFalse();
    }

    private int read() {
        return OnePage.once("key", reads::incrementAndGet);
    }
}
