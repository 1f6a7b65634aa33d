/** The journey on a person's page, and its counts on the start page. */
@NullMarked
package org.visibles.journey.ui;

import org.jspecify.annotations.NullMarked;
