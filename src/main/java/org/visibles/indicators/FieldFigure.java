package org.visibles.indicators;

import java.util.Locale;

/** What is counted of the work in the field, in the order of page, file and manual. None of it ever adds to those identified. */
public enum FieldFigure {
    OUTINGS,
    /** On which the organisation that declares them met nobody. */
    FRUITLESS,
    HOURS,
    MET,
    KNOWN,
    LEAFLETS,
    EXCHANGES,
    HOURS_PER_IDENTIFIED;

    /** Key of its name. */
    public String key() {
        return "indicators.field." + code();
    }

    /** Key of its definition in words. */
    public String formulaKey() {
        return "indicators.field-formula." + code();
    }

    /** Its name in files, for example {@code hours-per-identified}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
