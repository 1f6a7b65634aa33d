package org.visibles.youth;

import java.util.Set;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.YouthId;

/**
 * The rows of a module that hang on a young person, when two records turn out to be of one; a Spring bean of the module
 * that has them. Each table with a {@code youth_id} stands in one of the two sets of one bean: a test sees to it.
 */
public interface JoinedRecords {

    /** Tables whose rows go to the record that stays, and back when the joining is undone; each row has an {@code id}. */
    Set<String> moved();

    /** Tables whose rows stay with their record, or follow a row that moves. */
    Set<String> kept();

    /**
     * Called before anything moves, also to tell in advance.
     *
     * @throws RuleViolation when something has to be settled first
     */
    default void check(YouthId stays, YouthId goes) {}
}
