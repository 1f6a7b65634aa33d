package org.visibles.kernel;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something a member should do.
 *
 * @param kind key of the text that says what, for example {@code todo.next-action}
 * @param label what or whom it concerns, as the member may see it
 * @param link address of the page where it is done, relative to the application's root
 * @param mine whether it is assigned to the member, not to the organisation at large
 */
public record Todo(
        String kind, String label, String link, @Nullable LocalDate due, boolean mine) {}
