package org.visibles.acquaintance;

import java.util.Set;
import org.visibles.kernel.YouthId;

/** Remembers whom somebody new was told apart from while being typed, so that no pair of them is proposed later. */
public interface JudgedDifferent {

    /** Those that the current organisation does not follow fully any more are passed over. */
    void differentFrom(YouthId recorded, Set<YouthId> others);
}
