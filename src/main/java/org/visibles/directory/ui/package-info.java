/** The directory as one searches it, and its import for an administrator. */
@NullMarked
package org.visibles.directory.ui;

import org.jspecify.annotations.NullMarked;
