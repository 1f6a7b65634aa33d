package org.visibles.indicators.ui;

import org.visibles.indicators.FieldFigure;

/** What outings add to a number, in words; minutes where it tells hours. */
record ShareWords(Labels labels, FieldFigure figure) {

    /** What one outing adds. */
    String share(long amount) {
        return switch (figure) {
            case HOURS -> length(amount);
            case MET, KNOWN, LEAFLETS -> labels.text("indicators.outings.share." + figure.code(), amount);
            case OUTINGS, FRUITLESS, EXCHANGES, HOURS_PER_IDENTIFIED -> labels.whole(amount);
        };
    }

    /** As the figures tell it. */
    String number(long amount) {
        return figure == FieldFigure.HOURS ? labels.decimal(amount / 60.0) : labels.whole(amount);
    }

    /** The whole number, by which what each outing adds can be added up. */
    String total(long amount) {
        return figure == FieldFigure.HOURS
                ? labels.text("indicators.outings.sum", number(amount), length(amount))
                : number(amount);
    }

    private String length(long minutes) {
        return labels.text("indicators.outings.length", labels.whole(minutes / 60), "%02d".formatted(minutes % 60));
    }
}
