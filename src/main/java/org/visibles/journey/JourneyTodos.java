package org.visibles.journey;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Permission;
import org.visibles.kernel.Todo;
import org.visibles.kernel.TodoSource;

/** Proposals that wait, checks that are due, and mobilised people whom nobody has seen for long: perhaps lost. */
@Component
class JourneyTodos implements TodoSource {

    private final JourneyStart start;
    private final CurrentMember member;

    JourneyTodos(JourneyStart start, CurrentMember member) {
        this.start = start;
        this.member = member;
    }

    @Override
    public List<Todo> due(LocalDate until) {
        if (!member.require().may(Permission.JOURNEY_READ)) {
            return List.of();
        }
        return start.read().due().stream()
                .filter(todo -> todo.due() != null && !todo.due().isAfter(until))
                .toList();
    }
}
