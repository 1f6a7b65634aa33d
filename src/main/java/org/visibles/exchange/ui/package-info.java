/** The pages on which lists are brought, looked at, applied and taken back. */
@NullMarked
package org.visibles.exchange.ui;

import org.jspecify.annotations.NullMarked;
