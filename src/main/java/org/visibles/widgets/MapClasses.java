package org.visibles.widgets;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** Puts numbers into at most five classes of about as many different numbers each; zero has its own. */
final class MapClasses {

    static final int MOST = 5;

    /** Bounds that occur, both included. */
    record Range(double from, double to) {}

    private final List<Range> ranges;

    MapClasses(DoubleStream values) {
        double[] sorted = values.distinct().sorted().toArray();
        boolean zeroApart = sorted.length > MOST && sorted[0] == 0;
        int first = zeroApart ? 1 : 0;
        int classes = Math.min(MOST, sorted.length) - first;
        int rest = sorted.length - first;
        ranges = new ArrayList<>();
        if (zeroApart) {
            ranges.add(new Range(0, 0));
        }
        for (int number = 0; number < classes; number++) {
            ranges.add(new Range(
                    sorted[first + number * rest / classes], sorted[first + (number + 1) * rest / classes - 1]));
        }
    }

    List<Range> ranges() {
        return List.copyOf(ranges);
    }

    /** From 1. */
    int of(double value) {
        int number = 1;
        while (number < ranges.size() && value > ranges.get(number - 1).to()) {
            number++;
        }
        return number;
    }
}
