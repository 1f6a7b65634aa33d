package org.visibles.youth;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a row of {@code youth} says in the fields that are told to a partner. */
@Component
public class DisclosedValues {

    private final Clock clock;

    DisclosedValues(Clock clock) {
        this.clock = clock;
    }

    /** Those that have a value, as codes where there is a list: {@link DisclosedTexts} puts them in words. */
    public Map<DisclosedField, String> of(ResultSet row, Set<DisclosedField> chosen) throws SQLException {
        Map<DisclosedField, String> values = new EnumMap<>(DisclosedField.class);
        for (DisclosedField field : chosen) {
            String value = value(row, field);
            if (value != null && !value.isBlank()) {
                values.put(field, value);
            }
        }
        return values;
    }

    private @Nullable String value(ResultSet row, DisclosedField field) throws SQLException {
        return switch (field) {
            case NAME -> joined(" ", row.getString("first_name"), row.getString("last_name"));
            case PSEUDONYM -> row.getString("pseudonym");
            case AGE_BAND -> ageBand(row.getObject("birth_date", LocalDate.class), row.getString("age_band"));
            case BIRTH -> {
                LocalDate birth = row.getObject("birth_date", LocalDate.class);
                yield birth == null ? row.getString("age_band") : birth.toString();
            }
            case SEX -> row.getString("sex");
            case PHONE -> String.join(", ", (String[]) row.getArray("phones").getArray());
            case EMAIL -> row.getString("email");
            case HANDLE -> row.getString("handle");
            case ADDRESS -> row.getString("address");
            case COMMUNE -> row.getString("commune_code");
            case QPV -> row.getString("qpv_code");
            case DIPLOMA -> row.getString("diploma");
            case SITUATION -> row.getString("situation");
            case HOUSING -> row.getString("housing");
            case DISABILITY -> {
                boolean recognised = row.getBoolean("disability");
                yield row.wasNull() ? null : recognised ? "YES" : "NO";
            }
            case LANGUAGE -> row.getString("language");
            case CONTACT_PREFERENCE -> joined("; ", row.getString("contact_way"), row.getString("contact_hours"));
            case IMILO -> row.getString("imilo");
        };
    }

    /** Today's band where the birth date is known, else the one estimated. */
    private @Nullable String ageBand(@Nullable LocalDate birth, @Nullable String estimated) {
        if (birth == null) {
            return estimated;
        }
        int age = Period.between(birth, LocalDate.now(clock)).getYears();
        for (Choices.AgeBand band : Choices.AgeBand.values()) {
            if (age >= band.youngest() && age <= band.oldest()) {
                return band.name();
            }
        }
        return null;
    }

    private static String joined(String between, @Nullable String first, @Nullable String second) {
        if (first == null) {
            return second == null ? "" : second;
        }
        return second == null ? first : first + between + second;
    }
}
