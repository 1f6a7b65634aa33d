/** The screens on which records are brought together. */
@NullMarked
package org.visibles.joining.ui;

import org.jspecify.annotations.NullMarked;
