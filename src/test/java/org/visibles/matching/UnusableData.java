package org.visibles.matching;

/** What is wrong with a labelled list, in words that say what to mend. */
final class UnusableData extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableData(String words) {
        super(words);
    }
}
