package org.visibles.journey;

import org.visibles.kernel.YouthId;

/** A journey stands elsewhere, by a move or by a cancellation; published inside the transaction. */
public record JourneyMoved(YouthId youth, Stage from, Stage to) {}
