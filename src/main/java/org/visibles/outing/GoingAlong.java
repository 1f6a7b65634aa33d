package org.visibles.outing;

import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.kernel.Identity;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.OutingId;

/** The tables of who goes along on an outing: other organisations, and the own members. */
@Component
class GoingAlong {

    private final JdbcClient jdbc;

    GoingAlong(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** These, and no others. */
    void write(OutingId id, OutingContent content, Identity who) {
        replace(
                "outing_organisation",
                "organisation_id",
                ids(content.companions(), OrganisationId::value),
                id,
                """
                insert into outing_organisation (outing_id, owner_id, organisation_id) select ?, ?, unnest(?)
                on conflict do nothing""",
                who);
        write(id, content.team(), who);
    }

    /** These of the own members, and no others. */
    void write(OutingId id, Set<MemberId> team, Identity who) {
        replace("outing_member", "member_id", ids(team, MemberId::value), id, """
                insert into outing_member (outing_id, organisation_id, member_id) select ?, ?, unnest(?)
                on conflict do nothing""", who);
    }

    /** Of the own outing: organisations that logged an encounter on it. */
    Set<OrganisationId> logged(OutingId id) {
        return Set.copyOf(jdbc.sql("select logged_along(?)")
                .param(id.value())
                .query((row, n) -> new OrganisationId(row.getObject(1, UUID.class)))
                .list());
    }

    private void replace(String table, String column, UUID[] ids, OutingId id, String insert, Identity who) {
        jdbc.sql("delete from " + table + " where outing_id = ? and not " + column + " = any (?)")
                .params(id.value(), ids)
                .update();
        if (ids.length > 0) {
            jdbc.sql(insert).params(id.value(), who.organisation().value(), ids).update();
        }
    }

    private static <T> UUID[] ids(Set<T> those, Function<T, UUID> id) {
        return those.stream().map(id).toArray(UUID[]::new);
    }
}
