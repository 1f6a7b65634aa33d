package org.visibles.exchange;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.exchange.StagedRows.ToApply;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.YouthId;

/** Which rows became which records; in the caller's transaction. */
@Component
class MadeRecords {

    private final JdbcClient jdbc;
    private final CurrentMember member;

    MadeRecords(JdbcClient jdbc, CurrentMember member) {
        this.jdbc = jdbc;
        this.member = member;
    }

    /** Numbers of those rows that became records before, by this list or another. */
    Set<Long> before(List<ToApply> rows) {
        return jdbc.sql("""
                        select r.number from unnest(?::bigint[], ?::bytea[], ?::integer[]) r (number, row_key, occurrence)
                        join exchange_made m on m.organisation_id = ? and m.row_key = r.row_key and m.occurrence = r.occurrence""")
                .param(rows.stream().map(ToApply::number).toArray(Long[]::new))
                .param(rows.stream().map(ToApply::key).toArray(byte[][]::new))
                .param(rows.stream().map(ToApply::occurrence).toArray(Integer[]::new))
                .param(organisation())
                .query((row, n) -> row.getLong(1))
                .set();
    }

    void add(UUID importId, ToApply row, YouthId youth) {
        jdbc.sql("""
                        insert into exchange_made (organisation_id, row_key, occurrence, import_id, number, youth_id)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(organisation(), row.key(), row.occurrence(), importId, row.number(), youth.value())
                .update();
    }

    /** A record that stayed when the import was undone, and why: {@code exchange.kept.<why>}. */
    public record Kept(YouthId youth, long number, String why) {}

    List<YouthId> toTakeBack(UUID importId, int limit) {
        return jdbc.sql(
                        "select youth_id from exchange_made where import_id = ? and kept is null order by number limit ?")
                .params(importId, limit)
                .query((row, n) -> new YouthId(row.getObject(1, UUID.class)))
                .list();
    }

    int count(UUID importId) {
        return jdbc.sql("select count(*) from exchange_made where import_id = ? and kept is null")
                .param(importId)
                .query(Integer.class)
                .single();
    }

    void keep(YouthId youth, String why) {
        jdbc.sql("update exchange_made set kept = ? where youth_id = ?")
                .params(why, youth.value())
                .update();
    }

    /** What stayed is looked at anew. */
    void keepNone(UUID importId) {
        jdbc.sql("update exchange_made set kept = null where import_id = ? and kept is not null")
                .param(importId)
                .update();
    }

    int countKept(UUID importId) {
        return jdbc.sql("select count(*) from exchange_made where import_id = ? and kept is not null")
                .param(importId)
                .query(Integer.class)
                .single();
    }

    List<Kept> kept(UUID importId, int offset, int limit) {
        return jdbc.sql(
                        "select youth_id, number, kept from exchange_made where import_id = ? and kept is not null order by number limit ? offset ?")
                .params(importId, limit, offset)
                .query((row, n) ->
                        new Kept(new YouthId(row.getObject(1, UUID.class)), row.getLong(2), row.getString(3)))
                .list();
    }

    private UUID organisation() {
        return member.require().organisation().value();
    }
}
