package org.visibles.widgets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.visibles.widgets.MapClasses.Range;

class MapClassesTest {

    @Test
    void few_numbers_have_a_class_each() {
        assertThat(classes(3, 1, 3, 2).ranges()).containsExactly(new Range(1, 1), new Range(2, 2), new Range(3, 3));
    }

    @Test
    void zero_stands_apart() {
        assertThat(classes(0, 1, 2, 3, 4, 5, 6, 7, 8).ranges())
                .containsExactly(new Range(0, 0), new Range(1, 2), new Range(3, 4), new Range(5, 6), new Range(7, 8));
    }

    @Test
    void without_numbers_there_is_no_class() {
        assertThat(classes().ranges()).isEmpty();
    }

    @Property
    void each_number_lies_in_its_class_and_no_class_is_empty(
            @ForAll @Size(min = 1, max = 200) List<@DoubleRange(min = 0, max = 1000) Double> given) {
        double[] numbers = given.stream().mapToDouble(Double::doubleValue).toArray();
        MapClasses classes = classes(numbers);

        assertThat(classes.ranges()).hasSizeBetween(1, MapClasses.MOST);
        for (double number : numbers) {
            Range range = classes.ranges().get(classes.of(number) - 1);
            assertThat(number).isBetween(range.from(), range.to());
        }
        assertThat(Arrays.stream(numbers).mapToInt(classes::of).distinct().count())
                .isEqualTo(classes.ranges().size());
    }

    private static MapClasses classes(double... numbers) {
        return new MapClasses(DoubleStream.of(numbers));
    }
}
