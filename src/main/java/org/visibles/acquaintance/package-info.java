/**
 * Whether somebody is known already: files people under keys, shows likely matches while a record is typed, and asks other
 * organisations without their answer being seen.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "widgets",
            "matching",
            "youth",
            "organisation",
            "geography",
            "privacy",
            "messaging"
        })
@NullMarked
package org.visibles.acquaintance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
