package org.visibles.outreach;

/** Who began: it matters in law, for what is kept is kept from the last contact that came from the person. */
public enum Initiative {
    YOUNG_PERSON,
    WORKER
}
