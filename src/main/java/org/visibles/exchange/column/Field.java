package org.visibles.exchange.column;

/** What a column can hold. Texts: {@code exchange.field.<code>}. */
public enum Field {
    PSEUDONYM(false, false),
    LAST_NAME(true, false),
    FIRST_NAME(true, false),
    FULL_NAME(true, false),
    BIRTH_DATE(true, false),
    AGE(false, false),
    SEX(false, false),
    PHONE(true, true),
    EMAIL(true, false),
    HANDLE(true, false),
    ADDRESS(true, true),
    POSTAL_CODE(false, false),
    COMMUNE(false, false),
    QPV(false, false),
    DIPLOMA(false, false),
    SITUATION(false, false),
    HOUSING(false, false),
    DISABILITY(false, false),
    KNOWN(false, false),
    LAST_SPE(false, false),
    LANGUAGE(false, false),
    IMILO(true, false),
    FIRST_CONTACT(false, false),
    INFORMED_ON(false, false),
    INFORMED_MEANS(false, false);

    private final boolean identifying;
    private final boolean several;

    Field(boolean identifying, boolean several) {
        this.identifying = identifying;
        this.several = several;
    }

    /** Nothing of it may be kept of somebody who was not informed. */
    public boolean identifying() {
        return identifying;
    }

    /** Several columns may hold it. */
    public boolean several() {
        return several;
    }
}
