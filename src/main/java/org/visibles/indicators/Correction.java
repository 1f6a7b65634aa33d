package org.visibles.indicators;

import java.util.Locale;

/** Why something else is shown than what was asked for. */
public enum Correction {
    /** The period ended before it began: its days are exchanged. */
    PERIOD_REVERSED,
    /** No day of the period lies within the programme, as known: the whole programme is shown. */
    PERIOD_OUTSIDE,
    /** Some days of the period lie outside: they are left off. */
    PERIOD_CUT,
    /** A free period is not published: the whole programme is shown. */
    PERIOD_NOT_PUBLISHED,
    /** Nobody was identified in the quarter, or too few: the whole programme is shown. */
    QUARTER_NOT_PUBLISHED,
    /** The day of knowledge has not come yet: the latest is shown. */
    KNOWN_IN_FUTURE,
    /** The day of knowledge lies before the programme: the latest is shown. */
    KNOWN_BEFORE_PROGRAMME,
    /** Figures are published as known at the end of a month: the one before is shown. */
    KNOWN_AT_MONTH_END,
    /** The later day of knowledge came before the earlier one: they are exchanged. */
    DAYS_REVERSED,
    /** The earlier day of knowledge lies before the programme: its first day is taken. */
    SINCE_BEFORE_PROGRAMME,
    /** A target of zero has nothing to be reached: no progress is shown. */
    TARGET_OF_ZERO,
    /** An organisation has left: those it identified before stay counted. */
    ORGANISATION_LEFT;

    /** Key of its sentence, with the day of knowledge, the period's first and last day, and the organisations. */
    public String key() {
        return "indicators.correction." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
