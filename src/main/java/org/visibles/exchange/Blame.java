package org.visibles.exchange;

import java.util.List;
import java.util.Map;
import org.visibles.exchange.column.Columns;
import org.visibles.exchange.column.Field;
import org.visibles.kernel.RuleViolation;

/** Which column a broken rule of the record speaks of. */
final class Blame {

    private static final String TOO_LONG = "rule.youth.too-long.";

    private static final Map<String, List<Field>> FIELDS = Map.ofEntries(
            Map.entry("rule.youth.pseudonym", List.of(Field.PSEUDONYM)),
            Map.entry("rule.youth.phone", List.of(Field.PHONE)),
            Map.entry("rule.youth.phones", List.of(Field.PHONE)),
            Map.entry("rule.youth.email", List.of(Field.EMAIL)),
            Map.entry("rule.youth.commune", List.of(Field.COMMUNE)),
            Map.entry("rule.youth.qpv", List.of(Field.QPV)),
            Map.entry("rule.youth.not-informed", List.of(Field.INFORMED_ON)),
            Map.entry("rule.youth.informed-means", List.of(Field.INFORMED_MEANS, Field.INFORMED_ON)),
            Map.entry("rule.youth.birth-future", List.of(Field.BIRTH_DATE)),
            Map.entry("rule.youth.too-old", List.of(Field.BIRTH_DATE)),
            Map.entry("rule.youth.before-birth", List.of(Field.BIRTH_DATE)),
            Map.entry("rule.youth.future", List.of(Field.FIRST_CONTACT, Field.INFORMED_ON, Field.LAST_SPE)),
            Map.entry("rule.youth.too-long-ago", List.of(Field.FIRST_CONTACT, Field.INFORMED_ON, Field.LAST_SPE)));

    private static final Map<String, Field> LONG = Map.of(
            "pseudonym", Field.PSEUDONYM,
            "lastName", Field.LAST_NAME,
            "firstName", Field.FIRST_NAME,
            "phones", Field.PHONE,
            "email", Field.EMAIL,
            "handle", Field.HANDLE,
            "address", Field.ADDRESS,
            "language", Field.LANGUAGE,
            "imilo", Field.IMILO,
            "qpv", Field.QPV);

    private Blame() {}

    /** From 0; -1 where the list has no such column. */
    static int of(RuleViolation rule, Columns columns) {
        List<Field> fields = rule.key().startsWith(TOO_LONG)
                ? List.of(LONG.getOrDefault(rule.key().substring(TOO_LONG.length()), Field.LAST_NAME))
                : FIELDS.getOrDefault(rule.key(), List.of());
        return fields.stream()
                .flatMap(field -> columns.of(field).stream())
                .findFirst()
                .orElse(-1);
    }
}
