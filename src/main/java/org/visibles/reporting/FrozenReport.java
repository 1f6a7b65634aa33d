package org.visibles.reporting;

/**
 * A frozen report with what stands in it.
 *
 * @param intact whether the content still has the SHA-256 it was frozen with
 * @param current whether the figures of its programme are those that are read here today
 */
public record FrozenReport(FrozenRow row, ReportContent content, boolean intact, boolean current) {}
