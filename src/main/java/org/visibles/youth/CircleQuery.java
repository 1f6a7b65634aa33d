package org.visibles.youth;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.CurrentMember;

/** A filter as a condition on {@code circle c}, of the current organisation. */
final class CircleQuery {

    private final StringBuilder where = new StringBuilder("c.organisation_id = ?");
    private final List<@Nullable Object> parameters = new ArrayList<>();
    private final LocalDate today;

    private CircleQuery(LocalDate today) {
        this.today = today;
    }

    static CircleQuery of(YouthFilter filter, CurrentMember member, Clock clock) {
        CircleQuery query = new CircleQuery(LocalDate.now(clock));
        query.parameters.add(member.require().organisation().value());
        query.filter(filter);
        return query;
    }

    /** The condition, with a mark for each parameter. */
    String where() {
        return where.toString();
    }

    /** In the order of the marks; more may be added. */
    List<@Nullable Object> parameters() {
        return parameters;
    }

    private void filter(YouthFilter filter) {
        String search = filter.search();
        if (search != null && search.strip().length() >= YouthFilter.SEARCH_FROM) {
            where.append(" and (c.name_key ^@ fold(?) or c.first_key ^@ fold(?) or c.pseudo_key ^@ fold(?))");
            parameters.add(search);
            parameters.add(search);
            parameters.add(search);
        }
        equal("c.stage", filter.stage());
        if (filter.commune() != null) {
            where.append(" and c.commune_code = any ((select commune_codes(?))::text[])");
            parameters.add(filter.commune());
        }
        equal("c.qpv_code", filter.qpv());
        equal("c.referent", filter.referent() == null ? null : filter.referent().value());
        if (filter.missing() != null) {
            where.append(" and ? = any (c.missing)");
            parameters.add(filter.missing().name());
        }
        if (filter.lastContact() != null) {
            lastContact(filter.lastContact());
        }
    }

    private void equal(String column, @Nullable Object value) {
        if (value != null) {
            where.append(" and ").append(column).append(" = ?");
            parameters.add(value);
        }
    }

    private void lastContact(YouthFilter.LastContact choice) {
        switch (choice) {
            case WITHIN_30 -> since(">=", today.minusDays(30));
            case OVER_30 -> since("<", today.minusDays(30));
            case OVER_90 -> since("<", today.minusDays(90));
            case NEVER -> where.append(" and c.last_contact is null");
        }
    }

    private void since(String comparison, LocalDate day) {
        where.append(" and c.last_contact ").append(comparison).append(" ?");
        parameters.add(day);
    }
}
