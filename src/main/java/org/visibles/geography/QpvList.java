package org.visibles.geography;

import java.time.Instant;

/**
 * Where the quarters of one generation come from.
 *
 * @param generation 2014 or 2024
 * @param fileName name of the file they were read from
 * @param example invented perimeters, not those of the decree
 * @param quarters how many of them lie in communes of this installation
 */
public record QpvList(String generation, String fileName, boolean example, int quarters, Instant importedAt) {}
