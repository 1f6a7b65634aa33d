package org.visibles.indicators;

import java.util.List;
import org.visibles.kernel.MethodNames;

/**
 * The people whom a number of what works counts.
 *
 * @param people those of them who have a record
 * @param unrecorded how many have none: counted on an outing, or met and never joined to a record
 * @param methods what ways and practices are called
 */
public record MetBehind(PeopleBehind people, int unrecorded, List<MethodNames.Method> methods) {

    public int counted() {
        return people.counted() + unrecorded;
    }
}
