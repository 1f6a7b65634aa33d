package org.visibles.indicators;

import java.nio.IntBuffer;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes grids, each beside what was told before it, from the earliest day on, so that every day has its own always. Later days
 * of knowledge begin with the same earlier ones, which are not worked out again ({@link Lately}).
 */
final class Grids {

    private final Lately<Grid> lately = new Lately<>();

    /** All that makes a grid; those that it stands beside are the very same. */
    private record Made(
            Scope scope,
            List<Subject> subjects,
            IntBuffer batches,
            Set<Integer> telling,
            @Nullable Grid before,
            @Nullable Grid stages)
            implements Lately.Made {

        @Override
        public int people() {
            return subjects.size();
        }
    }

    Grid of(Entered entered) {
        return made(entered, Scope.ALL, last(entered.earlier(), Scope.WHO), stages(entered));
    }

    /** @param days each is made when it is its turn, as all of them take much memory */
    private @Nullable Grid last(Stream<Entered> days, Scope scope) {
        Grid last = null;
        for (Entered day : (Iterable<Entered>) days::iterator) {
            last = made(day, scope, last, null);
        }
        return last;
    }

    /** How far people have come, beside what was told of that before. */
    private @Nullable Grid stages(Entered entered) {
        Grid before = last(entered.months(), Scope.STAGES);
        return before == null ? null : made(entered.only(Scope.STAGES), Scope.STAGES, before, null);
    }

    private Grid made(Entered entered, Scope scope, @Nullable Grid before, @Nullable Grid stages) {
        return lately.of(
                new Made(
                        scope,
                        entered.subjects(),
                        IntBuffer.wrap(entered.batches()),
                        entered.telling(),
                        before,
                        stages),
                () -> new Grid(entered, scope, before, stages));
    }
}
