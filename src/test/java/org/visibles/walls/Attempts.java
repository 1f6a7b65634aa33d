package org.visibles.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.function.BooleanSupplier;
import org.springframework.security.access.AccessDeniedException;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.StaleVersion;
import org.visibles.testkit.AppSession;

/** Whether an attempt went through; a refusal must be one of a right, and no other failure. */
final class Attempts {

    /** By a grant or policy, and by a function or trigger that says "not found". */
    private static final Set<String> REFUSALS = Set.of("42501", "P0001");

    /** A row that is there already: the right to write it was given. */
    private static final String DUPLICATE = "23505";

    private Attempts() {}

    /** A rule or a version that stands in the way was reached: the right was there. */
    static boolean went(BooleanSupplier attempt) {
        try {
            return attempt.getAsBoolean();
        } catch (RuleViolation | StaleVersion reached) {
            return true;
        } catch (AccessDeniedException | NotFound refused) {
            return false;
        }
    }

    static boolean done(Runnable work) {
        work.run();
        return true;
    }

    static boolean sees(AppSession session, String sql, Object... arguments) {
        try {
            return session.count(sql, arguments) > 0;
        } catch (AppSession.Attempt refused) {
            assertThat(refused.sql().getSQLState()).as(sql).isIn(REFUSALS);
            return false;
        }
    }

    static boolean changes(AppSession session, String sql, Object... arguments) {
        try {
            return session.update(sql, arguments) > 0;
        } catch (AppSession.Attempt refused) {
            if (refused.sql().getSQLState().equals(DUPLICATE)) {
                return true;
            }
            assertThat(refused.sql().getSQLState()).as(sql).isIn(REFUSALS);
            return false;
        }
    }
}
