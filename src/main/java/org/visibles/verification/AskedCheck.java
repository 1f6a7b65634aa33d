package org.visibles.verification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.YouthId;
import org.visibles.youth.Choices.Known;

/**
 * A question that the current organisation has an interest in, as a follower of the person.
 *
 * @param label what the organisation calls the person
 * @param addressee name of the mission locale
 * @param days full days since it was asked
 * @param answer null while it waits
 * @param answeredAt null while it waits
 */
public record AskedCheck(
        YouthId youth,
        String label,
        String addressee,
        Instant askedAt,
        long days,
        @Nullable Known answer,
        @Nullable Instant answeredAt) {}
