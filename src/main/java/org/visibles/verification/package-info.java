/** Asks the mission locale that is competent whether it follows somebody already, and takes its answer over. */
@ApplicationModule(
        allowedDependencies = {"kernel", "widgets", "youth", "organisation", "geography", "privacy", "messaging"})
@NullMarked
package org.visibles.verification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
