/**
 * Whether two descriptions are of one person: record linkage after I. P. Fellegi and A. B. Sunter, "A Theory for Record
 * Linkage" (1969), for French names. Knows no record of the program and no database: what is compared is handed in.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.visibles.matching;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
