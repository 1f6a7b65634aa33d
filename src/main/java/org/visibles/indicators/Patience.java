package org.visibles.indicators;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/** Waits longer for the answer of a statement than pages do. */
@Component
class Patience {

    private final DataSource dataSource;

    Patience(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** For the rest of the transaction; the pool takes it back. */
    void forTransaction(Duration longest) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            connection.setNetworkTimeout(Runnable::run, (int) longest.toMillis());
        } catch (SQLException failed) {
            throw new DataAccessResourceFailureException("network timeout", failed);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}
