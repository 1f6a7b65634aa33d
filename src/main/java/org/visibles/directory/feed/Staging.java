package org.visibles.directory.feed;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.directory.feed.Check.Checked;

/** Writes what is read beside what is held, five hundred records a transaction. */
@Component
class Staging {

    static final int BATCH = 500;

    private static final String INSERT = """
            insert into dir_import_row (import_id, line, kind, source, id, data)
            select :import, line, kind, source, id, data::jsonb
            from unnest(:lines::bigint[], :kinds::text[], :sources::text[], :ids::text[], :data::text[])
              as r (line, kind, source, id, data) order by line
            on conflict do nothing returning line""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Staging(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Takes records one by one; not for several threads. */
    final class Batch {

        private final UUID importId;
        private final Findings findings;
        private final List<Checked> waiting = new ArrayList<>(BATCH);

        Batch(UUID importId, Findings findings) {
            this.importId = importId;
            this.findings = findings;
        }

        void add(Checked checked) {
            findings.add(checked);
            if (checked.source() != null && checked.id() != null) {
                waiting.add(checked);
                if (waiting.size() == BATCH) {
                    flush();
                }
            }
        }

        void flush() {
            if (waiting.isEmpty()) {
                return;
            }
            Set<Long> written = new HashSet<>(transaction.execute(status -> jdbc.sql(INSERT)
                    .param("import", importId)
                    .param("lines", waiting.stream().map(Checked::line).toArray(Long[]::new))
                    .param(
                            "kinds",
                            waiting.stream().map(each -> each.kind().name()).toArray(String[]::new))
                    .param("sources", waiting.stream().map(Checked::source).toArray(String[]::new))
                    .param("ids", waiting.stream().map(Checked::id).toArray(String[]::new))
                    .param(
                            "data",
                            waiting.stream()
                                    .map(each -> each.data() == null
                                            ? null
                                            : each.data().toString())
                                    .toArray(String[]::new))
                    .query(Long.class)
                    .list()));
            waiting.stream().filter(each -> !written.contains(each.line())).forEach(findings::duplicate);
            waiting.clear();
        }
    }

    Batch of(UUID importId, Findings findings) {
        return new Batch(importId, findings);
    }
}
