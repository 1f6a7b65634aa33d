package org.visibles.indicators;

import java.util.List;
import org.springframework.stereotype.Component;
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

    private CommuneCodes codes(Reading reading) {
        return history.asOf(reading.knownOn(), reading.knownBefore());
    }
}
