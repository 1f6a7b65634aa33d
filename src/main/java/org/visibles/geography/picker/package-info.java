/** Fields by which other modules let one say where something is: by address, or by a touch on a small map. */
@NamedInterface("picker")
@NullMarked
package org.visibles.geography.picker;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
