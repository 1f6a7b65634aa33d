package org.visibles.indicators;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Measure.Exchanges;
import org.visibles.indicators.Measure.Median;
import org.visibles.indicators.Measure.People;
import org.visibles.indicators.Measure.Rate;
import org.visibles.indicators.Measure.Share;

/**
 * All indicators, in the order of the page, the file and the manual. The cohort is made of those identified in the
 * period, eligible at first contact; a share counts those <em>of them</em> who got so far by the day of knowledge.
 */
public enum Indicator {
    IDENTIFIED(Unit.PEOPLE, new People()),
    MOBILISATION(Unit.SHARE, share(Variable.REACHED, Set.of("MOBILISED", "CONNECTED"))),
    CONNECTION(Unit.SHARE, share(Variable.REACHED, Set.of("CONNECTED"))),
    CONNECTION_OF_MOBILISED(
            Unit.SHARE, new Share(Variable.REACHED, Set.of("CONNECTED"), Set.of("MOBILISED", "CONNECTED"), Set.of())),
    EXITED(Unit.SHARE, share(Variable.EXIT, Set.of("LASTING", "POSITIVE", "OTHER"))),
    POSITIVE_OUTCOME(
            Unit.SHARE,
            new Share(Variable.EXIT, Set.of("LASTING", "POSITIVE"), Set.of("LASTING", "POSITIVE", "OTHER"), Set.of())),
    LASTING_EMPLOYMENT(
            Unit.SHARE, new Share(Variable.EXIT, Set.of("LASTING"), Set.of("LASTING", "POSITIVE", "OTHER"), Set.of())),
    STILL_AT_SIX_MONTHS(Unit.SHARE, new Share(Variable.STILL, Set.of("YES"), Set.of("YES", "NO"), Set.of("UNKNOWN"))),
    LIVING_IN_QPV(Unit.SHARE, share(Variable.IN_QPV, Set.of("YES"))),
    WOMEN(Unit.SHARE, share(Variable.SEX, Set.of("F"))),
    MINORS(Unit.SHARE, share(Variable.AGE, Set.of("UNDER_18"))),
    INFRA_3(Unit.SHARE, share(Variable.LEVEL, Set.of("INFRA3"))),
    DISABILITY(Unit.SHARE, share(Variable.DISABILITY, Set.of("YES"))),
    ALREADY_KNOWN(
            Unit.SHARE, new Share(Variable.KNOWN, Set.of("KNOWN"), Set.of("KNOWN", "UNKNOWN"), Set.of("NOT_CHECKED"))),
    LOST(Unit.SHARE, new Share(Variable.LOST, Set.of("YES"), Set.of("YES", "NO"), Set.of())),
    DAYS_TO_APPOINTMENT(Unit.DAYS, new Median(subject -> single(subject.daysToAppointment()))),
    DAYS_TO_SPE(Unit.DAYS, new Median(subject -> single(subject.daysToSpe()))),
    DAYS_TO_ANSWER(Unit.DAYS, new Median(Subject::answerDays)),
    ANSWER_RATE(Unit.SHARE, new Rate(Subject::referralsAnswered, Subject::referralsDue)),
    NO_SHOW_RATE(Unit.SHARE, new Rate(Subject::appointmentsMissed, Subject::appointments)),
    EXCHANGES(Unit.EXCHANGES, new Exchanges());

    /** What the number counts. */
    public enum Unit {
        PEOPLE,
        EXCHANGES,
        SHARE,
        DAYS
    }

    private final Unit unit;
    private final Measure measure;

    Indicator(Unit unit, Measure measure) {
        this.unit = unit;
        this.measure = measure;
    }

    public Unit unit() {
        return unit;
    }

    Measure measure() {
        return measure;
    }

    /** Key of its name. */
    public String key() {
        return "indicators.indicator." + code();
    }

    /** Key of its formula in words: numerator, denominator, what counts. */
    public String formulaKey() {
        return "indicators.formula." + code();
    }

    /** Its name in files and targets, for example {@code connection-of-mobilised}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one of this name in targets; empty for names that are of no use here. */
    static Optional<Indicator> ofCode(String code) {
        return Arrays.stream(values())
                .filter(indicator -> indicator.code().equals(code))
                .findFirst();
    }

    private static Share share(Variable variable, Set<String> numerator) {
        boolean always = variable == Variable.REACHED || variable == Variable.EXIT;
        return new Share(variable, numerator, Set.of(), always ? Set.of() : Set.of(Variable.NOT_STATED));
    }

    private static List<Integer> single(@Nullable Integer days) {
        return days == null ? List.of() : List.of(days);
    }
}
