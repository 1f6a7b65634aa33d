package org.visibles.acquaintance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.Permission;
import org.visibles.kernel.YouthId;
import org.visibles.matching.MatchKeys;
import org.visibles.youth.YouthChanged;
import org.visibles.youth.YouthRecorded;

/** Keeps the keys under which people are filed in step with their records, in the same transaction. */
@Service
@PreAuthorize("denyAll()")
class Filing {

    static final int PAGE = 200;

    private static final String ONE =
            "select y.id, y.first_contact_on, " + Descriptions.COLUMNS + " from youth y where y.id = ?";

    private static final String UNFILED = "select y.id, y.first_contact_on, " + Descriptions.COLUMNS + """
             from circle c join youth y on y.id = c.youth_id
              left join match_filed f on f.youth_id = y.id and f.version = y.version and f.scheme = ?
            where c.organisation_id = (select current_organisation()) and c.relation = 'FULL' and f.youth_id is null
            limit ?""";

    private record Keys(UUID youth, long[] keys) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Filing(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @EventListener
    @PreAuthorize("hasRole('" + Permission.YOUTH_WRITE + "')")
    @Transactional
    public void recorded(YouthRecorded event) {
        file(event.youth());
    }

    @EventListener
    @PreAuthorize("hasRole('" + Permission.YOUTH_WRITE + "')")
    @Transactional
    public void changed(YouthChanged event) {
        file(event.youth());
    }

    /**
     * Files those whom the current organisation follows and who are not filed as they stand: a page of them.
     *
     * @return how many; fewer than {@link #PAGE} when none is left
     */
    @PreAuthorize("hasRole('" + Permission.YOUTH_WRITE + "')")
    @Transactional
    public int catchUp() {
        List<Keys> page = read(jdbc.sql(UNFILED).params(MatchKeys.SCHEME, PAGE));
        page.forEach(this::keep);
        return page.size();
    }

    private void file(YouthId youth) {
        read(jdbc.sql(ONE).param(youth.value())).forEach(this::keep);
    }

    private List<Keys> read(JdbcClient.StatementSpec rows) {
        LocalDate today = LocalDate.now(clock);
        return rows.query((row, n) -> {
                    LocalDate met = row.getObject("first_contact_on", LocalDate.class);
                    return new Keys(
                            row.getObject("id", UUID.class),
                            MatchKeys.of(Descriptions.read(row, met == null ? today : met)));
                })
                .list();
    }

    private void keep(Keys filed) {
        jdbc.sql("select file_person(?, ?, ?) is null")
                .params(filed.youth(), MatchKeys.SCHEME, filed.keys())
                .query(Boolean.class)
                .single();
    }
}
