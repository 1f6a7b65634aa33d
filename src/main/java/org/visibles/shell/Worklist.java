package org.visibles.shell;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.Permission;
import org.visibles.kernel.Todo;
import org.visibles.kernel.TodoSource;

/** What is due, from all modules in one list. */
@Service
@PreAuthorize("denyAll()")
public class Worklist {

    /** Days ahead that the list looks. */
    static final int HORIZON_DAYS = 7;

    private final ObjectProvider<TodoSource> sources;
    private final Clock clock;

    Worklist(ObjectProvider<TodoSource> sources, Clock clock) {
        this.sources = sources;
        this.clock = clock;
    }

    /** Due by next week, the longest overdue first; what has no date comes last. */
    @PreAuthorize("hasRole('" + Permission.CONTACT_LOG + "')")
    @Transactional(readOnly = true)
    public List<Todo> due() {
        LocalDate until = LocalDate.now(clock).plusDays(HORIZON_DAYS);
        return sources.orderedStream()
                .flatMap(source -> source.due(until).stream())
                .sorted(Comparator.comparing(Todo::due, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    /** Today, for telling what is overdue. */
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public LocalDate today() {
        return LocalDate.now(clock);
    }
}
