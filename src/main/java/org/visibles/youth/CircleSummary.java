package org.visibles.youth;

import org.visibles.kernel.YouthId;

/**
 * What the list of young people shows of higher modules; they call it in their own transaction. It reaches the rows of
 * each organisation that follows with the relation FULL.
 */
public interface CircleSummary {

    void stage(YouthId youth, String stageCode);
}
