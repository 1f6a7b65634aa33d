package org.visibles.exchange;

/** What a list is taken out for. */
public enum ExportPurpose {
    TEAM,
    MAILING,
    MEETING,
    OTHER_TOOL;

    /** Key of its words. */
    public String key() {
        return "exchange.purpose." + name();
    }
}
