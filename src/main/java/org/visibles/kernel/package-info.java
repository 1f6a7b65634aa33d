/** What all modules share: typed ids, the rights, who acts, facts, time; uses nobody. */
@ApplicationModule(
        type = ApplicationModule.Type.CLOSED,
        allowedDependencies = {})
@NullMarked
package org.visibles.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
