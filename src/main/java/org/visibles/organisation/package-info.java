/** Organisations, their members, programmes and who takes part. */
@ApplicationModule(allowedDependencies = {"kernel", "widgets", "geography", "privacy"})
@NullMarked
package org.visibles.organisation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
