package org.visibles.organisation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.OnePage;

/** The names that a page shows: those of all organisations and of the own members, in one statement. */
@Component
class Directory {

    /** Of the own organisation, by name. */
    record Member(MemberRow row, boolean active) {}

    record Names(Map<UUID, String> organisations, List<Member> members) {}

    private final JdbcClient jdbc;
    private final CurrentMember member;

    Directory(JdbcClient jdbc, CurrentMember member) {
        this.jdbc = jdbc;
        this.member = member;
    }

    Names names() {
        return OnePage.once(Directory.class, this::read);
    }

    private Names read() {
        Names names = new Names(new HashMap<>(), new ArrayList<>());
        jdbc.sql("""
                        select id, name, active from (
                          select id, name, null::boolean active from organisation
                          union all select id, display_name, active from member where organisation_id = ?) known
                        order by fold(name) collate "C", id""").param(member.scope().organisation().value()).query(row -> {
            UUID id = row.getObject("id", UUID.class);
            boolean active = row.getBoolean("active");
            if (row.wasNull()) {
                names.organisations().put(id, row.getString("name"));
            } else {
                names.members().add(new Member(new MemberRow(new MemberId(id), row.getString("name")), active));
            }
        });
        return names;
    }
}
