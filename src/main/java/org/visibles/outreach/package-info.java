/** Contacts with young people. */
@ApplicationModule(allowedDependencies = {"kernel", "widgets", "youth", "organisation", "geography", "privacy"})
@NullMarked
package org.visibles.outreach;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
