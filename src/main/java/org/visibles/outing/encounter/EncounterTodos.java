package org.visibles.outing.encounter;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Permission;
import org.visibles.kernel.Todo;
import org.visibles.kernel.TodoSource;

/** What was agreed on outings and is due: with somebody still anonymous, or not seen since by anybody of the circle. */
@Component
class EncounterTodos implements TodoSource {

    private final JdbcClient jdbc;
    private final CurrentMember member;

    EncounterTodos(JdbcClient jdbc, CurrentMember member) {
        this.jdbc = jdbc;
        this.member = member;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Todo> due(LocalDate until) {
        Identity who = member.require();
        if (!who.may(Permission.OUTING_READ)) {
            return List.of();
        }
        return jdbc.sql("""
                        select e.outing_id, l.youth_id, e.follow_up, e.follow_up_on, e.author_id = :who as mine,
                          concat_ws(' – ', coalesce(e.first_name, e.pseudonym), coalesce(o.spot_name, c.name),
                            to_char(e.on_day, 'DD/MM')) as label
                        from encounter e left join outing o on o.id = e.outing_id left join commune c on c.code = o.commune_code
                        left join encounter_link l on l.encounter_id = e.id and l.detached_at is null
                        where e.organisation_id = :own and e.follow_up_on <= :until and e.followed_up_on is null and not e.withdrawn
                          and not exists (select from contact k where k.youth_id = l.youth_id and k.on_day > e.on_day
                            and not k.withdrawn)
                        order by e.follow_up_on, e.id limit 200""")
                .param("who", who.member().value())
                .param("own", who.organisation().value())
                .param("until", until)
                .query((row, n) -> {
                    UUID youth = row.getObject("youth_id", UUID.class);
                    return new Todo(
                            "todo.outing." + row.getString("follow_up"),
                            row.getString("label"),
                            youth == null ? "actions/" + row.getObject("outing_id", UUID.class) : "jeunes/" + youth,
                            row.getObject("follow_up_on", LocalDate.class),
                            row.getBoolean("mine"));
                })
                .list();
    }
}
