/** Eligible expenses of a programme: entered, imported, corrected, and summed up as of any day. */
@ApplicationModule(allowedDependencies = {"kernel", "widgets", "organisation"})
@NullMarked
package org.visibles.costs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
