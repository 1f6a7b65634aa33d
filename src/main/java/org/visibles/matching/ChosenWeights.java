package org.visibles.matching;

/**
 * The weights that the current organisation has put in force: for what is shown while typing, for its duplicates, for its
 * questions to others. Implemented where their versions are kept.
 */
public interface ChosenWeights {

    /** @param version 0 for the shipped ones */
    record Chosen(int version, Estimate estimate) {}

    /**
     * One statement; the shipped ones where no others were chosen.
     *
     * @param people how many are compared with each other; 0 or more
     */
    Chosen among(int people);
}
