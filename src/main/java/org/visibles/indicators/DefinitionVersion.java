package org.visibles.indicators;

import java.time.LocalDate;

/**
 * Which definition of an indicator is meant. A new number is given whenever the same facts would give another figure.
 *
 * @param number from 1
 * @param since the first day of knowledge for which it holds
 */
public record DefinitionVersion(int number, LocalDate since) {

    /** Of the first day of the experiment (September 2019). */
    static final DefinitionVersion FIRST = new DefinitionVersion(1, LocalDate.of(2019, 9, 1));
}
