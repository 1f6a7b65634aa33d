/** Reads a table out of a file, whatever wrote it and whatever is wrong with it, line by line in constant memory. */
@NullMarked
package org.visibles.exchange.sheet;

import org.jspecify.annotations.NullMarked;
