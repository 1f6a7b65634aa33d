/** Reports between figures and words: written, frozen with a number, compared with what would be computed today, asked for in advance. */
@ApplicationModule(
        allowedDependencies = {"kernel", "widgets", "messaging", "geography", "organisation", "access", "indicators"})
@NullMarked
package org.visibles.reporting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
