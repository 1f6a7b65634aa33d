package org.visibles.acquaintance;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.visibles.matching.Birth;
import org.visibles.matching.Described;
import org.visibles.youth.Choices.AgeBand;
import org.visibles.youth.YouthDetails;

/** What of a record is compared. The commune's code stands in for a postal code: a record has no other. */
final class Descriptions {

    /** As {@link #read} wants them, of the table {@code youth y}. */
    static final String COLUMNS =
            "y.first_name, y.last_name, y.birth_date, y.age_band, y.sex, y.phones, y.email, y.handle, y.address, y.commune_code";

    private Descriptions() {}

    /** @param met the day that an estimated age is of */
    static Described of(YouthDetails details, LocalDate met) {
        return new Described(
                details.firstName(),
                details.lastName(),
                birth(details.birthDate(), details.ageBand(), met),
                details.sex() == null ? null : details.sex().name(),
                Set.copyOf(details.phones()),
                one(details.email()),
                one(details.handle()),
                details.address(),
                details.commune(),
                null);
    }

    static Described read(ResultSet row, LocalDate met) throws SQLException {
        String band = row.getString("age_band");
        Array phones = row.getArray("phones");
        return new Described(
                row.getString("first_name"),
                row.getString("last_name"),
                birth(row.getObject("birth_date", LocalDate.class), band == null ? null : AgeBand.valueOf(band), met),
                row.getString("sex"),
                phones == null ? Set.of() : Set.copyOf(List.of((String[]) phones.getArray())),
                one(row.getString("email")),
                one(row.getString("handle")),
                row.getString("address"),
                row.getString("commune_code"),
                null);
    }

    private static @Nullable Birth birth(@Nullable LocalDate day, @Nullable AgeBand band, LocalDate met) {
        if (day != null) {
            return Birth.on(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
        }
        return band == null ? null : Birth.between(met.getYear() - band.oldest() - 1, met.getYear() - band.youngest());
    }

    private static Set<String> one(@Nullable String value) {
        return value == null || value.isBlank() ? Set.of() : Set.of(value);
    }
}
