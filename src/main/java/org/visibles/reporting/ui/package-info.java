@NullMarked
package org.visibles.reporting.ui;

import org.jspecify.annotations.NullMarked;
