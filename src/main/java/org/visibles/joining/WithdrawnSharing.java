package org.visibles.joining;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.YouthId;
import org.visibles.messaging.Notifications;
import org.visibles.organisation.OrganisationDirectory;
import org.visibles.youth.AgreementKind;
import org.visibles.youth.AgreementWithdrawn;

/**
 * When the person takes back the agreement to share a record that two organisations made of theirs, both are told at once.
 * Nothing parts by itself: who gave help together may have to say goodbye first, and what was added since stays with one.
 */
@Component
class WithdrawnSharing {

    private final JdbcClient jdbc;
    private final Notifications notifications;
    private final OrganisationDirectory organisations;
    private final Clock clock;

    WithdrawnSharing(JdbcClient jdbc, Notifications notifications, OrganisationDirectory organisations, Clock clock) {
        this.jdbc = jdbc;
        this.notifications = notifications;
        this.organisations = organisations;
        this.clock = clock;
    }

    @EventListener
    void tell(AgreementWithdrawn withdrawn) {
        if (withdrawn.kind() != AgreementKind.SHARING) {
            return;
        }
        List<Unshared> joined = read(withdrawn.youth().value());
        if (joined.isEmpty()) {
            return;
        }
        Map<UUID, String> names = organisations.names();
        for (Unshared each : joined) {
            tell(each, each.organisation(), names);
            tell(each, each.other(), names);
        }
    }

    private void tell(Unshared joined, OrganisationId organisation, Map<UUID, String> names) {
        boolean late = clock.instant().isAfter(joined.until());
        notifications.toOrganisation(
                organisation,
                late ? "joining.notice.unshared.late" : "joining.notice.unshared",
                List.of(names.getOrDefault(joined.besides(organisation).value(), "")),
                late ? "jeunes/" + joined.youth() : JoinAnswers.ROUTE);
    }

    /** Those of the current organisation that can still be undone, the latest first. */
    List<Unshared> own() {
        return read(null);
    }

    private List<Unshared> read(@Nullable UUID person) {
        return jdbc.sql("select * from sharing_withdrawn(?::uuid, ?)")
                .param(person)
                .param(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .query((row, n) -> row(row))
                .list();
    }

    private static Unshared row(ResultSet row) throws SQLException {
        return new Unshared(
                row.getObject("joining_id", UUID.class),
                new YouthId(row.getObject("stays_id", UUID.class)),
                new YouthId(row.getObject("youth_id", UUID.class)),
                new OrganisationId(row.getObject("organisation_id", UUID.class)),
                new OrganisationId(row.getObject("other_id", UUID.class)),
                row.getTimestamp("joined_at").toInstant(),
                row.getObject("withdrawn_on", LocalDate.class));
    }
}
