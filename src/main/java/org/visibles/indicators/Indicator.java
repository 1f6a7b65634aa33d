package org.visibles.indicators;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Measure.Cost;
import org.visibles.indicators.Measure.Exchanges;
import org.visibles.indicators.Measure.Median;
import org.visibles.indicators.Measure.People;
import org.visibles.indicators.Measure.Rate;
import org.visibles.indicators.Measure.Share;

/**
 * All indicators of those identified, in the order of the page, the file and the manual, which are made from them. The cohort is
 * made of those identified in the period, eligible at first contact; a share counts those <em>of them</em> who got so far
 * by the day of knowledge. To add one, add a constant, its two texts, and its question in the recount of the tests.
 */
public enum Indicator implements Defined {
    IDENTIFIED(IndicatorGroup.ESSENTIAL, IndicatorSource.JOURNEYS, "identified", null, new People()),
    MOBILISATION(
            IndicatorGroup.ESSENTIAL,
            IndicatorSource.JOURNEYS,
            "mobilised",
            "identified",
            Share.of(Variable.REACHED, Set.of("MOBILISED", "CONNECTED"))),
    CONNECTION(
            IndicatorGroup.ESSENTIAL,
            IndicatorSource.JOURNEYS,
            "connected",
            "identified",
            Share.of(Variable.REACHED, Set.of("CONNECTED"))),
    CONNECTION_OF_MOBILISED(
            IndicatorGroup.JOURNEYS,
            IndicatorSource.JOURNEYS,
            "connected",
            "mobilised",
            Share.of(Variable.REACHED, Set.of("CONNECTED"), Set.of("MOBILISED", "CONNECTED"))),
    EXITED(
            IndicatorGroup.JOURNEYS,
            IndicatorSource.JOURNEYS,
            "exited",
            "identified",
            Share.of(Variable.EXIT, Set.of("LASTING", "POSITIVE", "OTHER"))),
    POSITIVE_OUTCOME(
            IndicatorGroup.ESSENTIAL,
            IndicatorSource.JOURNEYS,
            "positive",
            "exited",
            Share.of(Variable.EXIT, Set.of("LASTING", "POSITIVE"), Set.of("LASTING", "POSITIVE", "OTHER"))),
    LASTING_EMPLOYMENT(
            IndicatorGroup.JOURNEYS,
            IndicatorSource.JOURNEYS,
            "lasting",
            "exited",
            Share.of(Variable.EXIT, Set.of("LASTING"), Set.of("LASTING", "POSITIVE", "OTHER"))),
    STILL_AT_SIX_MONTHS(
            IndicatorGroup.JOURNEYS,
            IndicatorSource.SIX_MONTHS,
            "still",
            "answered-at-six-months",
            new Share(Variable.STILL, Set.of("YES"), Set.of("YES", "NO"), Set.of("UNKNOWN"), Set.of())),
    LIVING_IN_QPV(
            IndicatorGroup.PEOPLE,
            IndicatorSource.PLACES,
            "in-qpv",
            "identified",
            Share.stated(Variable.IN_QPV, Set.of("YES"))),
    WOMEN(
            IndicatorGroup.PEOPLE,
            IndicatorSource.RECORDS,
            "women",
            "identified",
            Share.stated(Variable.SEX, Set.of("F"))),
    MINORS(
            IndicatorGroup.PEOPLE,
            IndicatorSource.RECORDS,
            "minors",
            "identified",
            Share.stated(Variable.AGE, Set.of("UNDER_18"))),
    INFRA_3(
            IndicatorGroup.PEOPLE,
            IndicatorSource.LEVELS,
            "infra-3",
            "identified",
            Share.stated(Variable.LEVEL, Set.of("INFRA3"))),
    DISABILITY(
            IndicatorGroup.PEOPLE,
            IndicatorSource.RECORDS,
            "disability",
            "identified",
            Share.stated(Variable.DISABILITY, Set.of("YES"))),
    ALREADY_KNOWN(
            IndicatorGroup.PEOPLE,
            IndicatorSource.MISSIONS_LOCALES,
            "known",
            "checked",
            new Share(Variable.KNOWN, Set.of("KNOWN"), Set.of("KNOWN", "UNKNOWN"), Set.of("NOT_CHECKED"), Set.of())),
    OCCUPIED(
            IndicatorGroup.JOURNEYS,
            IndicatorSource.SITUATIONS,
            "occupied",
            "situation-up-to-date",
            new Share(
                    Variable.SITUATION,
                    Set.of("OCCUPIED"),
                    Set.of("OCCUPIED", "OTHER"),
                    Set.of(Variable.NOT_STATED),
                    Set.of(Variable.TO_RECONFIRM))),
    LOST(
            IndicatorGroup.JOURNEYS,
            IndicatorSource.EXCHANGES,
            "lost",
            "mobilised",
            Share.of(Variable.LOST, Set.of("YES"), Set.of("YES", "NO"))),
    DAYS_TO_APPOINTMENT(
            IndicatorGroup.DELAYS,
            IndicatorSource.EXCHANGES,
            "days-to-appointment",
            null,
            Median.single(Subject::daysToAppointment)),
    DAYS_TO_SPE(
            IndicatorGroup.DELAYS, IndicatorSource.JOURNEYS, "days-to-spe", null, Median.single(Subject::daysToSpe)),
    DAYS_TO_ANSWER(
            IndicatorGroup.DELAYS, IndicatorSource.REFERRALS, "days-to-answer", null, new Median(Subject::answerDays)),
    ANSWER_RATE(
            IndicatorGroup.DELAYS,
            IndicatorSource.REFERRALS,
            "answered",
            "due",
            new Rate(Subject::referralsAnswered, Subject::referralsDue)),
    NO_SHOW_RATE(
            IndicatorGroup.DELAYS,
            IndicatorSource.REFERRALS,
            "missed",
            "scheduled",
            new Rate(Subject::appointmentsMissed, Subject::appointments)),
    EXCHANGES(IndicatorGroup.ACTIVITY, IndicatorSource.EXCHANGES, "exchanges", null, new Exchanges()),
    COST_PER_IDENTIFIED(
            IndicatorGroup.COSTS, IndicatorSource.EXPENSES, "eligible-expenses", "identified", new Cost(Set.of())),
    COST_PER_CONNECTED(
            IndicatorGroup.COSTS,
            IndicatorSource.EXPENSES,
            "eligible-expenses",
            "connected",
            new Cost(Set.of("CONNECTED")));

