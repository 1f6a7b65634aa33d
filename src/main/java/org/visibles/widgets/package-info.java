/** Pieces of Vaadin without business. */
@ApplicationModule(allowedDependencies = { notices, formats, charts:"kernel"})
@NullMarked
package org.visibles.widgets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
