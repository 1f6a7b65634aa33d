package org.visibles.acquaintance;

import java.util.List;
import org.visibles.kernel.YouthId;
import org.visibles.matching.Verdict.Reason;

/**
 * Somebody whom the current organisation follows and who may be the one that is being typed.
 *
 * @param label what the organisation calls the person
 * @param reasons for and against, by how much they weigh
 * @param bits their sum
 * @param likely whether it is likelier that the two are one than that they are not
 */
public record LikelyMatch(YouthId id, String label, List<Reason> reasons, double bits, boolean likely) {

    public LikelyMatch {
        reasons = List.copyOf(reasons);
    }
}
