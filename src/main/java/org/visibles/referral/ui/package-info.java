/** Screens of the referrals. */
@NullMarked
package org.visibles.referral.ui;

import org.jspecify.annotations.NullMarked;
