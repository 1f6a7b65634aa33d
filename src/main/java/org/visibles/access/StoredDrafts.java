package org.visibles.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Drafts;
import org.visibles.kernel.Identity;
import org.visibles.kernel.RuleViolation;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Service
@PreAuthorize("denyAll()")
class StoredDrafts implements Drafts {

    private static final TypeReference<Map<String, String>> CONTENT = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final CurrentMember member;
    private final JsonMapper json;
    private final Clock clock;

    StoredDrafts(JdbcClient jdbc, CurrentMember member, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.member = member;
        this.json = json;
        this.clock = clock;
    }

    @Override
    @PreAuthorize("isAuthenticated()")
    @Transactional
    public void save(String key, Map<String, String> content) {
        int length = content.entrySet().stream()
                .mapToInt(entry -> entry.getKey().length() + entry.getValue().length())
                .sum();
        if (key.length() > KEY_LENGTH || length > CONTENT_LENGTH) {
            throw new RuleViolation("rule.access.draft-too-long");
        }
        Identity who = member.require();
        jdbc.sql("""
                        insert into draft (account_id, organisation_id, key, content, saved_at) values (?, ?, ?, ?::jsonb, ?)
                        on conflict (account_id, organisation_id, key) do update set content = excluded.content,
                          saved_at = excluded.saved_at""")
                .params(
                        who.account().value(),
                        who.organisation().value(),
                        key,
                        json.writeValueAsString(content).replace("\\u0000", ""),
                        Timestamp.from(clock.instant()))
                .update();
    }

    @Override
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public Optional<Map<String, String>> find(String key) {
        Identity who = member.require();
        return jdbc.sql("""
                        select content::text from draft
                        where account_id = ? and organisation_id = ? and key = ? and saved_at > ?""")
                .params(
                        who.account().value(),
                        who.organisation().value(),
                        key,
                        Timestamp.from(clock.instant().minus(Duration.ofDays(KEPT_DAYS))))
                .query((row, n) -> json.readValue(row.getString(1), CONTENT))
                .optional();
    }

    @Override
    @PreAuthorize("isAuthenticated()")
    @Transactional
    public void discard(String key) {
        Identity who = member.require();
        jdbc.sql("delete from draft where account_id = ? and organisation_id = ? and key = ?")
                .params(who.account().value(), who.organisation().value(), key)
                .update();
    }
}
