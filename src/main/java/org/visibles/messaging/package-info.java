/** What leaves the program or reaches a member: outbox, mail, notifications; and the work done in the background. */
@ApplicationModule(allowedDependencies = {"kernel", "widgets"})
@NullMarked
package org.visibles.messaging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
