package org.visibles.directory.feed;

/** One of the records that an import would change. */
public record Example(Kind kind, Change change, String id, String name) {

    /** What would become of it. */
    public enum Change {
        FRESH,
        CHANGED,
        VANISHED
    }
}
