package org.visibles.indicators.check;

/** What the organisation found. */
public enum CheckOutcome {
    /** Checked, and right as it was. */
    NOTHING,
    CORRECTED;

    /** Key of its words. */
    public String key() {
        return "indicators.check.outcome." + name();
    }
}
