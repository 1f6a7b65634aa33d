/** Sends a young person to a partner and follows the answer. */
@ApplicationModule(
        allowedDependencies = {"kernel", "widgets", "youth", "organisation", "geography", "privacy", "messaging"})
@NullMarked
package org.visibles.referral;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
