package org.visibles.youth;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.YouthId;

/**
 * What the list of young people shows of higher modules; they call it in their own transaction. It reaches the rows of
 * each organisation that follows with the relation FULL, and for contacts the caller's own.
 */
public interface CircleSummary {

    void stage(YouthId youth, String stageCode);

    /** The latest contact after this change; null when the only one was taken back. */
    void lastContact(YouthId youth, @Nullable LocalDate day);
}
