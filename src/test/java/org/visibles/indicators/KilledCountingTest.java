package org.visibles.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;

/** A server that dies while it counts everybody anew, its connection cut with it. */
@VisiblesTest
@TestPropertySource(properties = "visibles.test.figures=own-database")
class KilledCountingTest {

    private static final String KEPT = "select md5(string_agg(v::text, '|' order by v::text)) from counted_version v";

    @Autowired
    private CountingWork work;

    @Autowired
    private TestDatabase database;

    @BeforeEach
    void people_who_are_counted() {
        FactRows.clear(database);
        InventedFacts.write(database, 31, 30);
        work.run();
    }

    @Test
    void killed_in_the_middle_what_was_counted_still_stands_and_the_next_one_does_it_all() throws Exception {
        String before = database.asOwner().queryForObject(KEPT, String.class);
        try (Connection blocking = database.asOwner().getDataSource().getConnection()) {
            blocking.setAutoCommit(false);
            blocking.createStatement().execute("lock table counted_exchange in share mode");
            Thread rebuild = Thread.ofPlatform().start(() -> work.count(true));
            database.cutOffWaiting(rebuild, "keep_counted");
            rebuild.join();
            blocking.rollback();
        }
        assertThat(database.asOwner().queryForObject(KEPT, String.class)).isEqualTo(before);

        work.count(true);
        assertThat(database.asOwner().queryForObject(KEPT, String.class)).isEqualTo(before);
    }
}
