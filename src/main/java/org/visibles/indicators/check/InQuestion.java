package org.visibles.indicators.check;

import java.util.Optional;
import java.util.stream.Stream;
import org.visibles.indicators.Defined;
import org.visibles.indicators.FieldFigure;
import org.visibles.indicators.Indicator;
import org.visibles.indicators.Part;

/** What number a question is about. */
public sealed interface InQuestion {

    /** Its figure. */
    Defined figure();

    /** What of the figure. */
    Part part();

    /** As it is kept. */
    String code();

    /** Whom it counts. */
    record OfPeople(Indicator figure, Part part) implements InQuestion {

        @Override
        public String code() {
            return figure.name();
        }
    }

    /** One that outings make up. */
    record OfOutings(FieldFigure figure) implements InQuestion {

        private static final String PREFIX = "FIELD_";

        public OfOutings {
            if (!FieldFigure.ofOutings().contains(figure)) {
                throw new IllegalArgumentException("no outings make up " + figure);
            }
        }

        @Override
        public Part part() {
            return Part.NUMERATOR;
        }

        @Override
        public String code() {
            return PREFIX + figure.name();
        }
    }

    /** All that can be asked about, the parts aside. */
    static Stream<InQuestion> all() {
        return Stream.concat(
                Stream.of(Indicator.values()).map(figure -> new OfPeople(figure, Part.NUMERATOR)),
                FieldFigure.ofOutings().stream().map(OfOutings::new));
    }

    /** Empty for one that this version no longer has. */
    static Optional<InQuestion> read(String code, Part part) {
        return all().filter(each -> each.code().equals(code))
                .findFirst()
                .map(each -> each instanceof OfPeople people ? new OfPeople(people.figure(), part) : each);
    }
}
