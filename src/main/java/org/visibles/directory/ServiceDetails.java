package org.visibles.directory;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is held of one service.
 *
 * @param service its fields as its source tells them, by their names in the schema; lists are joined
 * @param structure the same of its structure; empty where that is not known
 * @param vanishedAt since when its source lacks it
 */
public record ServiceDetails(
        FoundService found,
        Map<String, String> service,
        Map<String, String> structure,
        @Nullable Instant vanishedAt) {}
