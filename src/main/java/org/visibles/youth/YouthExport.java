package org.visibles.youth;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.Permission;
import org.visibles.privacy.Logged;

/** Gives out what a list shows, person by person: those alone whom the current organisation follows wholly. */
@Service
@PreAuthorize("denyAll()")
public class YouthExport {

    private static final int FETCHED = 500;

    private final JdbcClient jdbc;
    private final CurrentMember member;
    private final Clock clock;

    YouthExport(JdbcClient jdbc, CurrentMember member, Clock clock) {
        this.jdbc = jdbc;
        this.member = member;
        this.clock = clock;
    }

    /** How many there are. */
    @PreAuthorize("hasRole('" + Permission.LIST_EXPORT + "')")
    @Transactional(readOnly = true)
    public int count(YouthFilter filter) {
        CircleQuery query = CircleQuery.of(filter, member, clock);
        return jdbc.sql("select count(*) from circle c where c.relation = 'FULL' and " + query.where())
                .params(query.parameters())
                .query(Integer.class)
                .single();
    }

    /** One after the other by name, in one statement that the database hands out in parts. */
    @PreAuthorize("hasRole('" + Permission.LIST_EXPORT + "')")
    @Transactional(readOnly = true)
    @Logged("youth.export")
    public void each(YouthFilter filter, Consumer<ExportedYouth> to) {
        CircleQuery query = CircleQuery.of(filter, member, clock);
        jdbc.sql("""
                        select y.pseudonym, y.last_name, y.first_name, y.birth_date, y.age_band, y.sex, y.phones, y.email, y.address,
                          y.commune_code, y.qpv_code, y.diploma, y.situation, y.known_to_ml, y.imilo, y.first_contact_on, y.informed_on,
                          c.stage, c.last_contact, c.referent
                        from circle c join youth y on y.id = c.youth_id
                        where c.relation = 'FULL' and""" + " " + query.where() + " order by c.sort_key nulls last, c.youth_id")
                .withFetchSize(FETCHED)
                .params(query.parameters())
                .query(row -> {
                    to.accept(read(row));
                });
    }

    private static ExportedYouth read(ResultSet row) throws SQLException {
        UUID referent = row.getObject("referent", UUID.class);
        Array phones = row.getArray("phones");
        return new ExportedYouth(
                row.getString("pseudonym"),
                row.getString("last_name"),
                row.getString("first_name"),
                day(row, "birth_date"),
                row.getString("age_band"),
                row.getString("sex"),
                List.of((String[]) phones.getArray()),
                row.getString("email"),
                row.getString("address"),
                row.getString("commune_code"),
                row.getString("qpv_code"),
                row.getString("diploma"),
                row.getString("situation"),
                row.getString("known_to_ml"),
                row.getString("imilo"),
                row.getString("stage"),
                row.getObject("first_contact_on", LocalDate.class),
                day(row, "last_contact"),
                day(row, "informed_on"),
                referent == null ? null : new MemberId(referent));
    }

    private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
