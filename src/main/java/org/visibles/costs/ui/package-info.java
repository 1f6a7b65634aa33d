/** The page of expenses, their import, and the list of categories. */
@NullMarked
package org.visibles.costs.ui;

import org.jspecify.annotations.NullMarked;
