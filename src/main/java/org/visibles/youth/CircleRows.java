package org.visibles.youth;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.OnePage;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Relation;
import org.visibles.kernel.YouthId;
import org.visibles.youth.YouthCircle.Follower;

/** Who follows a person, as far as the current organisation may know. */
@Component
class CircleRows {

    private static final String OWN = """
            select organisation_id, relation, since, referent from circle where organisation_id = ? and youth_id = ?""";
    /** Nothing but for who follows fully. */
    private static final String ALL = "select organisation_id, relation, since, referent from circle_of(?)";

    private final JdbcClient jdbc;
    private final CurrentMember member;

    CircleRows(JdbcClient jdbc, CurrentMember member) {
        this.jdbc = jdbc;
        this.member = member;
    }

    /** The row of the current organisation. */
    Optional<Follower> own(YouthId youth) {
        if (OnePage.open()) {
            return around(youth).stream().filter(this::isOwn).findFirst();
        }
        return jdbc.sql(OWN)
                .params(organisation().value(), youth.value())
                .query(CircleRows::follower)
                .optional();
    }

    /** All rows, the longest first; none unless the current organisation follows fully. */
    List<Follower> followers(YouthId youth) {
        if (OnePage.open()) {
            boolean full = own(youth).stream().anyMatch(row -> row.relation() == Relation.CIRCLE_FULL);
            return full ? around(youth) : List.of();
        }
        return jdbc.sql(ALL).param(youth.value()).query(CircleRows::follower).list();
    }

    /** Both in one statement, for a page that asks for the own row first and for all of them later. */
    private List<Follower> around(YouthId youth) {
        return OnePage.once(
                List.of(CircleRows.class, youth),
                () -> jdbc.sql(OWN + " union " + ALL + " order by since, organisation_id")
                        .params(organisation().value(), youth.value(), youth.value())
                        .query(CircleRows::follower)
                        .list());
    }

    private boolean isOwn(Follower row) {
        return row.organisation().equals(organisation());
    }

    private OrganisationId organisation() {
        return member.require().organisation();
    }

    private static Follower follower(ResultSet row, int number) throws SQLException {
        UUID referent = row.getObject("referent", UUID.class);
        return new Follower(
                new OrganisationId(row.getObject("organisation_id", UUID.class)),
                row.getString("relation").equals("FULL") ? Relation.CIRCLE_FULL : Relation.CIRCLE_SHARED,
                row.getObject("since", OffsetDateTime.class).toInstant(),
                referent == null ? null : new MemberId(referent));
    }
}
