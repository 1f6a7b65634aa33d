/** The access log on the screen. */
@NullMarked
package org.visibles.privacy.ui;

import org.jspecify.annotations.NullMarked;
