package org.visibles.directory.feed;

/** What a record of the schema is. */
public enum Kind {
    STRUCTURE,
    SERVICE
}
