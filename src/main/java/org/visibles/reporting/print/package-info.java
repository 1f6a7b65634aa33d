/** A report's content as a page, a PDF and a workbook. */
@NullMarked
package org.visibles.reporting.print;

import org.jspecify.annotations.NullMarked;
