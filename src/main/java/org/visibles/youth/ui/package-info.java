/** The list of young people, the record's page and its forms. */
@NullMarked
package org.visibles.youth.ui;

import org.jspecify.annotations.NullMarked;
