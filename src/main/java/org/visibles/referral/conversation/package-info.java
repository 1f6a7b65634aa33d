/** What the two parties of a referral write to each other. */
@NamedInterface("conversation")
@NullMarked
package org.visibles.referral.conversation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
