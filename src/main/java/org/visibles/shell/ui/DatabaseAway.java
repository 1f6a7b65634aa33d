package org.visibles.shell.ui;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells a database that cannot be reached from everything else that may go wrong. */
final class DatabaseAway {

    /** Class 08 of the SQL standard: connection exceptions. */
    private static final String CONNECTION = "08";
    /** PostgreSQL's codes for a server that shuts down, has crashed, or does not let anybody in yet. */
    private static final String SHUT = "57P0";

    private DatabaseAway() {}

    /** Whether something failed because the database was away, from the first word or in the middle of it. */
    static boolean explains(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(DatabaseAway::saysSo);
    }

    private static boolean saysSo(Throwable cause) {
        return cause instanceof CannotCreateTransactionException
                || cause instanceof DataAccessResourceFailureException
                || cause instanceof SQLException said && lost(said.getSQLState());
    }

    /** What the server says has a state; what the pool says of a connection that is gone has none. */
    private static boolean lost(@Nullable String state) {
        return state == null || state.startsWith(CONNECTION) || state.startsWith(SHUT);
    }
}
