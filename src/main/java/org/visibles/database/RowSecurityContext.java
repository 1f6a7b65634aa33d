package org.visibles.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.visibles.kernel.CurrentGuest;
import org.visibles.kernel.CurrentGuest.Guest;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Identity;

/**
 * Tells PostgreSQL at the begin of each transaction who acts. The settings end with the transaction; without them no
 * policy lets a row through. Who signs in or changes the organisation inside a transaction acts from the next one on.
 */
@Component
class RowSecurityContext implements TransactionExecutionListener {

    private static final Logger LOG = LoggerFactory.getLogger(RowSecurityContext.class);

    private static final String SET = """
            select set_config('visibles.organisation', ?, true), set_config('visibles.member', ?, true), \
            set_config('visibles.account', ?, true), set_config('visibles.permissions', ?, true), \
            set_config('visibles.guest', ?, true)""";

    private final ObjectProvider<DataSource> dataSources;
    private final ObjectProvider<CurrentMember> members;
    private final ObjectProvider<CurrentGuest> guests;

    RowSecurityContext(
            ObjectProvider<DataSource> dataSources,
            ObjectProvider<CurrentMember> members,
            ObjectProvider<CurrentGuest> guests) {
        this.dataSources = dataSources;
        this.members = members;
        this.guests = guests;
    }

    /** Never throws: that would leak the connection. A transaction without its context can only be rolled back. */
    @Override
    public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
        if (failure != null || !transaction.isNewTransaction()) {
            return;
        }
        DataSource dataSource = dataSources.getObject();
        Connection connection = null;
        try {
            connection = DataSourceUtils.getConnection(dataSource); // the one that the transaction manager has bound
            CurrentMember member = members.getIfAvailable();
            CurrentGuest guest = guests.getIfAvailable();
            enter(
                    connection,
                    member == null ? null : member.identity().orElse(null),
                    guest == null ? null : guest.guest().orElse(null));
        } catch (SQLException | RuntimeException unset) {
            LOG.error("A transaction could not be told who acts; it will be rolled back", unset);
            transaction.setRollbackOnly();
        } finally {
            if (connection != null) {
                DataSourceUtils.releaseConnection(connection, dataSource);
            }
        }
    }

    /** A guest has no organisation: what is not opened to guests by name stays shut. */
    private static void enter(Connection connection, @Nullable Identity who, @Nullable Guest guest)
            throws SQLException {
        try (PreparedStatement set = connection.prepareStatement(SET)) {
            set.setString(1, who == null ? "" : who.organisation().toString());
            set.setString(2, who == null ? "" : who.member().toString());
            set.setString(3, who == null ? "" : who.account().toString());
            set.setString(4, who == null ? "" : String.join(",", who.permissions()));
            set.setString(5, who != null || guest == null ? "" : guest.session());
            set.execute();
        }
    }
}
