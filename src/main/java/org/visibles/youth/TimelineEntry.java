package org.visibles.youth;

import java.time.Instant;

/**
 * One line of a person's timeline.
 *
 * @param icon name of a Vaadin icon, for example {@code PHONE}
 * @param what the line's text, in the page's language
 * @param by organisation or member behind it
 */
public record TimelineEntry(Instant at, String icon, String what, String by) {}
