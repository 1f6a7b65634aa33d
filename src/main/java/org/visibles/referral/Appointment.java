package org.visibles.referral;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When and where a young person is expected.
 *
 * @param place at most 200 characters
 */
public record Appointment(Instant at, @Nullable String place) {}
