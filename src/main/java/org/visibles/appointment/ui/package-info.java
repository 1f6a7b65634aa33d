@NullMarked
package org.visibles.appointment.ui;

import org.jspecify.annotations.NullMarked;
