package org.visibles.referral;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.kernel.FreeText;
import org.visibles.kernel.Need;
import org.visibles.kernel.YouthId;
import org.visibles.youth.DisclosedField;
import org.visibles.youth.YouthDisclosure;

/** What the addressee is told: chosen fields of the record, copied when it is sent, and the sender's own words. */
@Component
class Disclosures {

    private static final String NEEDS = "NEEDS";
    private static final String REASON = "REASON";
    private static final String AVAILABILITY = "AVAILABILITY";

    /** The sender's own words, kept beside the fields of the record. */
    static final List<String> WORDS = List.of(NEEDS, REASON, AVAILABILITY);

    private final JdbcClient jdbc;
    private final YouthDisclosure youth;

    Disclosures(JdbcClient jdbc, YouthDisclosure youth) {
        this.jdbc = jdbc;
        this.youth = youth;
    }

    /** The rows of one referral, taken apart. */
    record Told(
            Map<DisclosedField, String> shared,
            List<Need> needs,
            @Nullable String reason,
            @Nullable String availability) {}

    /** All that could be told. */
    Map<DisclosedField, String> available(YouthId person) {
        return new EnumMap<>(youth.values(person, EnumSet.allOf(DisclosedField.class)));
    }

    void write(Referral referral, SendReferral command) {
        Map<String, String> values = new LinkedHashMap<>();
        youth.values(command.youth(), command.fields()).forEach((field, value) -> values.put(field.name(), value));
        if (!command.needs().isEmpty()) {
            values.put(
                    NEEDS,
                    String.join(
                            ",",
                            command.needs().stream().map(Need::name).sorted().toList()));
        }
        put(values, REASON, command.reason(), SendReferral.MAX_REASON);
        put(values, AVAILABILITY, command.availability(), SendReferral.MAX_AVAILABILITY);
        insert(referral, values);
    }

    /** Copies the chosen fields again: between the draft and the sending the record may have changed. */
    void refresh(Referral referral) {
        Set<DisclosedField> chosen = EnumSet.noneOf(DisclosedField.class);
        chosen.addAll(read(referral.id().value()).shared().keySet());
        jdbc.sql("delete from referral_disclosure where referral_id = ? and field = any (?)")
                .param(referral.id().value())
                .param(chosen.stream().map(Enum::name).toArray(String[]::new))
                .update();
        Map<String, String> values = new LinkedHashMap<>();
        youth.values(referral.youth(), chosen).forEach((field, value) -> values.put(field.name(), value));
        insert(referral, values);
    }

    Told read(UUID referral) {
        Map<DisclosedField, String> shared = new EnumMap<>(DisclosedField.class);
        Map<String, String> words = new LinkedHashMap<>();
        jdbc.sql("select field, value from referral_disclosure where referral_id = ?")
                .param(referral)
                .query((rs, n) -> Map.entry(rs.getString(1), rs.getString(2)))
                .list()
                .forEach(row -> {
                    switch (row.getKey()) {
                        case NEEDS, REASON, AVAILABILITY -> words.put(row.getKey(), row.getValue());
                        default -> shared.put(DisclosedField.valueOf(row.getKey()), row.getValue());
                    }
                });
        List<Need> needs = new ArrayList<>();
        if (words.get(NEEDS) instanceof String codes) {
            for (String code : codes.split(",", -1)) {
                needs.add(Need.valueOf(code));
            }
        }
        return new Told(shared, needs, words.get(REASON), words.get(AVAILABILITY));
    }

    private void insert(Referral referral, Map<String, String> values) {
        jdbc.sql("""
                insert into referral_disclosure (referral_id, youth_id, addressee, field, value)
                select ?, ?, ?, t.field, t.value from unnest(?::text[], ?::text[]) t (field, value)""")
                .params(
                        referral.id().value(),
                        referral.youth().value(),
                        referral.recipient().value(),
                        values.keySet().toArray(String[]::new),
                        values.values().toArray(String[]::new))
                .update();
    }

    private static void put(Map<String, String> values, String field, @Nullable String typed, int max) {
        String text = FreeText.lines(typed, max, Referral.TOO_LONG);
        if (text != null) {
            values.put(field, text);
        }
    }
}
