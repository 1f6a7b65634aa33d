package org.visibles.youth;

import org.visibles.kernel.YouthId;

/** The current organisation is about to end its following; published inside the transaction, while it still follows. */
public record LeavingCircle(YouthId youth) {}
