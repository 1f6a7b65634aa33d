package org.visibles.youth;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.Permission;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.YouthId;

/** What would become of details if they were recorded, for lists that are looked at before they are taken. */
@Service
@PreAuthorize("denyAll()")
public class YouthCheck {

    private final JdbcClient jdbc;
    private final Clock clock;

    YouthCheck(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * As they would be kept; the place is not looked at.
     *
     * @throws RuleViolation when a rule of the record is not kept
     */
    @PreAuthorize("hasRole('" + Permission.YOUTH_WRITE + "')")
    @Transactional(readOnly = true, noRollbackFor = RuleViolation.class)
    public YouthDetails checked(YouthDetails details) {
        return YouthRules.checked(details, LocalDate.now(clock));
    }

    /** Which records that the current organisation follows fully have one of these numbers of i-milo. */
    @PreAuthorize("hasRole('" + Permission.YOUTH_READ + "')")
    @Transactional(readOnly = true)
    public Map<String, YouthId> numbered(Collection<String> imilo) {
        Map<String, YouthId> numbered = new HashMap<>();
        if (imilo.isEmpty()) {
            return numbered;
        }
        jdbc.sql("""
                        select y.imilo, y.id from unnest(:numbers::text[]) as n (number) join youth y on y.imilo = n.number
                          join circle c on c.youth_id = y.id and c.organisation_id = (select current_organisation())
                        where c.relation = 'FULL' order by y.id desc""")
                .param("numbers", imilo.stream().distinct().toArray(String[]::new))
                .query(row -> {
                    numbered.put(row.getString(1), new YouthId(row.getObject(2, UUID.class)));
                });
        return numbered;
    }
}
