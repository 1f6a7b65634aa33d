package org.visibles.youth;

import org.visibles.kernel.YouthId;

/** Counted attributes, information or eligibility changed; published inside the transaction. */
public record YouthChanged(YouthId youth) {}
