package org.visibles.referral;

import com.vaadin.flow.i18n.I18NProvider;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Permission;
import org.visibles.kernel.Todo;
import org.visibles.kernel.TodoSource;

/** Referrals that wait: for the own answer, for what became of an appointment, and, once overdue, for a partner's answer. */
@Component
class ReferralTodos implements TodoSource {

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
        var identity = member.require();
        if (!identity.may(Permission.REFERRAL_READ)) {
            return List.of();
        }
        return jdbc.sql("""
                select r.id, r.kind, r.due, r.mine,
                  coalesce((select c.label from circle c where c.youth_id = r.youth_id
                      and c.organisation_id = (select current_organisation())),
                    (select d.value from referral_disclosure d where d.referral_id = r.id and d.field = 'NAME'),
                    (select d.value from referral_disclosure d where d.referral_id = r.id and d.field = 'PSEUDONYM')) label
                from (
                  select id, youth_id, 'todo.referral.answer' kind, due_on due, false mine from referral
                    where recipient_id = (select current_organisation()) and status = 'SENT' and due_on <= :until
                  union all
                  select id, youth_id, 'todo.referral.appointment', (appointment_at at time zone :zone)::date, false
                    from referral where recipient_id = (select current_organisation()) and status = 'SCHEDULED'
                    and (appointment_at at time zone :zone)::date <= :today
                  union all
                  select id, youth_id, 'todo.referral.overdue', due_on, sender_member = :member from referral
                    where sender_id = (select current_organisation()) and status = 'SENT' and due_on < :today
                ) r order by r.due, r.id limit 200""")
                .param("until", until)
                .param("today", LocalDate.now(clock))
                .param("zone", clock.getZone().getId())
                .param("member", identity.member().value())
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
