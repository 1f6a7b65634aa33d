/** Facts and the figures made of them. */
@ApplicationModule(allowedDependencies = {"kernel", "widgets", "organisation", "geography", "costs", "messaging"})
@NullMarked
package org.visibles.indicators;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
