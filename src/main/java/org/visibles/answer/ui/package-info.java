/** What the parties of a referral see of the links by which it is answered. */
@NullMarked
package org.visibles.answer.ui;

import org.jspecify.annotations.NullMarked;
