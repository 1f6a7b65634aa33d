/** Letters about referrals: who gets them, which link they hold, and what is done when one is refused. */
@NamedInterface("letter")
@NullMarked
package org.visibles.referral.letter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
