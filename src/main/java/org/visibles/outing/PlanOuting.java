package org.visibles.outing;

import org.visibles.kernel.OutingId;

/**
 * An outing to come.
 *
 * @param id made by whoever plans: the same id twice is one outing
 * @param content with nobody met yet
 */
public record PlanOuting(OutingId id, OutingContent content) {}
