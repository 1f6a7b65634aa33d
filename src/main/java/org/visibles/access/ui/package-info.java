@NullMarked
package org.visibles.access.ui;

import org.jspecify.annotations.NullMarked;
