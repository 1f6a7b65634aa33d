package org.visibles.youth;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Permission;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.YouthId;
import org.visibles.privacy.Logged;

/** What would become of details if they were recorded, for lists that are looked at before they are taken. */
@Service
@PreAuthorize("denyAll()")
public class YouthCheck {

    private static final int MOST = 20_000;

    private final JdbcClient jdbc;
    private final CurrentMember member;
    private final Clock clock;

    YouthCheck(JdbcClient jdbc, CurrentMember member, Clock clock) {
        this.jdbc = jdbc;
        this.member = member;
        this.clock = clock;
    }

    /**
     * What is the same in a record that one looks for.
     *
     * @param names last and first name with a blank between
     */
    public record Traits(
            Collection<String> names,
            Collection<LocalDate> births,
            Collection<String> phones,
            Collection<String> emails,
            Collection<String> imilo) {}

    /** What a record holds that tells people apart. */
    public record Lookalike(
            YouthId id,
            @Nullable String lastName,
            @Nullable String firstName,
            @Nullable LocalDate birthDate,
            @Nullable String sex,
            List<String> phones,
            @Nullable String email,
            @Nullable String handle,
            @Nullable String address,
            @Nullable String commune,
            @Nullable String imilo) {}

    /**
     * As they would be kept; the place is not looked at.
     *
     * @throws RuleViolation when a rule of the record is not kept
     */
    @PreAuthorize("hasRole('" + Permission.YOUTH_WRITE + "')")
    @Transactional(readOnly = true, noRollbackFor = RuleViolation.class)
    public YouthDetails checked(YouthDetails details) {
        return YouthRules.checked(details, LocalDate.now(clock));
    }

    /** Records that the current organisation follows fully and that have one of the traits. */
    @PreAuthorize("hasRole('" + Permission.YOUTH_READ + "')")
    @Transactional(readOnly = true)
    @Logged("youth.compare")
    public List<Lookalike> alike(Traits traits) {
        return jdbc.sql("""
                select y.id, y.last_name, y.first_name, y.birth_date, y.sex, y.phones, y.email, y.handle, y.address,
                  y.commune_code, y.imilo
                from circle c join youth y on y.id = c.youth_id
                where c.organisation_id = :organisation and c.relation = 'FULL'
                  and (c.name_key = any (array(select fold(name) from unnest(:names::text[]) as names (name)))
                    or y.birth_date = any (:births::date[]) or y.phones && :phones::text[]
                    or lower(y.email) = any (:emails::text[]) or y.imilo = any (:imilo::text[]))
                order by y.id limit :most""")
                .param("organisation", member.require().organisation().value())
                .param("names", traits.names().toArray(String[]::new))
                .param(
                        "births",
                        traits.births().stream().map(LocalDate::toString).toArray(String[]::new))
                .param("phones", traits.phones().toArray(String[]::new))
                .param("emails", traits.emails().toArray(String[]::new))
                .param("imilo", traits.imilo().toArray(String[]::new))
                .param("most", MOST)
                .query((row, n) -> read(row))
                .list();
    }

    private static Lookalike read(ResultSet row) throws SQLException {
        return new Lookalike(
                new YouthId(row.getObject("id", UUID.class)),
                row.getString("last_name"),
                row.getString("first_name"),
                row.getObject("birth_date", LocalDate.class),
                row.getString("sex"),
                List.of((String[]) row.getArray("phones").getArray()),
                row.getString("email"),
                row.getString("handle"),
                row.getString("address"),
                row.getString("commune_code"),
                row.getString("imilo"));
    }
}
