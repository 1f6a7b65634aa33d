package org.visibles.exchange;

import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.exchange.ListedRow.Outcome;
import org.visibles.exchange.StagedRows.ToApply;
import org.visibles.exchange.column.RowReader;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.OneBatch;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.YouthId;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

/**
 * Makes records of rows. A record, the mark that this row has made it and the row's own outcome are one transaction, so
 * that each row is applied once or not at all, whenever the server dies and whoever brings the row again.
 */
@Component
class ListApplying {

    private static final Logger LOG = LoggerFactory.getLogger(ListApplying.class);

    static final int BATCH = 25;

    private final StagedRows rows;
    private final MadeRecords made;
    private final YouthService people;
    private final CurrentMember member;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    ListApplying(
            StagedRows rows,
            MadeRecords made,
            YouthService people,
            CurrentMember member,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.made = made;
        this.people = people;
        this.member = member;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Told of each row in the midst of its transaction. */
    interface Pulse {
        void row(long number);
    }

    /** Applies the next rows; gives how many, 0 at the end. */
    int next(ImportedList list, RowReader reader, Pulse pulse) {
        try {
            return some(list, reader, pulse, BATCH);
        } catch (RuleViolation | DataAccessException failed) {
            LOG.debug("Rows of import {} are applied one by one", list.id(), failed);
            return one(list, reader, pulse);
        }
    }

    private int some(ImportedList list, RowReader reader, Pulse pulse, int limit) {
        return OneBatch.of(() -> java.util.Objects.requireNonNull(transaction.execute(status -> {
            alone();
            List<ToApply> batch = rows.toApply(list.id(), limit);
            Set<Long> before = made.before(batch);
            List<ToApply> fresh =
                    batch.stream().filter(row -> !before.contains(row.number())).toList();
            fresh.forEach(row -> apply(list, reader, row, pulse));
            rows.outcome(list.id(), before, Outcome.ALREADY);
            rows.outcome(list.id(), fresh.stream().map(ToApply::number).toList(), Outcome.CREATED);
            return batch.size();
        })));
    }

    private int one(ImportedList list, RowReader reader, Pulse pulse) {
        try {
            return some(list, reader, pulse, 1);
        } catch (RuleViolation rule) {
            refuse(list, rule);
        } catch (DataAccessException failed) {
            LOG.warn("A row of import {} could not be applied", list.id(), failed);
            refuse(list, new RuleViolation("exchange.problem.database"));
        }
        return 1;
    }

    /** What the rules allowed when it was checked, they do not any more. */
    private void refuse(ImportedList list, RuleViolation rule) {
        transaction.executeWithoutResult(status -> rows.toApply(list.id(), 1)
                .forEach(row -> rows.refuse(
                        list.id(), row.number(), List.of(ListChecking.problem(list.columns(), row.cells(), rule)))));
    }

    private void apply(ImportedList list, RowReader reader, ToApply row, Pulse pulse) {
        YouthDetails details = reader.read(row.cells()).details();
        if (details.pseudonym().equals(RowReader.NO_PSEUDONYM)) {
            details = details.edit().pseudonym(people.offerPseudonym()).build();
        }
        YouthId id = people.record(YouthId.next(), details);
        made.add(list.id(), row, id);
        pulse.row(row.number());
    }

    /** One at a time applies lists of an organisation: two of its members may have brought the same. */
    private void alone() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('exchange ' || ?, 0))::text")
                .param(member.require().organisation().toString())
                .query(String.class)
                .single();
    }
}
