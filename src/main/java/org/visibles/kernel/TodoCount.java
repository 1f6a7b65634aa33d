package org.visibles.kernel;

/**
 * A module's contribution to the list of what is due that is a number alone, as a Spring bean: all of them are asked in one
 * statement, for the page where they stand has none to spare.
 *
 * @param permission who is shown it
 * @param kind key of the text that says what, as in {@link Todo}
 * @param label key of the text that says how many, with the number
 * @param link address of the page where they wait
 * @param query one row: how many wait for the current organisation, and the day by which the first is due, or null; it may
 *     use {@code :now} and {@code :zone}
 */
public record TodoCount(String permission, String kind, String label, String link, String query) {}
