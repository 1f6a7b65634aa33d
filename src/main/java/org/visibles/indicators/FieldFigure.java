package org.visibles.indicators;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What is counted of the work in the field, in the order of page, file and manual. None of it ever adds to those identified. */
public enum FieldFigure implements Defined {
    OUTINGS(Unit.OUTINGS, IndicatorSource.OUTINGS, "outings"),
    /** On which the organisation that declares them met nobody. */
    FRUITLESS(Unit.OUTINGS, IndicatorSource.OUTINGS, "outings-fruitless"),
    HOURS(Unit.HOURS, IndicatorSource.OUTINGS, "outing-hours"),
    MET(Unit.PEOPLE, IndicatorSource.OUTINGS, "people-met"),
    KNOWN(Unit.PEOPLE, IndicatorSource.OUTINGS, "people-known"),
    LEAFLETS(Unit.LEAFLETS, IndicatorSource.OUTINGS, "leaflets"),
    EXCHANGES(Unit.EXCHANGES, IndicatorSource.EXCHANGES, "exchanges"),
    HOURS_PER_IDENTIFIED(Unit.HOURS, IndicatorSource.OUTINGS_AND_JOURNEYS, "outing-hours", "identified");

    /** What the number counts. */
    public enum Unit {
        OUTINGS,
        HOURS,
        PEOPLE,
        LEAFLETS,
        EXCHANGES;

        /** Key of its name. */
        public String key() {
            return "indicators.field-unit." + name().toLowerCase(Locale.ROOT);
        }
    }

    private final Unit unit;
    private final IndicatorSource source;
    private final String numerator;
    private final @Nullable String denominator;

    FieldFigure(Unit unit, IndicatorSource source, String numerator) {
        this(unit, source, numerator, null);
    }

    FieldFigure(Unit unit, IndicatorSource source, String numerator, @Nullable String denominator) {
        this.unit = unit;
        this.source = source;
        this.numerator = numerator;
        this.denominator = denominator;
    }

    @Override
    public String registryCode() {
        return "field-" + code();
    }

    @Override
    public String key() {
        return "indicators.field." + code();
    }

    @Override
    public String formulaKey() {
        return "indicators.field-formula." + code();
    }

    @Override
    public String unitKey() {
        return unit.key();
    }

    @Override
    public IndicatorSource source() {
        return source;
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
    public List<String> dimensionKeys() {
        return List.of(Variable.ORGANISATION.key(), Variable.QUARTER.key());
    }

    /** Outings, their hours and what was handed out are nobody's. */
    @Override
    public OptionalInt minimumCell() {
        return switch (this) {
            case OUTINGS, FRUITLESS, HOURS, LEAFLETS -> OptionalInt.empty();
            case MET, KNOWN, EXCHANGES, HOURS_PER_IDENTIFIED -> OptionalInt.of(Suppression.THRESHOLD);
        };
    }

    /** Those that single outings make up. */
    public static List<FieldFigure> ofOutings() {
        return List.of(OUTINGS, FRUITLESS, HOURS, MET, KNOWN, LEAFLETS);
    }

    /**
     * Those of them that are told of each organisation in each quarter: about nobody, and unlike outings without an encounter
     * without saying that nobody was met, which of the others' numbers would leave too few.
     */
    public static List<FieldFigure> ofEachQuarter() {
        return List.of(OUTINGS, HOURS, LEAFLETS);
    }

    /** What of something done it counts; minutes where it tells hours. */
    long of(Activity done) {
        return switch (this) {
            case OUTINGS -> done.outings();
            case FRUITLESS -> done.fruitless();
            case HOURS -> done.minutes();
            case MET -> done.met();
            case KNOWN -> done.known();
            case LEAFLETS -> done.leaflets();
            case EXCHANGES -> done.exchanges();
            case HOURS_PER_IDENTIFIED -> throw new IllegalArgumentException("a ratio is no sum");
        };
    }

    /** Its name in reports, for example {@code hours-per-identified}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
