/** The young person: record, circle, search. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "widgets",
            "organisation",
            "geography",
            "geography::picker",
            "privacy",
            "messaging"
        })
@NullMarked
package org.visibles.youth;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
