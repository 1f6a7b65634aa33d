@NullMarked
package org.visibles.messaging.ui;

import org.jspecify.annotations.NullMarked;
