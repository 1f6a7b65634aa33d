/** Writes a table into a file, line by line in constant memory; what it says stays text wherever it is opened. */
@NullMarked
package org.visibles.exchange.out;

import org.jspecify.annotations.NullMarked;
