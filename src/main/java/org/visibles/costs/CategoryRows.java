package org.visibles.costs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.kernel.OnePage;
import org.visibles.kernel.ProgrammeId;

/** The table of categories. */
@Component
class CategoryRows {

    private static final String ROW =
            "select id, code, programme_id is null as built_in, name, closed, version from expense_category ";

    private final JdbcClient jdbc;
    private final Clock clock;

    CategoryRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The built-in ones and those of the current programme, closed ones too. */
    List<CategoryRow> ofCurrent() {
        return OnePage.once(
                CategoryRows.class,
                () -> jdbc.sql(ROW + """
                        where programme_id is null or programme_id = (select current_programme(?))
                        order by programme_id nulls first, id""")
                        .param(LocalDate.now(clock))
                        .query(CategoryRows::row)
                        .list());
    }

    List<CategoryRow> builtIn() {
        return jdbc.sql(ROW + "where programme_id is null order by id")
                .query(CategoryRows::row)
                .list();
    }

    /** Those of one programme, without the built-in ones. */
    List<CategoryRow> of(ProgrammeId programme) {
        return jdbc.sql(ROW + "where programme_id = ? order by id")
                .param(programme.value())
                .query(CategoryRows::row)
                .list();
    }

    private static CategoryRow row(ResultSet row, int number) throws SQLException {
        return new CategoryRow(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getBoolean("built_in"),
                row.getString("name"),
                row.getBoolean("closed"),
                row.getLong("version"));
    }
}
