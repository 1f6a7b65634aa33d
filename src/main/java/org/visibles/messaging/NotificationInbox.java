package org.visibles.messaging;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.CurrentMember;

/** What the signed-in member has been told: itself, or its organisation as a whole. Open to every member. */
@Service
@PreAuthorize("denyAll()")
public class NotificationInbox {

    /** Unread ones are counted up to here; a bell that says "99+" says enough. */
    public static final int MOST = 100;

    private static final String MINE = "(n.organisation_id = :organisation or n.member_id = :member)";
    private static final String READ =
            "exists (select from notification_read r where r.member_id = :member and r.notification_id = n.id)";

    private final JdbcClient jdbc;
    private final CurrentMember member;
    private final Clock clock;

    NotificationInbox(JdbcClient jdbc, CurrentMember member, Clock clock) {
        this.jdbc = jdbc;
        this.member = member;
        this.clock = clock;
    }

    /**
     * @return 0 to {@link #MOST}
     */
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public int unread() {
        return mine("select count(*) from (select from notification n where " + MINE + " and not " + READ + " limit "
                        + MOST + ") unread")
                .query(Integer.class)
                .single();
    }

    /** Newest first. */
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public List<NotificationRow> page(int offset, int limit) {
        return mine("select n.id, n.text_key, n.arguments, n.link, n.created_at, " + READ + " as read"
                        + " from notification n where " + MINE
                        + " order by n.created_at desc, n.id desc offset :offset limit :limit")
                .param("offset", offset)
                .param("limit", limit)
                .query((row, number) -> new NotificationRow(
                        row.getObject("id", UUID.class),
                        row.getString("text_key"),
                        arguments(row),
                        row.getString("link"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("read")))
                .list();
    }

    /** Marks one as read by this member; one that is hidden or gone, or was read before, is passed over. */
    @PreAuthorize("isAuthenticated()")
    @Transactional
    public void read(UUID notification) {
        mark(" and n.id = :id", notification);
    }

    @PreAuthorize("isAuthenticated()")
    @Transactional
    public void readAll() {
        mark("", null);
    }

    private void mark(String which, @org.jspecify.annotations.Nullable UUID notification) {
        mine("insert into notification_read (notification_id, member_id, read_at) select n.id, :member, :now"
                        + " from notification n where " + MINE + which + " and n.created_at <= :now and not " + READ
                        + " on conflict do nothing")
                .param("id", notification)
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        jdbc.sql("select pg_notify(?, ?) is null") // the member's bells in other windows and on other nodes
                .params(SignalListener.CHANNEL, member.require().member().toString())
                .query(Boolean.class)
                .single();
    }

    private JdbcClient.StatementSpec mine(String sql) {
        var who = member.require();
        return jdbc.sql(sql)
                .param("organisation", who.organisation().value())
                .param("member", who.member().value());
    }

    private static List<String> arguments(ResultSet row) throws SQLException {
        Array array = row.getArray("arguments");
        return List.of((String[]) array.getArray());
    }
}
