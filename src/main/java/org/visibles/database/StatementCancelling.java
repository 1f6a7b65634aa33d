package org.visibles.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.visibles.kernel.CallingOff;

/** Tells work that may be called off how to cancel what its transactions ask PostgreSQL. */
@Component
class StatementCancelling implements TransactionExecutionListener {

    private static final Logger LOG = LoggerFactory.getLogger(StatementCancelling.class);

    private final ObjectProvider<DataSource> dataSources;

    StatementCancelling(ObjectProvider<DataSource> dataSources) {
        this.dataSources = dataSources;
    }

    /** Never throws: that would leak the connection. */
    @Override
    public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
        if (failure != null || !transaction.isNewTransaction() || !CallingOff.possible()) {
            return;
        }
        DataSource dataSource = dataSources.getObject();
        Connection connection = null;
        try {
            connection = DataSourceUtils.getConnection(dataSource); // the one that the transaction manager has bound
            PGConnection asked = connection.unwrap(PGConnection.class);
            CallingOff.begun(transaction, () -> cancel(asked));
        } catch (SQLException | RuntimeException failed) {
            LOG.error("What a transaction asks could not be cancelled", failed);
        } finally {
            if (connection != null) {
                DataSourceUtils.releaseConnection(connection, dataSource);
            }
        }
    }

    /** Returns when the server has been told; what it does not ask any more is left alone. */
    private static void cancel(PGConnection asked) {
        try {
            asked.cancelQuery();
        } catch (SQLException failed) {
            LOG.warn("A statement could not be cancelled", failed);
        }
    }

    @Override
    public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
        ended(transaction);
    }

    @Override
    public void afterRollback(TransactionExecution transaction, @Nullable Throwable failure) {
        ended(transaction);
    }

    private static void ended(TransactionExecution transaction) {
        if (CallingOff.possible()) {
            CallingOff.ended(transaction);
        }
    }
}
