package org.visibles.joining;

import java.time.Instant;

/**
 * How many pairs of an organisation wait to be judged, as the coordination may know it.
 *
 * @param atLeast rounded down to fives: 0 is under five
 */
public record DuplicateCount(String organisation, int atLeast, Instant searchedAt) {}
