package org.visibles.indicators;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.visibles.geography.CommuneCodes;
import org.visibles.geography.CommuneHistory;
import org.visibles.indicators.Readings.Reading;

/**
 * Counts everybody in the commune that the code stood for on the day of knowledge: facts keep the code of their day, and
 * a merger that is learnt of later changes later days of knowledge only.
 */
@Component
class CommunesThen {

    private final CommuneHistory history;

    CommunesThen(CommuneHistory history) {
        this.history = history;
    }

    List<Subject> subjects(Reading reading, List<Subject> subjects) {
        CommuneCodes codes = codes(reading);
        return subjects.stream()
                .map(subject -> subject.in(codes.of(subject.commune())))
                .toList();
    }

    List<Activity> activity(Reading reading, List<Activity> done) {
        CommuneCodes codes = codes(reading);
        return done.stream().map(each -> each.in(codes.of(each.commune()))).toList();
    }

    List<Met> met(Reading reading, List<Met> met) {
        CommuneCodes codes = codes(reading);
        return met.stream().map(each -> each.in(codes.of(each.commune()))).toList();
    }

    List<OutingFacts.Outing> outings(Reading reading, List<OutingFacts.Outing> outings) {
        CommuneCodes codes = codes(reading);
        return outings.stream()
                .map(each -> new OutingFacts.Outing(
                        each.id(), each.done().in(codes.of(each.done().commune()))))
                .toList();
    }

    /** Read once for all that a page asks for in one transaction. */
    @SuppressWarnings("unchecked")
    private CommuneCodes codes(Reading reading) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return asOf(reading);
        }
        Map<Object, CommuneCodes> read =
                (Map<Object, CommuneCodes>) TransactionSynchronizationManager.getResource(this);
        if (read == null) {
            read = new HashMap<>();
            TransactionSynchronizationManager.bindResource(this, read);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    TransactionSynchronizationManager.unbindResourceIfPossible(CommunesThen.this);
                }
            });
        }
        return read.computeIfAbsent(List.of(reading.knownOn(), reading.knownBefore()), none -> asOf(reading));
    }

    private CommuneCodes asOf(Reading reading) {
        return history.asOf(reading.knownOn(), reading.knownBefore());
    }
}
