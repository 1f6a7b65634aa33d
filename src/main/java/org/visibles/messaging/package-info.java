/** What leaves the program or reaches a member. */
@ApplicationModule(allowedDependencies = { outbox, mail, notifications:"kernel", "widgets"})
@NullMarked
package org.visibles.messaging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
