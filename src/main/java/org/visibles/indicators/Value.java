package org.visibles.indicators;

/**
 * A number as a reader may see it.
 *
 * @param number in the unit of its indicator, shares between 0 and 1; 0 unless shown
 */
public record Value(State state, double number) {

    /** Nothing to count: no denominator, or the indicator has none. */
    public static final Value EMPTY = new Value(State.EMPTY, 0);

    /** A count between 0 and 4. */
    public static final Value UNDER = new Value(State.UNDER, 0);

    /** Hidden, lest a small count be worked out from it. */
    public static final Value MASKED = new Value(State.MASKED, 0);

    /** Whether and why the number is hidden. */
    public enum State {
        SHOWN,
        UNDER,
        MASKED,
        EMPTY
    }

    /** What is hidden has no number: no file, picture or page state made of it can hold one. */
    public Value {
        if (state != State.SHOWN && number != 0) {
            throw new IllegalArgumentException("a number that is " + state);
        }
    }

    static Value shown(double number) {
        return new Value(State.SHOWN, number);
    }

    public boolean isShown() {
        return state == State.SHOWN;
    }

    /** What is left of this without a part of it; hidden when either is. */
    public Value less(Value part) {
        if (isShown() && part.isShown()) {
            return shown(number - part.number);
        }
        return state == State.EMPTY || part.state == State.EMPTY ? EMPTY : MASKED;
    }

    /** This as a share of a whole; hidden when either is. */
    Value of(Value whole) {
        if (whole.isShown() && whole.number == 0) {
            return EMPTY;
        }
        if (isShown() && whole.isShown()) {
            return shown(number / whole.number);
        }
        return state == State.EMPTY || whole.state == State.EMPTY ? EMPTY : MASKED;
    }
}
