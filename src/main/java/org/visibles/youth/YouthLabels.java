package org.visibles.youth;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Permission;
import org.visibles.kernel.YouthId;

/** What the current organisation calls people in lists: the name where it may read it, else the pseudonym. */
@Service
@PreAuthorize("denyAll()")
public class YouthLabels {

    private final JdbcClient jdbc;
    private final CurrentMember member;

    YouthLabels(JdbcClient jdbc, CurrentMember member) {
        this.jdbc = jdbc;
        this.member = member;
    }

    /** One statement; whoever is not followed, or came without a label, is missing from the answer. */
    @PreAuthorize("hasAnyRole('" + Permission.YOUTH_READ + "', '" + Permission.DISCLOSURE_READ + "')")
    @Transactional(readOnly = true)
    public Map<YouthId, String> labels(Collection<YouthId> people) {
        Map<YouthId, String> labels = new HashMap<>();
        if (people.isEmpty()) {
            return labels;
        }
        jdbc.sql(
                        "select youth_id, label from circle where organisation_id = ? and youth_id = any (?) and label is not null")
                .params(
                        member.require().organisation().value(),
                        people.stream().map(YouthId::value).distinct().toArray(UUID[]::new))
                .query(row -> {
                    labels.put(new YouthId(row.getObject(1, UUID.class)), row.getString(2));
                });
        return labels;
    }
}
