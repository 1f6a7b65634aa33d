package org.visibles.directory.feed;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.StaleVersion;

/** The table of addresses to import from; in the caller's transaction. */
@Component
class Feeds {

    private static final int LONGEST_URL = 2_000;
    private static final int LONGEST_PAUSE = 366;
    private static final String ROW = "select id, url, every_days, last_started_at, version from dir_feed ";

    private final JdbcClient jdbc;
    private final Clock clock;

    Feeds(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One whose turn has come. */
    record Due(UUID id, URI address, MemberId setBy) {}

    List<FeedRow> all() {
        return jdbc.sql(ROW + "order by url, id").query(Feeds::row).list();
    }

    Optional<FeedRow> find(UUID id) {
        return jdbc.sql(ROW + "where id = ?").param(id).query(Feeds::row).optional();
    }

    List<Due> due() {
        return jdbc.sql("""
                        select id, url, set_by from dir_feed
                        where every_days is not null
                          and (last_started_at is null or last_started_at + every_days * interval '1 day' <= ?)
                        order by last_started_at nulls first, id""")
                .param(now())
                .query((row, n) -> new Due(
                        row.getObject("id", UUID.class),
                        URI.create(row.getString("url")),
                        new MemberId(row.getObject("set_by", UUID.class))))
                .list();
    }

    void started(UUID id) {
        jdbc.sql("update dir_feed set last_started_at = ? where id = ?")
                .param(now())
                .param(id)
                .update();
    }

    void save(FeedRow feed) {
        String url = DirectoryDownload.checked(feed.url()).toString();
        Integer days = feed.everyDays();
        if (url.length() > LONGEST_URL || (days != null && (days < 1 || days > LONGEST_PAUSE))) {
            throw new RuleViolation("rule.directory.url.broken");
        }
        if (feed.version() == null) {
            jdbc.sql("insert into dir_feed (id, url, every_days, version) values (?, ?, ?, 0)")
                    .param(feed.id())
                    .param(url)
                    .param(days)
                    .update();
            return;
        }
        int changed = jdbc.sql(
                        "update dir_feed set url = ?, every_days = ?, version = version + 1 where id = ? and version = ?")
                .param(url)
                .param(days)
                .param(feed.id())
                .param(feed.version())
                .update();
        if (changed == 0) {
            throw new StaleVersion();
        }
    }

    void remove(UUID id) {
        jdbc.sql("delete from dir_feed where id = ?").param(id).update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static FeedRow row(ResultSet row, int number) throws SQLException {
        Timestamp started = row.getTimestamp("last_started_at");
        Instant last = started == null ? null : started.toInstant();
        return new FeedRow(
                row.getObject("id", UUID.class),
                row.getString("url"),
                row.getObject("every_days", Integer.class),
                last,
                row.getLong("version"));
    }
}
