/** Communes and priority quarters. */
@ApplicationModule(allowedDependencies = {"kernel", "widgets"})
@NullMarked
package org.visibles.geography;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
