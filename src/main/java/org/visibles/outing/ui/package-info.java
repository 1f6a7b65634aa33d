/** Screens of outings and encounters. */
@NullMarked
package org.visibles.outing.ui;

import org.jspecify.annotations.NullMarked;
