/** Pieces of Vaadin without business: notices, formats, charts. */
@ApplicationModule(allowedDependencies = "kernel")
@NullMarked
package org.visibles.widgets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
