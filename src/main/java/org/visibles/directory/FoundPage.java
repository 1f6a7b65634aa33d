package org.visibles.directory;

import java.util.List;
import java.util.Map;

/**
 * One page of what was found.
 *
 * @param total all that fit
 * @param facets for each list and code how many would be left, were it chosen instead of what is chosen in that list
 */
public record FoundPage(List<FoundService> services, long total, Map<Vocabulary.Term, Map<String, Long>> facets) {}
