package org.visibles.youth;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.MemberId;

/**
 * What a list says of one person: codes, days and how to reach them; never a free text.
 *
 * @param ageBand name of a {@link Choices.AgeBand}
 * @param sex name of a {@link Choices.Sex}
 * @param phones in E.164
 * @param commune INSEE code
 * @param qpv code, or {@code NONE}
 * @param diploma name of a {@link Choices.Diploma}
 * @param situation name of a {@link Choices.Situation}
 * @param known name of a {@link Choices.Known}
 * @param stage code of the journey's stage
 */
public record ExportedYouth(
        String pseudonym,
        @Nullable String lastName,
        @Nullable String firstName,
        @Nullable LocalDate birthDate,
        @Nullable String ageBand,
        @Nullable String sex,
        List<String> phones,
        @Nullable String email,
        @Nullable String address,
        @Nullable String commune,
        @Nullable String qpv,
        @Nullable String diploma,
        @Nullable String situation,
        @Nullable String known,
        @Nullable String imilo,
        @Nullable String stage,
        LocalDate firstContactOn,
        @Nullable LocalDate lastContactOn,
        @Nullable LocalDate informedOn,
        @Nullable MemberId referent) {}
