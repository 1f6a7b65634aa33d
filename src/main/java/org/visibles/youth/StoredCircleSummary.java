package org.visibles.youth;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.YouthId;

/** Writes through functions that reach the rows of the other organisations, which the program itself does not see. */
@Component
class StoredCircleSummary implements CircleSummary {

    private final JdbcClient jdbc;

    StoredCircleSummary(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void stage(YouthId youth, String stageCode) {
        jdbc.sql("select touch_circle_stage(?, ?)")
                .params(youth.value(), stageCode)
                .query()
                .singleRow();
    }
}
