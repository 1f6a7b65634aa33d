package org.visibles.youth;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.Relation;
import org.visibles.kernel.YouthId;

/**
 * One line of the list of young people.
 *
 * @param label null where nothing was disclosed that one could call the person by
 * @param stage code of the journey's stage
 * @param commune INSEE code
 * @param missing how many fields are not stated
 */
public record YouthRow(
        YouthId id,
        Relation relation,
        @Nullable String label,
        @Nullable LocalDate lastContact,
        @Nullable String stage,
        @Nullable String commune,
        @Nullable String qpv,
        @Nullable MemberId referent,
        boolean informed,
        Eligibility.@Nullable Verdict eligible,
        int missing) {}
