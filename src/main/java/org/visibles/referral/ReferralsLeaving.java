package org.visibles.referral;

import com.vaadin.flow.i18n.I18NProvider;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.kernel.LeavingList;
import org.visibles.kernel.Permission;
import org.visibles.organisation.OrganisationDirectory;

/** The referrals that the organisation has sent for those whom it follows wholly: neither why one was declined nor a message. */
@Component
@Order(20)
class ReferralsLeaving implements LeavingList {

    private static final int FETCHED = 500;
    private static final int COLUMNS = 8;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private static final String FROM = """
             from referral r join circle c on c.youth_id = r.youth_id and c.organisation_id = (select current_organisation())
            where r.sender_id = (select current_organisation()) and c.relation = 'FULL' and r.status <> 'DRAFT'""";

    private final JdbcClient jdbc;
    private final OrganisationDirectory organisations;
    private final I18NProvider texts;
    private final Clock clock;

    ReferralsLeaving(JdbcClient jdbc, OrganisationDirectory organisations, I18NProvider texts, Clock clock) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public Kind kind() {
        return new Kind("REFERRALS", "referral.leaving", Permission.REFERRAL_READ, COLUMNS);
    }

    @Override
    public int count() {
        return jdbc.sql("select count(*)" + FROM).query(Integer.class).single();
    }

    @Override
    public void each(Consumer<List<String>> to) {
        Map<UUID, String> names = organisations.names();
        jdbc.sql(
                        "select r.sent_at, c.label, r.recipient_id, r.status, r.seen_at, r.decided_at, r.appointment_at, r.due_on"
                                + FROM + " order by r.sent_at desc, r.id")
                .withFetchSize(FETCHED)
                .query(row -> {
                    to.accept(line(row, names));
                });
    }

    private List<String> line(ResultSet row, Map<UUID, String> names) throws SQLException {
        String label = row.getString("label");
        LocalDate due = row.getObject("due_on", LocalDate.class);
        return List.of(
                day(row, "sent_at"),
                label == null ? "" : label,
                names.getOrDefault(row.getObject("recipient_id", UUID.class), ""),
                texts.getTranslation("referral.status." + row.getString("status"), Locale.FRENCH),
                day(row, "seen_at"),
                day(row, "decided_at"),
                day(row, "appointment_at"),
                day(due));
    }

    private String day(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return day(at == null ? null : at.atZoneSameInstant(clock.getZone()).toLocalDate());
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }
}
