package org.visibles.indicators;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Locale;
import org.visibles.indicators.StageDays.Days;

/**
 * Those of a cohort who got so far soon enough.
 *
 * @param months since they were identified, one of {@link CohortTable#AFTER}
 */
public record Within(int months, Stage stage) implements Serializable {

    /** How far. */
    public enum Stage {
        MOBILISED,
        CONNECTED,
        EXITED;

        /** Key of its name. */
        public String key() {
            return "indicators.step." + name().toLowerCase(Locale.ROOT);
        }
    }

    boolean counts(Subject subject, Days days) {
        LocalDate reached = switch (stage) {
            case MOBILISED -> days.mobilisedOn();
            case CONNECTED -> days.connectedOn();
            case EXITED -> days.exitedOn();
        };
        return reached != null && !reached.isAfter(subject.identifiedOn().plusMonths(months));
    }
}
