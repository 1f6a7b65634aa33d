package org.visibles.acquaintance;

import com.vaadin.flow.i18n.I18NProvider;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Permission;
import org.visibles.kernel.Todo;
import org.visibles.kernel.TodoSource;

/** One line for all proposals that wait, due when the first lapses. */
@Component
class AcquaintanceTodos implements TodoSource {

    private final JdbcClient jdbc;
    private final CurrentMember member;
    private final Clock clock;

    AcquaintanceTodos(JdbcClient jdbc, CurrentMember member, Clock clock) {
        this.jdbc = jdbc;
        this.member = member;
        this.clock = clock;
    }

    @Override
    public List<Todo> due(LocalDate until) {
        if (!member.require().may(Permission.ACQUAINTANCE_DECIDE)) {
            return List.of();
        }
        return jdbc.sql("select count(*), min(ends_at) from acquaintance_proposals(?) having count(*) > 0")
                .param(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .query((row, n) -> new Todo(
                        "todo.acquaintance",
                        I18NProvider.translate("acquaintance.todo", row.getInt(1)),
                        Proposals.ROUTE,
                        LocalDate.ofInstant(
                                Acquaintances.instant(row.getObject(2, OffsetDateTime.class)), clock.getZone()),
                        false))
                .list();
    }
}
