package org.visibles.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.visibles.exchange.column.Columns;
import org.visibles.exchange.sheet.Line;

/** Finds the line that names the columns: lists often begin with a title. */
final class HeaderLine {

    /** Lines in which it is looked for. */
    static final int WITHIN = 15;

    private HeaderLine() {}

    /** Its place among the first lines; the first line where none names anything known. */
    static int of(List<Line> first) {
        int best = 0;
        int most = 0;
        for (int place = 0; place < first.size(); place++) {
            int known = Columns.guess(first.get(place).cells(), List.of(), Set.of())
                    .fields()
                    .size();
            if (known > most) {
                most = known;
                best = place;
            }
        }
        return best;
    }

    static List<List<String>> sample(List<Line> lines) {
        return new ArrayList<>(lines.stream().map(Line::cells).toList());
    }
}
