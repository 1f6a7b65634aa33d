@NullMarked
package org.visibles.organisation.ui;

import org.jspecify.annotations.NullMarked;
