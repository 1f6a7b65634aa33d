package org.visibles.directory.feed;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes what a file held into the directory, in the caller's transaction: readers see all of it or nothing. What is the
 * same is not written again; ids that others point to stay.
 */
@Component
class Applying {

    /** So that each statement is short, and one may give up between two. */
    private static final int BATCH = 2_000;

    private static final String CHANGED = """
            with r as (select r.source, r.id, r.data from dir_import_row r left join dir_record d using (kind, source, id)
              where r.import_id = :import and r.kind = :kind and r.line > :after and r.line <= :until and r.data is not null
              and (d.data is distinct from r.data or d.vanished_at is not null)),
            kept as (insert into dir_record (kind, source, id, data) select :kind, source, id, data from r
              on conflict (kind, source, id) do update set data = excluded.data, vanished_at = null)
            """;

    private static final String STRUCTURES = CHANGED + """
            insert into dir_structure (source, id, name, commune_code, hours, networks)
            select source, id, data ->> 'nom', data ->> 'code_insee', data ->> 'horaires_accueil',
              texts_of(data -> 'reseaux_porteurs') from r
            on conflict (source, id) do update set name = excluded.name, commune_code = excluded.commune_code,
              hours = excluded.hours, networks = excluded.networks, vanished_at = null""";

    private static final String SERVICES = CHANGED + """
            insert into dir_service (source, id, structure_id, name, type, themes, publics, modes, zones, fees, commune_code,
              latitude, longitude, hours, updated_on)
            select source, id, data ->> 'structure_id', data ->> 'nom', data ->> 'type', texts_of(data -> 'thematiques'),
              texts_of(data -> 'publics'), texts_of(data -> 'modes_accueil'), texts_of(data -> 'zone_eligibilite'),
              data ->> 'frais', data ->> 'code_insee', (data ->> 'latitude')::double precision,
              (data ->> 'longitude')::double precision, data ->> 'horaires_accueil', data ->> 'date_maj' from r
            on conflict (source, id) do update set structure_id = excluded.structure_id, name = excluded.name,
              type = excluded.type, themes = excluded.themes, publics = excluded.publics, modes = excluded.modes,
              zones = excluded.zones, fees = excluded.fees, commune_code = excluded.commune_code,
              latitude = excluded.latitude, longitude = excluded.longitude, hours = excluded.hours,
              updated_on = excluded.updated_on, vanished_at = null""";

    /** By NOT IN, which reads the delivery once into a hash: how large it is, no statistics tell while it is applied. */
    private static final String MISSING = """
            vanished_at is null
            and %1$s.source in (select distinct source from dir_import_row where import_id = :import and kind = :kind)
            and (%1$s.source, %1$s.id) not in (select r.source, r.id from dir_import_row r
              where r.import_id = :import and r.kind = :kind)""";

    private final JdbcClient jdbc;

    Applying(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the end of the transaction nobody else applies. */
    void alone() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('directory.import', 0))::text")
                .query(String.class)
                .single();
    }

    /** @param lines told how many are done; whatever it throws gives all of it up */
    void apply(UUID importId, Instant now, LongConsumer lines) {
        long last = jdbc.sql("select coalesce(max(line), 0) from dir_import_row where import_id = ?")
                .param(importId)
                .query(Long.class)
                .single();
        for (long after = 0; after < last; after += BATCH) {
            write(STRUCTURES, Kind.STRUCTURE, importId, after);
            write(SERVICES, Kind.SERVICE, importId, after);
            lines.accept(Math.min(after + BATCH, last));
        }
        vanish("dir_structure", Kind.STRUCTURE, importId, now);
        vanish("dir_service", Kind.SERVICE, importId, now);
    }

    private void write(String sql, Kind kind, UUID importId, long after) {
        jdbc.sql(sql)
                .param("import", importId)
                .param("kind", kind.name())
                .param("after", after)
                .param("until", after + BATCH)
                .update();
    }

    private void vanish(String table, Kind kind, UUID importId, Instant now) {
        for (String each : new String[] {table, "dir_record"}) {
            String ofKind = each.equals("dir_record") ? "dir_record.kind = :kind and " : "";
            jdbc.sql("update " + each + " set vanished_at = :now where " + ofKind + MISSING.formatted(each))
                    .param("import", importId)
                    .param("kind", kind.name())
                    .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                    .update();
        }
    }
}
