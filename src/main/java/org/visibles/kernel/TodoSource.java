package org.visibles.kernel;

import java.time.LocalDate;
import java.util.List;

/** A module's contribution to the list of what is due: one statement, most pressing first, 200 at most. */
public interface TodoSource {

    List<Todo> due(LocalDate until);
}
