package org.visibles.costs;

import java.util.UUID;

/**
 * A kind of eligible expenses.
 *
 * @param code stable key
 * @param builtIn of every programme; its name is a text of the program too, {@code costs.category.<code>}
 * @param closed nothing more is entered under it; what was stays
 */
public record CategoryRow(UUID id, String code, boolean builtIn, String name, boolean closed, long version) {}
