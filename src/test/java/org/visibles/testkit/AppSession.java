package org.visibles.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.visibles.kernel.Identity;

/**
 * A raw session in the application's role with the context that the program would set: what a forgotten check in Java
 * would let through. One transaction, rolled back at the end; a statement that fails leaves the session usable.
 */
public final class AppSession implements AutoCloseable {

    private final Connection connection;

    AppSession(TestDatabase database, Identity who) {
        try {
            connection = database.asApp();
            connection.setAutoCommit(false);
            if (who != null) {
                set("visibles.organisation", who.organisation().toString());
                set("visibles.member", who.member().toString());
                set("visibles.account", who.account().toString());
                set("visibles.permissions", String.join(",", who.permissions()));
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Changes a setting for the rest of the session. */
    public void set(String setting, String value) {
        rows("select set_config(?, ?, false)", setting, value);
    }

    public List<Map<String, Object>> rows(String sql, Object... arguments) {
        return guarded(sql, arguments, statement -> {
            List<Map<String, Object>> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    Map<String, Object> row = new LinkedHashMap<>();
                    for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                        row.put(result.getMetaData().getColumnLabel(column), result.getObject(column));
                    }
                    rows.add(row);
                }
            }
            return rows;
        });
    }

    public long count(String sql, Object... arguments) {
        return ((Number) rows(sql, arguments).getFirst().values().iterator().next()).longValue();
    }

    /**
     * @return rows changed: 0 where the policies hide them
     */
    public int update(String sql, Object... arguments) {
        return guarded(sql, arguments, PreparedStatement::executeUpdate);
    }

    /** The statement fails, for whatever reason; gives the failure for a closer look. */
    public SQLException refused(String sql, Object... arguments) {
        Attempt failure = catchThrowableOfType(
                Attempt.class,
                () -> guarded(sql, arguments, statement -> {
                    statement.execute();
                    return null;
                }));
        assertThat(failure).as("not refused: " + sql).isNotNull();
        return failure.sql();
    }

    /** Refused by a grant or a policy (42501), not by some constraint that happened to stand in the way. */
    public void forbidden(String sql, Object... arguments) {
        assertThat(refused(sql, arguments).getSQLState()).as(sql).isEqualTo("42501");
    }

    /** Either refused or without any effect. */
    public void harmless(String sql, Object... arguments) {
        try {
            assertThat(update(sql, arguments)).as(sql).isZero();
        } catch (Attempt refused) {
            assertThat(refused.sql().getSQLState()).as(sql).isIn("42501", "P0001", "P0002");
        }
    }

    public void commit() {
        try {
            connection.commit();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private <T> T guarded(String sql, Object[] arguments, Work<T> work) {
        try {
            Savepoint before = connection.setSavepoint();
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int index = 0; index < arguments.length; index++) {
                    statement.setObject(index + 1, arguments[index]);
                }
                T result = work.with(statement);
                connection.releaseSavepoint(before);
                return result;
            } catch (SQLException failed) {
                connection.rollback(before);
                throw new Attempt(sql, failed);
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    public void close() {
        try {
            connection.rollback();
            connection.close();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** A statement that the database did not accept. */
    public static final class Attempt extends RuntimeException {
        Attempt(String sql, SQLException cause) {
            super(sql, cause);
        }

        public SQLException sql() {
            return (SQLException) getCause();
        }
    }

    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }
}
