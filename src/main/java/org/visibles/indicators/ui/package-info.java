@NullMarked
package org.visibles.indicators.ui;

import org.jspecify.annotations.NullMarked;
