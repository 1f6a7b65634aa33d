/** The partner directory: structures and services in the data·inclusion schema, found by need, and what one adds to them. */
@ApplicationModule(allowedDependencies = {"kernel", "widgets", "geography", "organisation", "messaging"})
@NullMarked
package org.visibles.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
