/** What the columns of a list mean, and what their cells say in the terms of a record. */
@NullMarked
package org.visibles.exchange.column;

import org.jspecify.annotations.NullMarked;
