package org.visibles.exchange.column;

import java.util.List;

/**
 * What is wrong with a cell.
 *
 * @param column from 0; -1 where no column of the list is to blame
 * @param key of the text that says why
 * @param arguments of that text
 * @param value what stands in the cell
 * @param refused else it can be left out
 */
public record Problem(int column, String key, List<String> arguments, String value, boolean refused) {

    public Problem {
        arguments = List.copyOf(arguments);
    }
}
