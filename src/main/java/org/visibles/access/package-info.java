/** Accounts, sign-in, and who acts. */
@ApplicationModule(allowedDependencies = {"kernel", "widgets", "organisation", "privacy", "messaging"})
@NullMarked
package org.visibles.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
