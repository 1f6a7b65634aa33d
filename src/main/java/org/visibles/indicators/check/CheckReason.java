package org.visibles.indicators.check;

/** Why the coordination asks; none of them tells of a person. */
public enum CheckReason {
    TOO_HIGH,
    TOO_LOW,
    /** It is not what it was. */
    CHANGED,
    /** Much is not stated. */
    MISSING,
    /** Some may be counted twice. */
    TWICE,
    /** It was stated too long ago. */
    OUTDATED;

    /** Key of its words. */
    public String key() {
        return "indicators.check.reason." + name();
    }
}
