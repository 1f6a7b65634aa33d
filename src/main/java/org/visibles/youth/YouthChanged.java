package org.visibles.youth;

import org.visibles.kernel.YouthId;

/** The record changed, by hand or by the rules of eligibility; published inside the transaction. */
public record YouthChanged(YouthId youth) {}
