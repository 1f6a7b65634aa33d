package org.visibles.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.kernel.Identity;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.VisiblesTest;

/** Two organisations share one connection: neither ever acts as the other. */
@VisiblesTest
@TestPropertySource(properties = "visibles.test.pool-size=1")
class PoolOfOneTest {

    private static final int TRANSACTIONS = 10_000;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void ten_thousand_alternating_transactions_leak_nothing() {
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        List<Identity> both = List.of(Fixture.AGENT_ROUEN, Fixture.AGENT_ELBEUF);
        List<UUID> wrong = new ArrayList<>();
        for (int number = 0; number < TRANSACTIONS; number++) {
            Identity who = both.get(number % 2);
            boolean fails = number % 7 == 0;
            As.member(
                    who,
                    () -> transaction.executeWithoutResult(status -> {
                        List<UUID> seen = jdbc.sql("select distinct organisation_id from member")
                                .query(UUID.class)
                                .list();
                        if (!seen.equals(List.of(who.organisation().value()))) {
                            wrong.addAll(seen);
                        }
                        if (fails) {
                            status.setRollbackOnly();
                        }
                    }));
            if (number % 11 == 0) {
                wrong.addAll(As.nobody(() -> transaction.execute(status ->
                        jdbc.sql("select id from member").query(UUID.class).list())));
            }
        }

        assertThat(wrong).isEmpty();
    }
}
