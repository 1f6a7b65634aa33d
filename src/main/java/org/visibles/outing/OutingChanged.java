package org.visibles.outing;

import org.visibles.kernel.OutingId;

/** When, where or how an outing took place was told otherwise; published inside the transaction. */
public record OutingChanged(OutingId outing) {}
