package org.visibles.geography;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.geography.MovesPreview.Back;

/** The tables of communes and of mergers, as a file is compared with them and changes them. */
@Component
class MoveRows {

    private final JdbcClient jdbc;

    MoveRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param communes names by code, those that were merged included
     * @param moved names of the codes that lead to another one
     */
    record Held(Map<String, String> communes, Map<String, String> moved, CommuneCodes codes) {}

    Held held() {
        Map<String, String> communes = new HashMap<>();
        jdbc.sql("select code, name from commune").query(row -> {
            communes.put(row.getString(1), row.getString(2));
        });
        Map<String, String> moved = new HashMap<>();
        Map<String, String> into = new HashMap<>();
        jdbc.sql(
                        "select former_code, coalesce(name, former_code), into_code from commune_move where ended_at = 'infinity'")
                .query(row -> {
                    moved.put(row.getString(1), row.getString(2));
                    into.put(row.getString(1), row.getString(3));
                });
        return new Held(communes, moved, new CommuneCodes(into));
    }

    void move(CommuneMove move, String end, OffsetDateTime at) {
        end(move.code(), move.since(), at);
        jdbc.sql("""
                        insert into commune_move (former_code, name, into_code, holds_from, recorded_at)
                        values (?, nullif(?, ''), ?, ?, ?)""")
                .params(move.code(), move.name(), move.into(), move.since(), at)
                .update();
        boolean wasOne = jdbc.sql("update commune set active = false where code = ? and active")
                        .param(move.code())
                        .update()
                > 0;
        make(end, move.intoName(), move.code());
        if (wasOne && move.into().equals(end) && !move.intoName().isBlank()) {
            jdbc.sql("update commune set name = ? where code = ?")
                    .params(move.intoName(), end)
                    .update();
        }
    }

    void bringBack(Back back, OffsetDateTime at) {
        String from = Objects.requireNonNull(jdbc.sql("select commune_now(?)")
                .param(back.code())
                .query(String.class)
                .single());
        end(back.code(), back.since(), at);
        make(back.code(), back.name(), from);
        jdbc.sql("update commune set active = true where code = ?")
                .param(back.code())
                .update();
    }

    private void end(String code, LocalDate since, OffsetDateTime at) {
        jdbc.sql(
                        "update commune_move set holds_until = ?, ended_at = ? where former_code = ? and ended_at = 'infinity'")
                .params(since, at, code)
                .update();
    }

    /** A commune of which nothing is known yet lies where the other one does. */
    private void make(String code, String name, String other) {
        jdbc.sql("""
                        insert into commune (code, name, arrondissement, epci, population)
                        select :code, coalesce(nullif(:name, ''), :code), o.arrondissement, o.epci, o.population
                        from commune o where o.code = :other on conflict do nothing""")
                .param("code", code)
                .param("name", name)
                .param("other", other)
                .update();
    }
}
