package org.visibles.indicators;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Why a figure is not what it was on an earlier day of knowledge; in the order in which the change is told apart. */
public enum Cause {
    /** Nothing was recorded: delays ran out, situations grew old. */
    TIME,
    /** It happened after the earlier day. */
    NEW,
    /** It had happened by the earlier day, and was entered later. */
    LATE,
    /** Something else was stated instead. */
    CORRECTED,
    /** It was taken back, and nothing stated instead. */
    CANCELLED,
    /** Two records were one person, or an encounter turned out to be somebody; or that was undone. */
    MERGED,
    /** The person can be linked to nobody any more, and is counted by month and age band. */
    ANONYMISED,
    /** The programme's settings were changed. */
    RULE;

    /** Those told by what was recorded. */
    static final Set<Cause> RECORDED = EnumSet.range(NEW, ANONYMISED);

    /** Key of its name. */
    public String key() {
        return "indicators.cause." + name().toLowerCase(Locale.ROOT);
    }
}
