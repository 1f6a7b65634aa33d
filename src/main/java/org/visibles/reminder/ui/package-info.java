@NullMarked
package org.visibles.reminder.ui;

import org.jspecify.annotations.NullMarked;
