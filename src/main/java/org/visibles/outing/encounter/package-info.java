/** Whom one meets on an outing, anonymous or not, and how such meetings become part of a record. */
@NamedInterface("encounter")
@NullMarked
package org.visibles.outing.encounter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
