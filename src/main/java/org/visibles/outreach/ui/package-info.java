@NullMarked
package org.visibles.outreach.ui;

import org.jspecify.annotations.NullMarked;
