/** How suggestions show while somebody is sent. */
@NullMarked
package org.visibles.suggestion.ui;

import org.jspecify.annotations.NullMarked;
