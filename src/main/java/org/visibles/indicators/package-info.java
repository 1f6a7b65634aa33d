/** Facts and the figures made of them. */
@ApplicationModule(allowedDependencies = {"kernel", "widgets", "messaging", "organisation", "geography", "costs"})
@NullMarked
package org.visibles.indicators;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
