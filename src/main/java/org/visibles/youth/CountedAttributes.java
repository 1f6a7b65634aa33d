package org.visibles.youth;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.visibles.youth.Choices.AgeBand;

/** What figures count of a person, as codes; what is not stated is missing. Of a birth date no more than the month. */
final class CountedAttributes {

    private CountedAttributes() {}

    static Map<String, String> of(YouthDetails details, Eligibility.Verdict eligible) {
        Map<String, String> values = new HashMap<>();
        put(values, "sex", details.sex());
        LocalDate birthDate = details.birthDate();
        AgeBand ageBand = details.ageBand();
        if (birthDate != null) {
            values.put("birthYearMonth", birthDate.toString().substring(0, 7));
        } else if (ageBand != null) {
            values.put("ageBand", ageBand.code());
        }
        put(values, "commune", details.commune());
        put(values, "qpv", details.qpv());
        put(
                values,
                "diploma",
                details.diploma() == null ? null : details.diploma().code());
        put(values, "situation", details.situation());
        put(values, "situationState", details.situationState());
        put(values, "situationOn", details.situationOn());
        put(values, "disability", details.disability() == null ? null : details.disability() ? "YES" : "NO");
        put(values, "mode", details.mode());
        put(values, "place", details.place());
        values.put(
                "eligible",
                switch (eligible) {
                    case ELIGIBLE -> "YES";
                    case NOT_ELIGIBLE -> "NO";
                    case UNKNOWN -> "UNKNOWN";
                });
        return values;
    }

    private static void put(Map<String, String> values, String key, @Nullable Object value) {
        if (value != null) {
            values.put(key, value.toString());
        }
    }
}
