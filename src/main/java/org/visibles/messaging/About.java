package org.visibles.messaging;

import java.util.UUID;

/**
 * What a letter is about, as the module that wrote it calls it.
 *
 * @param kind small letters and hyphens, at most 40, such as {@code referral}
 */
public record About(String kind, UUID id) {}
