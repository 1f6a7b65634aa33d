package org.visibles.indicators;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.indicators.Readings.Reading;
import org.visibles.kernel.ActingAs;
import org.visibles.widgets.Formats;

/**
 * What is published of a whole programme, kept as text in named parts. What was known at the end of a past month is known
 * for good, so it is worked out once, in the background or for whoever asks first; a fact of then that was committed
 * only afterwards makes it void. The program itself keeps it: no member's session can write what others will read.
 */
@Component
class KeptParts {

    private static final Logger LOG = LoggerFactory.getLogger(KeptParts.class);

    /** Reading a million people is one statement. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private static final String WHERE = """
            where programme_id = :programme and known_on = :knownOn and until_on = :until and definitions = :definitions""";

    private final Patience patience;
    private final ActingAs acting;
    private final JdbcClient jdbc;
    private final TransactionTemplate apart;
    private final Clock clock;
    private final MonthEnds monthEnds;

    KeptParts(
            Patience patience,
            ActingAs acting,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock,
            MonthEnds monthEnds) {
        this.monthEnds = monthEnds;
        this.patience = patience;
        this.acting = acting;
        this.jdbc = jdbc;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /**
     * What is kept, else what is worked out, which is kept then. Whoever asks while another works it out waits for that.
     *
     * @param first the part by which it is known whether all are kept
     */
    <T> T of(
            Reading reading,
            String first,
            Function<String, ? extends T> kept,
            Supplier<? extends T> work,
            Function<T, Map<String, String>> parts) {
        if (!reading.counted() || !past(reading)) {
            patience.forTransaction(PATIENCE);
            return work.get();
        }
        Optional<String> found = part(reading, first);
        if (found.isEmpty()) {
            patience.forTransaction(PATIENCE);
            inTurn(reading, first);
            found = part(reading, first);
        }
        return found.<T>map(kept).orElseGet(() -> keep(reading, work, parts));
    }

    /**
     * Further parts of a day that is kept, each piece in a transaction of its own; nothing where that day is not kept.
     *
     * @param mark as it was before what they are made of was read
     */
    void add(Reading reading, String mark, Stream<Map<String, String>> pieces) {
        if (reading.counted() && past(reading)) {
            pieces.forEach(parts -> keep(reading, mark, parts));
        }
    }

    /** By this it is told later what was committed only after one began to read; that may take its time in this transaction. */
    String mark() {
        patience.forTransaction(PATIENCE);
        return jdbc.sql("select pg_snapshot_xmin(pg_current_snapshot())::text")
                .query(String.class)
                .single();
    }

    private boolean past(Reading reading) {
        return reading.knownOn().isBefore(LocalDate.ofInstant(clock.instant(), Formats.ZONE));
    }

    private void inTurn(Reading reading, String first) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:what, 0))")
                .param(
                        "what",
                        String.join(
                                " ",
                                reading.programme().id().toString(),
                                reading.knownOn().toString(),
                                first))
                .query(row -> {});
    }

    private <T> T keep(Reading reading, Supplier<? extends T> work, Function<T, Map<String, String>> parts) {
        String mark = mark();
        T worked = work.get();
        keep(reading, mark, parts.apply(worked));
        return worked;
    }

    private void keep(Reading reading, String mark, Map<String, String> parts) {
        try {
            acting.runAsNobody(
                    () -> apart.executeWithoutResult(status -> keep(reading, mark, List.copyOf(parts.entrySet()))));
        } catch (DataAccessException | TransactionException failed) {
            LOG.warn("What was worked out as known on {} could not be kept", reading.knownOn(), failed);
        }
    }

    private void keep(Reading reading, String mark, List<Map.Entry<String, String>> parts) {
        statement(
                        "select keep_published(:programme, :knownOn, :until, :definitions, :mark::xid8, :parts, :answers)",
                        reading)
                .param("mark", mark)
                .param("parts", parts.stream().map(Map.Entry::getKey).toArray(String[]::new))
                .param("answers", parts.stream().map(Map.Entry::getValue).toArray(String[]::new))
                .query(row -> {});
    }

    /** One that must be there, as another one is. */
    String require(Reading reading, String part) {
        return part(reading, part).orElseThrow(() -> new IllegalStateException(part));
    }

    /**
     * What is kept for the own organisation alone; nothing where that day is not kept, or its file has not been made.
     *
     * @param first as in {@link #of}
     */
    Optional<String> own(Reading reading, String first) {
        return reading.counted() && past(reading)
                ? statement(
                                "select own_published(:programme, :knownOn, :until, :definitions, :first) as answers",
                                reading)
                        .param("first", first)
                        .query((row, number) -> Optional.ofNullable(row.getString("answers")))
                        .single()
                : Optional.empty();
    }

    Optional<String> part(Reading reading, String part) {
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
                .param("definitions", KeptAnswers.definitions(monthEnds.alone()));
    }
}
