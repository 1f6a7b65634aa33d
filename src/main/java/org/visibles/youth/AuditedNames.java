package org.visibles.youth;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.privacy.MemberNames;

/** Here, since privacy knows no organisations; row security gives all names to the auditor, to others their own colleagues'. */
@Component
class AuditedNames implements MemberNames {

    private final JdbcClient jdbc;

    AuditedNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, String> names(Collection<UUID> members) {
        Map<UUID, String> names = new HashMap<>();
        if (members.isEmpty()) {
            return names;
        }
        jdbc.sql("""
                select m.id, m.display_name, o.name from member m join organisation o on o.id = m.organisation_id
                where m.id = any (?)""").param(members.toArray(UUID[]::new)).query(row -> {
            names.put(row.getObject(1, UUID.class), row.getString(2) + " (" + row.getString(3) + ")");
        });
        return names;
    }
}
