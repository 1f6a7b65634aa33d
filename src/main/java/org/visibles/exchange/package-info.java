/** Lists come in: read from any common file, checked row by row, compared, applied and taken back; and lists go out. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "widgets",
            "organisation",
            "geography",
            "privacy",
            "messaging",
            "youth",
            "matching",
            "acquaintance"
        })
@NullMarked
package org.visibles.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
