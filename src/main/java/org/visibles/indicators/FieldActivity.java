package org.visibles.indicators;

import java.util.List;
import java.util.Map;

/**
 * The work in the field as page and file show it.
 *
 * @param organisations one row each; empty for an organisation that reads its own
 * @param quarters one row each, in their order
 * @param names of organisations, by id
 */
public record FieldActivity(
        Dates dates, Row total, List<Row> organisations, List<Row> quarters, Map<String, String> names)
        implements Dated {

    /**
     * One line.
     *
     * @param category id of an organisation, code of a quarter; empty for the total
     * @param identified those by whom the hours are divided
     */
    public record Row(String category, Map<FieldFigure, Value> values, Value identified) {

        public Value value(FieldFigure figure) {
            return values.getOrDefault(figure, Value.EMPTY);
        }
    }
}
