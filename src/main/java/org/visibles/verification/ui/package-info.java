/** Screens of the checks with the missions locales. */
@NullMarked
package org.visibles.verification.ui;

import org.jspecify.annotations.NullMarked;
