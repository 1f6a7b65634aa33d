package org.visibles.exchange.sheet;

import java.util.List;

/**
 * One line that is not blank.
 *
 * @param number the one that a spreadsheet or an editor shows
 * @param cells as texts: a day as 2001-05-14, a number without exponent, a truth as "oui" or "non"
 */
public record Line(long number, List<String> cells) {

    public Line {
        cells = List.copyOf(cells);
    }

    public String cell(int column) {
        return column >= 0 && column < cells.size() ? cells.get(column) : "";
    }

    static boolean blank(List<String> cells) {
        return cells.stream().allMatch(String::isBlank);
    }
}
