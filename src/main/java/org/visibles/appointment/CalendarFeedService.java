package org.visibles.appointment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Permission;
import org.visibles.kernel.ReferralId;
import org.visibles.messaging.Links;
import org.visibles.widgets.Texts;

/**
 * The current member's appointments for a calendar program: those of people it referred or goes along with, and those its
 * organisation receives. Pseudonyms alone, never the name that lists show: calendars are kept by others.
 */
@Service
@PreAuthorize("denyAll()")
public class CalendarFeedService {

    private static final Duration BACK = Duration.ofDays(30);
    private static final int MOST = 500;
    private static final Locale LANGUAGE = Locale.FRENCH;

    private static final String MINE = """
            select r.id, r.version, r.appointment_at, coalesce(s.place, r.appointment_place) place, a.member_id companion,
              coalesce((select y.pseudonym from youth y where y.id = r.youth_id),
                (select d.value from referral_disclosure d where d.referral_id = r.id and d.field = 'PSEUDONYM')) pseudonym
            from referral r left join accompaniment a on a.referral_id = r.id
            left join appointment_slip s on s.referral_id = r.id
            where r.status in ('SCHEDULED', 'ATTENDED', 'MISSED') and r.appointment_at > :since and r.agreement_withdrawn_on is null
              and (r.recipient_id = (select current_organisation()) or r.sender_id = (select current_organisation())
                and :member in (r.sender_member, a.member_id))
            order by r.appointment_at, r.id limit :most""";

    private final JdbcClient jdbc;
    private final CurrentMember member;
    private final Links links;
    private final Texts texts;
    private final Clock clock;

    CalendarFeedService(JdbcClient jdbc, CurrentMember member, Links links, Texts texts, Clock clock) {
        this.jdbc = jdbc;
        this.member = member;
        this.links = links;
        this.texts = texts;
        this.clock = clock;
    }

    /** An iCalendar object (RFC 5545) with what lies between 30 days ago and the farthest appointment. */
    @PreAuthorize("hasRole('" + Permission.REFERRAL_READ + "')")
    @Transactional(readOnly = true)
    public String mine() {
        List<ICalendar.Event> events = jdbc.sql(MINE)
                .param("since", OffsetDateTime.now(clock).minus(BACK))
                .param("member", member.require().member().value())
                .param("most", MOST)
                .query((row, n) -> event(row))
                .list();
        return ICalendar.feed(text("appointment.feed"), events, clock.instant());
    }

    private ICalendar.Event event(ResultSet row) throws SQLException {
        ReferralId referral = new ReferralId(row.getObject("id", UUID.class));
        String pseudonym = row.getString("pseudonym");
        List<String> description = new ArrayList<>();
        UUID companion = row.getObject("companion", UUID.class);
        if (companion != null) {
            boolean mine = companion.equals(member.require().member().value());
            description.add(text(mine ? "appointment.accompany.me" : "appointment.accompany.other"));
        }
        description.add(links.absolute("orientations/" + referral));
        return new ICalendar.Event(
                referral,
                row.getInt("version"),
                row.getObject("appointment_at", OffsetDateTime.class).toInstant(),
                text("appointment.feed.summary", pseudonym == null ? referral.reference() : pseudonym),
                row.getString("place"),
                String.join("\n", description));
    }

    private String text(String key, Object... arguments) {
        return texts.getTranslation(key, LANGUAGE, arguments);
    }
}
