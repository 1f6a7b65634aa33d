package org.visibles.joining;

import java.util.Set;
import org.visibles.kernel.YouthId;
import org.visibles.youth.JoinedField;

/**
 * Two records are to be one.
 *
 * @param stays the one that stands for both
 * @param staysVersion as read
 * @param goesVersion as read
 * @param taken the values that are taken over from the one that goes; all others stay
 */
public record JoinRecords(YouthId stays, long staysVersion, YouthId goes, long goesVersion, Set<JoinedField> taken) {

    public JoinRecords {
        taken = Set.copyOf(taken);
    }
}
