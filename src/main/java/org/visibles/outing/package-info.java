/** Outings, whom one meets on them, and how such meetings become part of a record. */
@ApplicationModule(
        allowedDependencies = {"kernel", "widgets", "youth", "outreach", "organisation", "geography", "privacy"})
@NullMarked
package org.visibles.outing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
