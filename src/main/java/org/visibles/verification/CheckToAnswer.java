package org.visibles.verification;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.YouthId;
import org.visibles.youth.Choices.AgeBand;
import org.visibles.youth.Choices.Known;

/**
 * A person whom the mission locale is asked about, with as much as it needs to look in its own files.
 *
 * @param birthDate null when it is not known
 * @param ageBand estimated, for want of a birth date
 * @param commune its name
 * @param asking name of the organisation that asks
 * @param days full days since it was asked
 * @param answer null while it waits
 */
public record CheckToAnswer(
        YouthId youth,
        String firstName,
        String lastName,
        @Nullable LocalDate birthDate,
        @Nullable AgeBand ageBand,
        String commune,
        String asking,
        long days,
        @Nullable Known answer) {

    CheckToAnswer in(String communeName) {
        return new CheckToAnswer(youth, firstName, lastName, birthDate, ageBand, communeName, asking, days, answer);
    }
}
