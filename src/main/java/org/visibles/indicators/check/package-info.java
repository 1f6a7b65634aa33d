/** Asking an organisation to check a number of its figures, and what came of it. */
@NullMarked
package org.visibles.indicators.check;

import org.jspecify.annotations.NullMarked;
