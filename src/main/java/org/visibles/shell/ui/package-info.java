@NullMarked
package org.visibles.shell.ui;

import org.jspecify.annotations.NullMarked;
