/** Information and agreements, and the access log. */
@ApplicationModule(allowedDependencies = {"kernel", "widgets"})
@NullMarked
package org.visibles.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
