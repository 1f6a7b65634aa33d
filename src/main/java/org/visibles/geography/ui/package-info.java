/** The quarters and their import, for an administrator. */
@NullMarked
package org.visibles.geography.ui;

import org.jspecify.annotations.NullMarked;
