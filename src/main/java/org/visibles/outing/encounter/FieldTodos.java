package org.visibles.outing.encounter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Permission;
import org.visibles.kernel.Todo;
import org.visibles.kernel.TodoSource;

/**
 * Outings that are planned or wait to be told, and what was agreed on one and is due: with somebody still anonymous, or not
 * seen since by anybody of the circle.
 */
@Component
class FieldTodos implements TodoSource {

    /** For so long one is reminded of an outing that was planned and not told. */
    private static final int PLANNED_DAYS = 30;

    private final JdbcClient jdbc;
    private final CurrentMember member;
    private final Clock clock;

    FieldTodos(JdbcClient jdbc, CurrentMember member, Clock clock) {
        this.jdbc = jdbc;
        this.member = member;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Todo> due(LocalDate until) {
        Identity who = member.require();
        if (!who.may(Permission.OUTING_READ)) {
            return List.of();
        }
        return jdbc.sql("""
                        select d.*, concat_ws(' – ', d.who, coalesce(o.spot_name, c.name), d.day) as label,
                          coalesce('jeunes/' || d.youth_id, 'actions/' || d.outing_id) as link
                        from (
                          select 'PLANNED' as kind, p.id as outing_id, null::uuid as youth_id, p.on_day as due,
                            (select m.name from method m where m.code = p.way order by m.programme_id nulls first limit 1) as who,
                            to_char(p.starts_at at time zone :zone, 'HH24:MI') as day,
                            exists (select from outing_member t where t.outing_id = p.id and t.member_id = :who) as mine
                          from outing p where p.state = 'PLANNED' and p.on_day between :since and :until
                            and (p.organisation_id = :own
                              or p.id in (select outing_id from outing_organisation where organisation_id = :own))
                          union all
                          select e.follow_up, e.outing_id, l.youth_id, e.follow_up_on, coalesce(e.first_name, e.pseudonym),
                            to_char(e.on_day, 'DD/MM'), e.author_id = :who
                          from encounter e left join encounter_link l on l.encounter_id = e.id and l.detached_at is null
                          where e.organisation_id = :own and e.follow_up_on <= :until and e.followed_up_on is null
                            and not e.withdrawn and not exists (select from contact k where k.youth_id = l.youth_id
                              and k.on_day > e.on_day and not k.withdrawn)
                        ) d left join outing o on o.id = d.outing_id left join commune c on c.code = o.commune_code
                        order by d.due, d.outing_id limit 200""")
                .param("zone", clock.getZone().getId())
                .param("since", LocalDate.now(clock).minusDays(PLANNED_DAYS))
                .param("who", who.member().value())
                .param("own", who.organisation().value())
                .param("until", until)
                .query((row, n) -> new Todo(
                        "todo.outing." + row.getString("kind"),
                        row.getString("label"),
                        row.getString("link"),
                        row.getObject("due", LocalDate.class),
                        row.getBoolean("mine")))
                .list();
    }
}
