package org.visibles.indicators;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.visibles.indicators.Readings.Reading;
import org.visibles.widgets.Formats;

/**
 * The published grid of a whole programme. What was known at the end of a past month is known for good, so its grid is
 * worked out once and kept, by the job of the night or by whoever asks first; a fact of then that was committed only
 * afterwards makes it void.
 */
@Component
class PublishedFigures {

    private static final String WHERE = """
            where programme_id = :programme and known_on = :knownOn and until_on = :until and definitions = :definitions""";

    private final Cohorts cohorts;
    private final CountedPeople counted;
    private final FieldFacts field;
    private final JdbcClient jdbc;
    private final Clock clock;

    PublishedFigures(Cohorts cohorts, CountedPeople counted, FieldFacts field, JdbcClient jdbc, Clock clock) {
        this.cohorts = cohorts;
        this.counted = counted;
        this.field = field;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** In a transaction that may write, what was worked out is kept. */
    Tabulation grid(Reading reading) {
        if (!reading.counted() || reading.own() || !past(reading)) {
            return worked(reading);
        }
        return part(reading, KeptAnswers.FOLDINGS)
                .<Tabulation>map(foldings -> new KeptGrid(
                        foldings, part -> part(reading, part).orElseThrow(() -> new IllegalStateException(part))))
                .orElseGet(() -> kept(reading));
    }

    /** Worked out of the people, whether it is kept or not. */
    Tabulation worked(Reading reading) {
        return new PublishedGrid(new Grid(cohorts.subjects(reading)), exchanges(reading));
    }

    Exchanges exchanges(Reading reading) {
        return reading.counted() ? counted.exchanges(reading) : Exchanges.of(field.activity(reading));
    }

    private boolean past(Reading reading) {
        return reading.knownOn().isBefore(LocalDate.ofInstant(clock.instant(), Formats.ZONE));
    }

    private Tabulation kept(Reading reading) {
        if (TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            return worked(reading);
        }
        String mark = jdbc.sql("select pg_snapshot_xmin(pg_current_snapshot())::text")
                .query(String.class)
                .single();
        Tabulation worked = worked(reading);
        List<Map.Entry<String, String>> parts =
                List.copyOf(KeptAnswers.of(worked).entrySet());
        statement(
                        "select keep_published(:programme, :knownOn, :until, :definitions, :mark::xid8, :parts, :answers)",
                        reading)
                .param("mark", mark)
                .param("parts", parts.stream().map(Map.Entry::getKey).toArray(String[]::new))
                .param("answers", parts.stream().map(Map.Entry::getValue).toArray(String[]::new))
                .query(row -> {});
        return worked;
    }

    private Optional<String> part(Reading reading, String part) {
        return statement(
                        "select answers from published_part " + WHERE
                                + " and part = :part and still_published(programme_id, known_on, written_before)",
                        reading)
                .param("part", part)
                .query(String.class)
                .optional();
    }

    private JdbcClient.StatementSpec statement(String sql, Reading reading) {
        return jdbc.sql(sql)
                .param("programme", reading.programme().id().value())
                .param("knownOn", reading.knownOn())
                .param("until", reading.until())
                .param("definitions", KeptAnswers.definitions());
    }
}
