package org.visibles.directory.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.directory.feed.ImportCounts.Change;

/** Compares what a file held with what the directory holds; each question is one statement, in the caller's transaction. */
@Component
class Comparison {

    private static final String JOINED =
            " from dir_import_row r left join dir_record d using (kind, source, id) where r.import_id = :import and r.kind = :kind ";

    private static final String DIFFERS = "(d.data is distinct from r.data or d.vanished_at is not null)";

    /** Of the sources that the file speaks of, and only of the kind that it holds. */
    private static final String VANISHED = """
             from dir_record d where d.kind = :kind and d.vanished_at is null
            and d.source in (select distinct source from dir_import_row where import_id = :import and kind = :kind)
            and not exists (select from dir_import_row r
              where r.import_id = :import and r.kind = d.kind and r.source = d.source and r.id = d.id)""";

    private static final String WITHOUT_STRUCTURE = """
             from dir_import_row r where r.import_id = :import and r.kind = 'SERVICE' and r.data is not null
            and not exists (select from dir_import_row s where s.import_id = :import and s.kind = 'STRUCTURE'
              and s.source = r.source and s.id = r.data ->> 'structure_id' and s.data is not null)
            and not exists (select from dir_structure s where s.source = r.source and s.id = r.data ->> 'structure_id')""";

    private static final int EXAMPLES = 10;

    private final JdbcClient jdbc;

    Comparison(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Has the rest of the transaction planned for the tables as they are. A plan that the connection kept from when they
     * were small reads one of them again for each line of the other, and a large delivery takes hours.
     */
    void planAnew() {
        jdbc.sql("select set_config('plan_cache_mode', 'force_custom_plan', true)")
                .query(String.class)
                .single();
    }

    Change of(UUID importId, Kind kind) {
        long vanished = jdbc.sql("select count(*)" + VANISHED)
                .param("import", importId)
                .param("kind", kind.name())
                .query(Long.class)
                .single();
        return jdbc.sql("""
                        select count(*) filter (where d.id is null) as fresh,
                          count(*) filter (where d.id is not null and """ + DIFFERS + """
                        ) as changed,
                          count(*) filter (where d.id is not null and not\s""" + DIFFERS + ") as same" + JOINED + "and r.data is not null")
                .param("import", importId)
                .param("kind", kind.name())
                .query((row, n) ->
                        new Change(row.getLong("fresh"), row.getLong("changed"), row.getLong("same"), vanished))
                .single();
    }

    List<Example> examples(UUID importId) {
        List<Example> examples = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            examples(
                    examples,
                    importId,
                    kind,
                    Example.Change.FRESH,
                    "select r.id, r.data ->> 'nom' as name" + JOINED
                            + "and r.data is not null and d.id is null order by r.line");
            examples(
                    examples,
                    importId,
                    kind,
                    Example.Change.CHANGED,
                    "select r.id, r.data ->> 'nom' as name" + JOINED
                            + "and r.data is not null and d.id is not null and " + DIFFERS + " order by r.line");
            examples(
                    examples,
                    importId,
                    kind,
                    Example.Change.VANISHED,
                    "select d.id, d.data ->> 'nom' as name" + VANISHED + " order by d.source, d.id");
        }
        return examples;
    }

    private void examples(List<Example> into, UUID importId, Kind kind, Example.Change change, String sql) {
        into.addAll(jdbc.sql(sql + " limit " + EXAMPLES)
                .param("import", importId)
                .param("kind", kind.name())
                .query((row, n) -> new Example(kind, change, row.getString("id"), row.getString("name")))
                .list());
    }

    long withoutStructure(UUID importId) {
        return jdbc.sql("select count(*)" + WITHOUT_STRUCTURE)
                .param("import", importId)
                .query(Long.class)
                .single();
    }

    List<Problem> firstWithoutStructure(UUID importId) {
        return jdbc.sql("select r.line, r.id, r.data ->> 'structure_id' as structure" + WITHOUT_STRUCTURE
                        + " order by r.line limit " + EXAMPLES)
                .param("import", importId)
                .query((row, n) -> new Problem(
                        Problem.Effect.KEPT,
                        row.getLong("line"),
                        row.getString("id"),
                        "structure_id",
                        Problem.Reason.NO_STRUCTURE,
                        row.getString("structure"),
                        1))
                .list();
    }
}
