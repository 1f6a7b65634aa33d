package org.visibles.youth;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.YouthId;

/** What a record said in one of its versions. */
@Component
class RecordVersions {

    private final JdbcClient jdbc;

    RecordVersions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Version(YouthDetails details, @Nullable Informed informed) {}

    Version of(YouthId youth, long version) {
        return jdbc.sql("""
                        select r.* from youth_version v, jsonb_populate_record(null::youth, v.snapshot) r
                        where v.youth_id = ? and v.version = ?""")
                .params(youth.value(), version)
                .query((row, n) -> new Version(details(row), informed(row)))
                .optional()
                .orElseThrow(NotFound::new);
    }

    private static YouthDetails details(ResultSet row) throws SQLException {
        java.sql.Array phones = row.getArray("phones");
        return YouthDetails.named(row.getString("pseudonym"))
                .lastName(row.getString("last_name"))
                .firstName(row.getString("first_name"))
                .birthDate(day(row, "birth_date"))
                .ageBand(code(row, "age_band", Choices.AgeBand.class))
                .sex(code(row, "sex", Choices.Sex.class))
                .phones(phones == null ? java.util.List.of() : Arrays.asList((String[]) phones.getArray()))
                .email(row.getString("email"))
                .handle(row.getString("handle"))
                .address(row.getString("address"))
                .commune(row.getString("commune_code"))
                .qpv(row.getString("qpv_code"))
                .language(row.getString("language"))
                .contactWay(code(row, "contact_way", Choices.ContactWay.class))
                .contactHours(row.getString("contact_hours"))
                .diploma(code(row, "diploma", Choices.Diploma.class))
                .entrySituation(code(row, "entry_situation", Choices.Situation.class))
                .situation(code(row, "situation", Choices.Situation.class))
                .situationState(code(row, "situation_state", Choices.SituationState.class))
                .situationOn(day(row, "situation_on"))
                .known(code(row, "known_to_ml", Choices.Known.class))
                .accompanied(truth(row, "accompanied"))
                .lastSpeOn(day(row, "last_spe_on"))
                .housing(code(row, "housing", Choices.Housing.class))
                .disability(truth(row, "disability"))
                .imilo(row.getString("imilo"))
                .mode(code(row, "identification_mode", Choices.IdentificationMode.class))
                .place(code(row, "finding_place", Choices.FindingPlace.class))
                .firstContactOn(day(row, "first_contact_on"))
                .informedOn(day(row, "informed_on"))
                .informedMeans(code(row, "informed_means", Choices.Means.class))
                .build();
    }

    private static @Nullable Informed informed(ResultSet row) throws SQLException {
        UUID by = row.getObject("informed_by", UUID.class);
        return by == null ? null : new Informed(by, row.getString("notice_version"));
    }

    private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    private static @Nullable Boolean truth(ResultSet row, String column) throws SQLException {
        boolean value = row.getBoolean(column);
        return row.wasNull() ? null : value;
    }

    private static <E extends Enum<E>> @Nullable E code(ResultSet row, String column, Class<E> list)
            throws SQLException {
        String code = row.getString(column);
        return code == null ? null : Enum.valueOf(list, code);
    }
}