    /** What the number counts. */
    public enum Unit {
        PEOPLE,
        EXCHANGES,
        SHARE,
        DAYS,
        EUROS;

        /** Key of its name. */
        public String key() {
            return "indicators.unit." + name();
        }
    }

    private final IndicatorGroup group;
    private final IndicatorSource source;
    private final String numerator;
    private final @Nullable String denominator;
    private final Measure measure;

    Indicator(
            IndicatorGroup group,
            IndicatorSource source,
            String numerator,
            @Nullable String denominator,
            Measure measure) {
        this.group = group;
        this.source = source;
        this.numerator = numerator;
        this.denominator = denominator;
        this.measure = measure;
    }

    public IndicatorGroup group() {
        return group;
    }

    public Unit unit() {
        return measure.unit();
    }

    @Override
    public String unitKey() {
        return unit().key();
    }

    @Override
    public IndicatorSource source() {
        return source;
    }

    Measure measure() {
        return measure;
    }

    @Override
    public String registryCode() {
        return code();
    }

    @Override
    public String key() {
        return "indicators.indicator." + code();
    }

    @Override
    public String formulaKey() {
        return "indicators.formula." + code();
    }

    @Override
    public String numeratorKey() {
        return Defined.counted(numerator);
    }

    @Override
    public Optional<String> denominatorKey() {
        return Optional.ofNullable(denominator).map(Defined::counted);
    }

    @Override
    public boolean countsNotStated() {
        return measure instanceof Share share && !share.notStated().isEmpty();
    }

    /** Whether it counts who people are, and not what happened since. */
    public boolean tellsWho() {
        return measure instanceof Share share && share.variable().tellsWho();
    }

    @Override
    public boolean countsToReconfirm() {
        return measure instanceof Share share && !share.toReconfirm().isEmpty();
    }

    /** Whether less of it is better: what is aimed at is a ceiling. */
    public boolean lessIsBetter() {
        return this == LOST || this == NO_SHOW_RATE || unit() == Unit.DAYS || unit() == Unit.EUROS;
    }

    /** By what it can be broken down where small counts are hidden; counts of events by whose and when alone. */
    public Set<Variable> dimensions() {
        return measure.dimensions();
    }

    @Override
    public List<String> dimensionKeys() {
        return Variable.dimensions().stream()
                .filter(dimensions()::contains)
                .map(Variable::key)
                .toList();
    }

    @Override
    public OptionalInt minimumCell() {
        return OptionalInt.of(Suppression.THRESHOLD);
    }

    /** Its name in files and targets, for example {@code connection-of-mobilised}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The one of this name in targets.
     *
     * @throws java.util.NoSuchElementException for names that are of no use here
     */
    public static Indicator of(String code) {
        return ofCode(code).orElseThrow();
    }

    /** The one of this name in targets; empty for names that are of no use here. */
    static Optional<Indicator> ofCode(String code) {
        return Arrays.stream(values())
                .filter(indicator -> indicator.code().equals(code))
                .findFirst();
    }
}
