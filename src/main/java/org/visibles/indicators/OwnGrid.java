package org.visibles.indicators;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.visibles.indicators.OwnEvents.Row;

/**
 * The figures of one organisation as its file tells them, beside those of the whole programme: people by a grid of its own
 * within {@link OwnLimits}; events as the programme's row of it tells them, by quarter within {@link OwnEvents}.
 */
final class OwnGrid implements Tabulation {

    private final PublishedGrid whole;
    private final At row;
    private final Grid grid;
    private final PublishedGrid people;
    private final Exchanges exchanges;

    /**
     * @param whole what is published of the programme
     * @param grid of the people of the organisation
     * @param exchanges of the organisation
     */
    OwnGrid(PublishedGrid whole, UUID organisation, Grid grid, Exchanges exchanges) {
        this.whole = whole;
        this.row = new At(
                Variable.ORGANISATION, whole.folding(Variable.ORGANISATION).groupOf(organisation.toString()));
        this.grid = grid;
        this.people = new PublishedGrid(grid, exchanges);
        this.exchanges = exchanges;
    }

    Grid grid() {
        return grid;
    }

    @Override
    public Folding folding(Variable variable) {
        return people.folding(variable);
    }

    @Override
    public Value people(List<At> places) {
        return people.people(places);
    }

    /** Of everybody as many as the programme's row tells of. */
    @Override
    public Value told(List<At> places) {
        return places.isEmpty() ? whole.told(List.of(row)) : people.told(places);
    }

    @Override
    public Value count(List<At> places, Variable variable, Set<String> categories) {
        return people.count(places, variable, categories);
    }

    @Override
    public Value median(List<At> places, Measure.Median measure) {
        return people.median(places, measure);
    }

    @Override
    public Fraction rate(List<At> places, Measure.Rate measure) {
        if (people.rate(places, measure) == Fraction.NONE) {
            return Fraction.NONE;
        }
        Fraction all = whole.rate(List.of(row), measure);
        if (places.isEmpty() || !all.denominator().isShown()) {
            return all;
        }
        At at = places.getFirst();
        if (at.variable() == Variable.ORGANISATION) {
            return all;
        }
        List<Row> rows = grid.groups(at.variable())
                .mapToObj(group -> {
                    Fraction beside = whole(at.variable(), group, measure);
                    return new Row(
                            counts(at.variable(), group, measure),
                            beside.denominator().isShown() ? counts(beside) : null,
                            0);
                })
                .toList();
        if (OwnEvents.hidden(rows)[at.group()]) {
            return Fraction.HIDDEN;
        }
        long[] counts = rows.get(at.group()).own();
        return new Fraction(Value.shown(counts[0]), Value.shown(counts[0] + counts[1]));
    }

    private Fraction whole(Variable variable, int group, Measure.Rate measure) {
        int same = whole(variable, folding(variable).categories(group));
        return same < 0 ? Fraction.HIDDEN : whole.rate(List.of(new At(variable, same)), measure);
    }

    /** The group of the programme with these categories; -1 where there is none. */
    private int whole(Variable variable, List<String> categories) {
        return IntStream.range(0, whole.folding(variable).size())
                .filter(group -> whole.folding(variable).categories(group).equals(categories))
                .findFirst()
                .orElse(-1);
    }

    private long[] counts(Variable variable, int group, Measure.Rate measure) {
        int[] places = grid.places(variable);
        long hits = 0;
        long of = 0;
        for (int subject = 0; subject < places.length; subject++) {
            if (places[subject] == group) {
                hits += measure.numerator().applyAsInt(grid.subjects().get(subject));
                of += measure.denominator().applyAsInt(grid.subjects().get(subject));
            }
        }
        return new long[] {hits, of - hits};
    }

    private static long[] counts(Fraction fraction) {
        long hits = (long) fraction.numerator().number();
        return new long[] {hits, (long) fraction.denominator().number() - hits};
    }

    @Override
    public Value exchanges(List<At> places) {
        if (people.exchanges(places).state() == Value.State.EMPTY) {
            return Value.EMPTY;
        }
        Value all = whole.exchanges(List.of(row));
        if (places.isEmpty() || !all.isShown() || places.getFirst().variable() == Variable.ORGANISATION) {
            return all;
        }
        List<String> quarters =
                folding(Variable.QUARTER).categories(places.getFirst().group());
        return quarters.size() == 1
                ? OwnEvents.exchanges(exchanges, whole.exchanges(), quarters.getFirst())
                : Value.MASKED;
    }
}
