package org.visibles.indicators.check;

import com.vaadin.flow.i18n.I18NProvider;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.indicators.Part;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Permission;
import org.visibles.kernel.Todo;
import org.visibles.kernel.TodoSource;
import org.visibles.widgets.Formats;

/** Numbers that the coordination would like to have checked, due two weeks after they were asked about; shown at once. */
@Component
class CheckTodos implements TodoSource {

    private static final int DUE_AFTER_DAYS = 14;

    private final JdbcClient jdbc;
    private final CurrentMember member;

    CheckTodos(JdbcClient jdbc, CurrentMember member) {
        this.jdbc = jdbc;
        this.member = member;
    }

    @Override
    public List<Todo> due(LocalDate until) {
        if (!member.require().may(Permission.FIGURE_CHECK_ANSWER)) {
            return List.of();
        }
        return jdbc.sql("""
                        select id, indicator, asked_at from figure_check
                        where organisation_id = (select current_organisation()) and outcome is null
                          and indicator = any (?)
                        order by asked_at, id limit 200""")
                .param(CheckRows.KNOWN)
                .query((row, n) -> new Todo(
                        "todo.indicators.check",
                        I18NProvider.translate(InQuestion.read(row.getString("indicator"), Part.NUMERATOR, "")
                                .orElseThrow()
                                .figure()
                                .key()),
                        CheckService.ROUTE + "/" + row.getObject("id", UUID.class),
                        Formats.day(row.getObject("asked_at", OffsetDateTime.class)
                                        .toInstant())
                                .plusDays(DUE_AFTER_DAYS),
                        false))
                .list();
    }
}
