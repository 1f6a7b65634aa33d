package org.visibles.indicators;

import java.util.Locale;

/** Of which records an indicator is made, and by which list they are ordered. */
public enum IndicatorSource {
    JOURNEYS,
    SIX_MONTHS,
    RECORDS,
    PLACES,
    LEVELS,
    SITUATIONS,
    MISSIONS_LOCALES,
    EXCHANGES,
    REFERRALS,
    EXPENSES,
    OUTINGS,
    OUTINGS_AND_JOURNEYS,
    /** In the field, else the place of finding that the record names. */
    FIRST_ENCOUNTERS;

    /** Key of its words. */
    public String key() {
        return "indicators.source." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
