package org.visibles.shell.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;

@VisiblesTest
class DatabaseAwayTest {

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private TestDatabase database;

    @Test
    void a_connection_that_breaks_in_the_middle_is_a_database_away() {
        assertThat(DatabaseAway.explains(failureOf(this::cutMyself))).isTrue();
    }

    @Test
    void a_connection_found_broken_is_a_database_away_for_each_statement_after_it() {
        assertThat(DatabaseAway.explains(failureOf(() -> {
                    catchThrowable(this::cutMyself);
                    one();
                })))
                .isTrue();
    }

    @Test
    void what_the_database_refuses_is_not() {
        assertThat(DatabaseAway.explains(failureOf(() -> jdbc.queryForObject("select 1 / 0", Integer.class))))
                .isFalse();
        assertThat(DatabaseAway.explains(new IllegalStateException(new NullPointerException())))
                .isFalse();
    }

    private Throwable failureOf(Runnable work) {
        return catchThrowable(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> work.run()));
    }

    private void cutMyself() {
        Integer mine = jdbc.queryForObject("select pg_backend_pid()", Integer.class);
        database.asSuperuser().queryForObject("select pg_terminate_backend(?, 10000)", Boolean.class, mine);
        one();
    }

    private void one() {
        jdbc.queryForObject("select 1", Integer.class);
    }
}
