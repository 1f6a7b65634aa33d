package org.visibles.indicators;

import java.util.List;
import java.util.Map;
import org.visibles.kernel.OutingId;

/**
 * The own organisation's outings that a number counts.
 *
 * @param outings each once, in no order
 * @param names of the area, by code
 */
public record OutingsBehind(Dates dates, List<OutingId> outings, Map<String, String> names) implements Dated {}
