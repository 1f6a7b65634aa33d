package org.visibles.indicators;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;

/** Has the figures of a running program move at the ends of months for a while. */
@Primary
@TestComponent
public class SwitchedMonthEnds extends MonthEnds {

    private volatile boolean switchedOn;

    SwitchedMonthEnds(@Value("${visibles.figures.month-ends:true}") boolean alone) {
        super(alone);
    }

    @Override
    boolean alone() {
        return switchedOn || super.alone();
    }

    public void during(Runnable visit) {
        switchedOn = true;
        try {
            visit.run();
        } finally {
            switchedOn = false;
        }
    }
}
