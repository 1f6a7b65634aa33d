package org.visibles.indicators;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A number that stands in a figure, of whose people there is a list. */
public enum Part {
    NUMERATOR,
    DENOMINATOR,
    /** Those of whom it is not known. */
    NOT_STATED,
    /** Those of whom it was known too long ago. */
    TO_RECONFIRM;

    /** Those of an indicator; none where it counts no people of the cohort. */
    public static List<Part> of(Indicator indicator) {
        return switch (indicator.measure()) {
            case Measure.People people -> List.of(NUMERATOR);
            case Measure.Median median -> List.of(NUMERATOR);
            case Measure.Rate rate -> List.of(NUMERATOR, DENOMINATOR);
            case Measure.Exchanges exchanges -> List.of();
            case Measure.Cost cost -> List.of(DENOMINATOR);
            case Measure.Share share -> {
                List<Part> parts = new ArrayList<>(List.of(NUMERATOR, DENOMINATOR));
                if (!share.notStated().isEmpty()) {
                    parts.add(NOT_STATED);
                }
                if (!share.toReconfirm().isEmpty()) {
                    parts.add(TO_RECONFIRM);
                }
                yield List.copyOf(parts);
            }
        };
    }

    /** Whether one of the cohort is counted in it; of what one can have several of, whoever has any. */
    boolean counts(Indicator indicator, Subject subject) {
        return of(indicator).contains(this)
                && switch (indicator.measure()) {
                    case Measure.People people -> true;
                    case Measure.Median median -> !median.days().apply(subject).isEmpty();
                    case Measure.Rate rate ->
                        (this == NUMERATOR ? rate.numerator() : rate.denominator()).applyAsInt(subject) > 0;
                    case Measure.Exchanges exchanges -> false;
                    case Measure.Cost cost ->
                        cost.reached().isEmpty() || cost.reached().contains(Variable.REACHED.of(subject));
                    case Measure.Share share -> counts(share, share.variable().of(subject));
                };
    }

    private boolean counts(Measure.Share share, String category) {
        return switch (this) {
            case NUMERATOR -> share.numerator().contains(category);
            case DENOMINATOR ->
                share.denominator().isEmpty() || share.denominator().contains(category);
            case NOT_STATED -> share.notStated().contains(category);
            case TO_RECONFIRM -> share.toReconfirm().contains(category);
        };
    }

    /** Key of its name. */
    public String key() {
        return "indicators.number." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
