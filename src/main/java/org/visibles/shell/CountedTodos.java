package org.visibles.shell;

import com.vaadin.flow.i18n.I18NProvider;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Todo;
import org.visibles.kernel.TodoCount;
import org.visibles.kernel.TodoSource;

/** One line for all that waits of a kind, shown at once; one statement for all kinds. */
@Component
class CountedTodos implements TodoSource {

    private final ObjectProvider<TodoCount> counts;
    private final JdbcClient jdbc;
    private final CurrentMember member;
    private final Clock clock;

    CountedTodos(ObjectProvider<TodoCount> counts, JdbcClient jdbc, CurrentMember member, Clock clock) {
        this.counts = counts;
        this.jdbc = jdbc;
        this.member = member;
        this.clock = clock;
    }

    @Override
    public List<Todo> due(LocalDate until) {
        Identity identity = member.require();
        List<TodoCount> asked = counts.orderedStream()
                .filter(each -> identity.may(each.permission()))
                .toList();
        if (asked.isEmpty()) {
            return List.of();
        }
        String all = IntStream.range(0, asked.size())
                .mapToObj(index -> "select %d as what, n.people, n.due from (%s) n (people, due) where n.people > 0"
                        .formatted(index, asked.get(index).query()))
                .collect(Collectors.joining(" union all "));
        return jdbc.sql(all + " order by what")
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("zone", clock.getZone().getId())
                .query((row, n) -> {
                    TodoCount count = asked.get(row.getInt("what"));
                    return new Todo(
                            count.kind(),
                            I18NProvider.translate(count.label(), row.getInt("people")),
                            count.link(),
                            row.getObject("due", LocalDate.class),
                            false);
                })
                .list();
    }
}
