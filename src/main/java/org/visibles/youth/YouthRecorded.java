package org.visibles.youth;

import org.visibles.kernel.YouthId;

/** A record was made; published inside the transaction, after the maker began to follow. */
public record YouthRecorded(YouthId youth) {}
