package org.visibles.outreach;

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

/** What members noted to do next. */
@Component
class NextActions implements TodoSource {

    private final JdbcClient jdbc;
    private final CurrentMember member;

    NextActions(JdbcClient jdbc, CurrentMember member) {
        this.jdbc = jdbc;
        this.member = member;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Todo> due(LocalDate until) {
        Identity who = member.require();
        if (!who.may(Permission.CONTACT_READ)) {
            return List.of();
        }
        return jdbc.sql("""
                        select t.youth_id, t.due_on, t.responsible = :who as mine, concat_ws(' – ', c.label, t.what) as label
                        from contact_task t join contact k on k.id = t.contact_id and not k.withdrawn
                        join circle c on c.youth_id = t.youth_id and c.organisation_id = t.organisation_id
                        where t.organisation_id = :organisation and t.done_on is null and t.due_on <= :until
                        order by t.due_on, t.contact_id limit 200""")
                .param("who", who.member().value())
                .param("organisation", who.organisation().value())
                .param("until", until)
                .query((row, n) -> new Todo(
                        "todo.outreach.next-action",
                        row.getString("label"),
                        "jeunes/" + row.getObject("youth_id", UUID.class),
                        row.getObject("due_on", LocalDate.class),
                        row.getBoolean("mine")))
                .list();
    }
}
