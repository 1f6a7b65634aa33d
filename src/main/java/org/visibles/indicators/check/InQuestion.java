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
    default Part part() {
        return Part.NUMERATOR;
    }

    /** Code of the commune or QPV; empty for everywhere. */
    default String area() {
        return "";
    }

    /** As it is kept. */
    default String code() {
        return "FIELD_" + figure();
    }

    /** Whom it counts. */
    record OfPeople(Indicator figure, Part part) implements InQuestion {

        @Override
        public String code() {
            return figure.name();
        }
    }

    /** One that outings make up, everywhere or at one place. */
    record OfOutings(FieldFigure figure, String area) implements InQuestion {

        public OfOutings {
            if (!FieldFigure.ofOutings().contains(figure)) {
                throw new IllegalArgumentException("no outings make up " + figure);
            }
        }
    }

    /** That of exchanges. */
    record OfExchanges() implements InQuestion {

        @Override
        public FieldFigure figure() {
            return FieldFigure.EXCHANGES;
        }
    }

    /** Hours in the field for each person identified: a ratio, of which both numbers are in question. */
    record OfHoursEach() implements InQuestion {

        public static final OfOutings HOURS = new OfOutings(FieldFigure.HOURS, "");

        public static final OfPeople IDENTIFIED = new OfPeople(Indicator.IDENTIFIED, Part.NUMERATOR);

        @Override
        public FieldFigure figure() {
            return FieldFigure.HOURS_PER_IDENTIFIED;
        }
    }

    /** One of the work in the field, of everywhere. */
    static InQuestion of(FieldFigure figure) {
        return switch (figure) {
            case OUTINGS, FRUITLESS, HOURS, MET, KNOWN, LEAFLETS -> new OfOutings(figure, "");
            case EXCHANGES -> new OfExchanges();
            case HOURS_PER_IDENTIFIED -> new OfHoursEach();
        };
    }

    /** All that can be asked about, parts and places aside. */
    static Stream<InQuestion> all() {
        return Stream.concat(
                Stream.of(Indicator.values()).map(figure -> new OfPeople(figure, Part.NUMERATOR)),
                Stream.of(FieldFigure.values()).map(InQuestion::of));
    }

    /** Empty for one that this version no longer has. */
    static Optional<InQuestion> read(String code, Part part, String area) {
        return all().filter(each -> each.code().equals(code)).findFirst().map(each -> switch (each) {
            case OfPeople people -> new OfPeople(people.figure(), part);
            case OfOutings outings -> new OfOutings(outings.figure(), area);
            case OfExchanges exchanges -> exchanges;
            case OfHoursEach hours -> hours;
        });
    }
}
