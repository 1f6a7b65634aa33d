package org.visibles.outing;

/**
 * What became of a save.
 *
 * @param keptApart somebody else had saved since: both contents are kept, and a member decides
 * @param version the one that holds now
 */
public record Saved(boolean keptApart, long version) {

    static Saved applied(long version) {
        return new Saved(false, version);
    }

    static Saved apart(long version) {
        return new Saved(true, version);
    }
}
