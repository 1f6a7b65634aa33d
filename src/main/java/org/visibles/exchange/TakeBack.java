package org.visibles.exchange;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.Permission;
import org.visibles.kernel.YouthId;
import org.visibles.privacy.Logged;

/** Takes back records that an import made. */
@Service
@PreAuthorize("denyAll()")
public class TakeBack {

    private final JdbcClient jdbc;
    private final MadeRecords made;
    private final Clock clock;

    TakeBack(JdbcClient jdbc, MadeRecords made, Clock clock) {
        this.jdbc = jdbc;
        this.made = made;
        this.clock = clock;
    }

    /** Removes the record, or notes what was built on it. */
    @PreAuthorize("hasRole('" + Permission.LIST_IMPORT + "')")
    @Transactional
    @Logged("youth.take-back")
    public void takeBack(YouthId youth) {
        String why = jdbc.sql("select coalesce(take_back_imported(?, ?), '')")
                .params(youth.value(), OffsetDateTime.now(clock))
                .query(String.class)
                .single();
        if (!why.isEmpty()) {
            made.keep(youth, why);
        }
    }
}
