@NullMarked
package org.visibles.field.ui;

import org.jspecify.annotations.NullMarked;
