package org.visibles.indicators;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Whether the coordination sees figures as known at the end of the month before, of whole quarters alone; without that, as
 * known today too, which tells whoever looks every day what one person has added.
 */
@Component
class MonthEnds {

    private final boolean alone;

    MonthEnds(@Value("${visibles.figures.month-ends:true}") boolean alone) {
        this.alone = alone;
    }

    boolean alone() {
        return alone;
    }
}
