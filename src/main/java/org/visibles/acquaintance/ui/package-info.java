/** Screens of what may be known already. */
@NullMarked
package org.visibles.acquaintance.ui;

import org.jspecify.annotations.NullMarked;
