package org.visibles.youth;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
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

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void lastContact(YouthId youth, @Nullable LocalDate day) {
        jdbc.sql("select touch_circle_contact(?, ?::date)")
                .param(youth.value())
                .param(day)
                .query()
                .singleRow();
    }
}
