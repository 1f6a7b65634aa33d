package org.visibles.exchange;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.kernel.CurrentMember;

/** The table of what rows of one list may have in common; in the caller's transaction. */
@Component
class RowTraits {

    private static final int MOST = 5_000;

    private final JdbcClient jdbc;
    private final CurrentMember member;

    RowTraits(JdbcClient jdbc, CurrentMember member) {
        this.jdbc = jdbc;
        this.member = member;
    }

    /** Numbers of the rows kept so far that share something with one of these. */
    List<Long> like(UUID importId, List<Likeness.Person> rows) {
        Set<ByteBuffer> sought = new HashSet<>();
        rows.forEach(row -> sought.addAll(Likeness.digests(row.details())));
        return jdbc.sql("""
                        select distinct number from (
                          select number, row_number() over (partition by trait order by number) as place from exchange_row_trait
                          where import_id = :import and trait = any (:traits)) r
                        where place <= :each order by number limit :most""")
                .param("import", importId)
                .param("traits", sought.stream().map(RowTraits::bytes).toArray(byte[][]::new))
                .param("each", Likeness.SHARED_BY)
                .param("most", MOST)
                .query((row, n) -> row.getLong(1))
                .list();
    }

    void keep(UUID importId, List<Likeness.Person> rows) {
        List<byte[]> traits = new ArrayList<>();
        List<Long> numbers = new ArrayList<>();
        for (Likeness.Person row : rows) {
            for (ByteBuffer digest : Likeness.digests(row.details())) {
                traits.add(bytes(digest));
                numbers.add(row.number());
            }
        }
        jdbc.sql("""
                        insert into exchange_row_trait (import_id, trait, number, organisation_id)
                        select :import, trait, number, :organisation from unnest(:traits::bytea[], :numbers::bigint[]) as t (trait, number)
                        on conflict do nothing""")
                .param("import", importId)
                .param("organisation", member.require().organisation().value())
                .param("traits", traits.toArray(byte[][]::new))
                .param("numbers", numbers.toArray(Long[]::new))
                .update();
    }

    void forget(UUID importId) {
        jdbc.sql("delete from exchange_row_trait where import_id = ?")
                .param(importId)
                .update();
    }

    void forget(UUID importId, long number) {
        jdbc.sql("delete from exchange_row_trait where import_id = ? and number = ?")
                .params(importId, number)
                .update();
    }

    private static byte[] bytes(ByteBuffer digest) {
        return Arrays.copyOfRange(digest.array(), digest.position(), digest.limit());
    }
}
