/** The embedded server of the demo, the row-security context of each transaction, the checks at start. */
@ApplicationModule(allowedDependencies = {"kernel"})
@NullMarked
package org.visibles.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
