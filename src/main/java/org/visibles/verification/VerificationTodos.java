package org.visibles.verification;

import com.vaadin.flow.i18n.I18NProvider;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Permission;
import org.visibles.kernel.Todo;
import org.visibles.kernel.TodoSource;

/** One line for all that waits for the organisation's answer, due ten days after the oldest was asked. */
@Component
class VerificationTodos implements TodoSource {

    private static final int DUE_AFTER_DAYS = 10;

    private final JdbcClient jdbc;
    private final CurrentMember member;
    private final Clock clock;

    VerificationTodos(JdbcClient jdbc, CurrentMember member, Clock clock) {
        this.jdbc = jdbc;
        this.member = member;
        this.clock = clock;
    }

    @Override
    public List<Todo> due(LocalDate until) {
        if (!member.require().may(Permission.STATUS_CHECK)) {
            return List.of();
        }
        return jdbc.sql("""
                        select count(*), min(asked_at) from status_check
                        where addressee_id = (select current_organisation()) and closed_at is null and answer is null
                        having count(*) > 0""")
                .query((row, n) -> new Todo(
                        "todo.verification",
                        I18NProvider.translate("verification.todo", row.getInt(1)),
                        "verifications",
                        LocalDate.ofInstant(
                                        Objects.requireNonNull(row.getObject(2, OffsetDateTime.class))
                                                .toInstant(),
                                        clock.getZone())
                                .plusDays(DUE_AFTER_DAYS),
                        false))
                .list();
    }
}
