package org.visibles.referral;

import com.vaadin.flow.i18n.I18NProvider;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Permission;
import org.visibles.kernel.Role;
import org.visibles.kernel.Todo;
import org.visibles.kernel.TodoSource;

/**
 * Referrals that wait for the own organisation: for its answer, an appointment, what became of one, what comes next, a
 * message to read; and, once overdue or escalated, those that wait for a partner.
 */
@Component
class ReferralTodos implements TodoSource {

    /** Days from the last move in which the recipient goes on: as many as it had to answer. */
    private static final String DUE =
            "(moved_at at time zone :zone)::date + (due_on - (sent_at at time zone :zone)::date)";

    private static final String RECEIVED =
            " from referral where recipient_id = :own and agreement_withdrawn_on is null and status = ";
    private static final String SENT =
            " from referral where sender_id = :own and agreement_withdrawn_on is null and status = ";

    private static final String ALL = """
            select r.id, r.kind, r.due, r.mine,
              coalesce((select c.label from circle c where c.youth_id = r.youth_id and c.organisation_id = :own),
                (select d.value from referral_disclosure d where d.referral_id = r.id and d.field = 'NAME'),
                (select d.value from referral_disclosure d where d.referral_id = r.id and d.field = 'PSEUDONYM')) label
            from (
              select id, youth_id, 'todo.referral.answer' kind, due_on due, false mine""" + RECEIVED + """
                'SENT' and due_on <= :until
              union all select id, youth_id, 'todo.referral.appointment', (appointment_at at time zone :zone)::date, false"""
            + RECEIVED + """
                'SCHEDULED' and (appointment_at at time zone :zone)::date <= :today
              union all select id, youth_id, 'todo.referral.schedule',\s""" + DUE + ", false" + RECEIVED + """
                'ACCEPTED' and\s""" + DUE + """
                 <= :until
              union all select id, youth_id, 'todo.referral.begin',\s""" + DUE + ", false" + RECEIVED + """
                'ATTENDED' and\s""" + DUE
            + """
                 <= :until
              union all select id, youth_id, 'todo.referral.next', (moved_at at time zone :zone)::date, false"""
            + RECEIVED + """
                'MISSED' and (moved_at at time zone :zone)::date <= :until
              union all select id, youth_id, 'todo.referral.ongoing', (a.at at time zone :zone)::date, false"""
            + RECEIVED.replace(
                    " where",
                    " cross join lateral (select max(q.reminded_at) at from referral_reminder q where q.kind = 'ONGOING' and q.referral_id = referral.id"
                            + " and q.reminded_at > greatest(referral.moved_at, (select max(m.sent_at) from referral_message m"
                            + " where m.referral_id = referral.id and m.organisation_id = :own))) a where")
            + """
                'STARTED' and a.at is not null
              union all select id, youth_id, 'todo.referral.overdue', due_on, sender_member = :member""" + SENT + """
                'SENT' and due_on < :today
              union all select id, youth_id, 'todo.referral.next', (moved_at at time zone :zone)::date, sender_member = :member"""
            + SENT + """
                'MISSED' and (moved_at at time zone :zone)::date <= :until
              union all select r.id, r.youth_id, 'todo.referral.escalated', (max(q.reminded_at) at time zone :zone)::date, true
                from referral_reminder q join referral r on r.id = q.referral_id where :lead and r.sender_id = :own and q.kind = 'LEAD'
                  and r.agreement_withdrawn_on is null and q.reminded_at > coalesce(r.moved_at, r.sent_at)
                  and r.status in ('SENT', 'ACCEPTED', 'SCHEDULED', 'ATTENDED', 'MISSED', 'STARTED') group by r.id, r.youth_id
              union all select r.id, r.youth_id, 'todo.referral.message', (u.at at time zone :zone)::date,
                  r.sender_id = :own and r.sender_member = :member
                from referral r cross join lateral (select m.sent_at at from referral_message m where m.referral_id = r.id
                  and m.organisation_id <> :own and not exists (select from referral_message_read x where x.message_id = m.id)
                  order by m.sent_at limit 1) u
                where (r.sender_id = :own or r.recipient_id = :own) and (u.at at time zone :zone)::date <= :until
            ) r order by r.due, r.id limit 200""";

    private final JdbcClient jdbc;
    private final CurrentMember member;
    private final Clock clock;

    ReferralTodos(JdbcClient jdbc, CurrentMember member, Clock clock) {
        this.jdbc = jdbc;
        this.member = member;
        this.clock = clock;
    }

    @Override
    public List<Todo> due(LocalDate until) {
        Identity identity = member.require();
        if (!identity.may(Permission.REFERRAL_READ)) {
            return List.of();
        }
        return jdbc.sql(ALL)
                .param("own", identity.organisation().value())
                .param("member", identity.member().value())
                .param("lead", identity.roles().contains(Role.TEAM_LEAD))
                .param("until", until)
                .param("today", LocalDate.now(clock))
                .param("zone", clock.getZone().getId())
                .query((rs, n) -> new Todo(
                        rs.getString("kind"),
                        rs.getString("label") == null
                                ? I18NProvider.translate("referral.unnamed")
                                : rs.getString("label"),
                        "orientations/" + rs.getObject("id", UUID.class),
                        rs.getObject("due", LocalDate.class),
                        rs.getBoolean("mine")))
                .list();
    }
}
