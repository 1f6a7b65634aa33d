package org.visibles.indicators;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Companions.Place;

/**
 * Hides the small cells of a table of counts whose margins are all published, and as many others as it takes that no
 * hidden small cell can be worked out from the rest, not either by an organisation that knows which of the people are its own.
 *
 * <p>A cell under {@value #THRESHOLD} is marked UNDER: the reader learns that it lies between 0 and 4. A further cell is
 * marked MASKED, which tells that it is 5 or more. Where it is this that would give a small cell away, as in a row of five
 * people, none of the table's hidden cells is told to be small or not: that costs no number. What a hidden cell can be, with
 * the margins known, is told by its {@link Leeway}; a small cell is held to be protected when at least {@value #WIDTH} other
 * values remain possible. The hidden cells of a row or column, whose sum is known, are never few people together.
 */
final class Suppression {

    static final int THRESHOLD = 5;

    /** How many values beside the true one must remain possible. */
    static final int WIDTH = 2;

    private final long[][] counts;
    private final Mark[][] marks;
    private final Set<Integer> dear;
    private final Parts parts;
    private final Past past;
    private final Leeway leeway;
    private final Companions companions;
    /** Cells found to be protected: hiding more leaves every value that they can have. */
    private final boolean[][] safe;

    private boolean unnamed;
    private boolean withdrawn;
    private boolean stands;
    private @Nullable Suppression standing;
    private boolean ofEarlierDay;
    private @Nullable Suppression earlier;

    /**
     * @param counts rows of equal length; each row and each column adds up to {@value #THRESHOLD} or more, as small
     *     categories are folded beforehand
     */
    Suppression(long[][] counts) {
        this(counts, Set.of());
    }

    /**
     * @param dear columns of which no more is hidden than must be
     */
    Suppression(long[][] counts, Set<Integer> dear) {
        this(counts, dear, Parts.none(counts));
    }

    /**
     * @param parts what each organisation knows of its own people
     */
    Suppression(long[][] counts, Set<Integer> dear, Parts parts) {
        this(counts, dear, parts, Past.none(counts));
    }

    /**
     * @param past what earlier days of knowledge told
     */
    Suppression(long[][] counts, Set<Integer> dear, Parts parts, Past past) {
        this(counts, past.marks(counts), dear, parts, past);
        if (past.unnamed()) {
            unname(); // beside a name, what has none would be five or more
        }
        protect();
    }

    private Suppression(long[][] counts, Mark[][] marks, Set<Integer> dear, Parts parts, Past past) {
        this.counts = counts;
        this.marks = marks;
        this.dear = dear;
        this.parts = parts;
        this.past = past;
        this.leeway = new Leeway(counts, marks, parts, past);
        this.companions = new Companions(counts, marks, dear, parts, past);
        this.safe = new boolean[rows()][columns()];
    }

    /** A table of which nothing is shown. */
    static Suppression hidden(long[][] counts, Mark[][] marks, Parts parts) {
        return new Suppression(counts, marks, Set.of(), parts, Past.none(counts));
    }

    /** Numbers that are in no table: nothing is known of them but what they add up to. */
    static Suppression untold(long[][] counts) {
        Mark[][] marks = Arrays.stream(counts)
                .map(row -> Arrays.stream(row).mapToObj(each -> Mark.UNTOLD).toArray(Mark[]::new))
                .toArray(Mark[][]::new);
        return hidden(counts, marks, Parts.none(counts));
    }

    /** The same as it is published already: nothing of it can be hidden any more, nor may what is hidden be told. */
    synchronized Suppression standing() {
        if (standing == null) {
            standing = new Suppression(counts, marks, Set.of(), Parts.none(counts), Past.none(counts));
            standing.withdrawn = withdrawn;
            standing.stands = true;
        }
        return standing;
    }

    /** The same as an earlier day told it: nothing of it can be hidden any more, but its small cells are looked after still. */
    synchronized Suppression earlier() {
        if (earlier == null) {
            earlier = new Suppression(counts, marks, Set.of(), Parts.none(counts), past);
            earlier.withdrawn = withdrawn;
            earlier.ofEarlierDay = true;
        }
        return earlier;
    }

    boolean ofEarlierDay() {
        return ofEarlierDay;
    }

    boolean stands() {
        return stands;
    }

    Mark mark(int row, int column) {
        return marks[row][column];
    }

    int rows() {
        return marks.length;
    }

    int columns() {
        return marks.length == 0 ? 0 : marks[0].length;
    }

    /** Row by row. */
    Stream<Cell> cells() {
        return IntStream.range(0, rows())
                .boxed()
                .flatMap(row -> IntStream.range(0, columns()).mapToObj(column -> new Cell(this, row, column)));
    }

    long count(int row, int column) {
        return counts[row][column];
    }

    Parts parts() {
        return parts;
    }

    /** Whether a cell is shown and could be hidden: not where an earlier day showed the same people. */
    boolean open(int row, int column) {
        return marks[row][column] == Mark.SHOWN && !past.knows(row, column);
    }

    /** Whether no more is to be hidden of a column than must be. */
    boolean dear(int column) {
        return dear.contains(column);
    }

    /** Whether what is shown tells how many there are, now or of the same people on an earlier day. */
    boolean known(int row, int column) {
        return past.knows(row, column) || marks[row][column] == Mark.SHOWN;
    }

    /** Whether a cell need not be hidden from whoever knows earlier days. */
    boolean isFree(int row, int column) {
        return past.isFree(row, column);
    }

    /** What a hidden cell cannot be more than. */
    long most(int row, int column) {
        return Math.min(marks[row][column].most(counts[row][column]), past.most(row, column));
    }

    /** What a cell cannot be less than by what earlier days told. */
    long told(int row, int column) {
        return past.least(row, column);
    }

    /** What a hidden cell cannot be less than. */
    long least(int row, int column) {
        long told = withdrawn ? 0 : marks[row][column].least(counts[row][column]);
        return Math.max(told, past.least(row, column));
    }

    /** Whether nothing of the inside could be shown, so that not even the small cells are named. */
    boolean withdrawn() {
        return withdrawn;
    }

    /** Hides more cells, which another table would give away, and protects anew. */
    void mask(List<Cell> cells) {
        if (cells.stream().anyMatch(Cell::open)) {
            cells.forEach(cell -> hide(cell.row(), cell.column()));
            protect();
        }
    }

    /**
     * Tells of no hidden cell any more whether it is small.
     *
     * @return whether that was told before
     */
    boolean unname() {
        if (unnamed || withdrawn) {
            return false;
        }
        unnamed = true;
        for (int row = 0; row < marks.length; row++) {
            for (int column = 0; column < marks[row].length; column++) {
                if (marks[row][column] != Mark.SHOWN) {
                    marks[row][column] = Mark.UNTOLD;
                }
            }
        }
        return true;
    }

    /**
     * Hides the whole inside without saying which cells are small. What earlier days showed of the same people stays; beside it
     * "masked" would say "five or more".
     */
    void withdraw() {
        withdrawn = true;
        for (int row = 0; row < marks.length; row++) {
            for (int column = 0; column < marks[row].length; column++) {
                if (!past.knows(row, column)) {
                    marks[row][column] = past.knowsAny() ? Mark.UNTOLD : Mark.MASKED;
                }
            }
        }
    }

    private void protect() {
        if (withdrawn || marks.length < 2 || marks[0].length < 2) {
            return; // a single row or column repeats its margins, none of which is small
        }
        boolean again = true;
        while (again && !withdrawn) {
            again = false;
            for (int row = 0; row < marks.length && !withdrawn; row++) {
                for (int column = 0; column < marks[row].length && !withdrawn; column++) {
                    if (small(row, column) && !safe[row][column]) {
                        int narrow = leeway.narrowFor(row, column);
                        safe[row][column] = narrow == Leeway.NOBODY;
                        if (!safe[row][column]) {
                            boolean byName = !unnamed && leeway.untold().narrowFor(row, column) == Leeway.NOBODY;
                            if (past.isPlain(row, column)) {
                                safe[row][column] = !unname();
                            } else if (!byName || !unname()) {
                                hideRectangle(row, column, narrow);
                            }
                            again = true;
                        }
                    }
                }
            }
            again |= hideSmallSums();
        }
    }

    private boolean hideSmallSums() {
        boolean hidden = false;
        for (int row = 0; row < marks.length; row++) {
            hidden |= hide(companions.ofSmallSum(row, row + 1, 0, marks[row].length));
        }
        for (int column = 0; column < marks[0].length; column++) {
            hidden |= hide(companions.ofSmallSum(0, marks.length, column, column + 1));
            hidden |= hide(companions.ofSmallRest(column));
        }
        return hidden;
    }

    private boolean small(int row, int column) {
        return marks[row][column] != Mark.SHOWN && counts[row][column] < THRESHOLD;
    }

    /** Whether a cell must not be known. */
    boolean guarded(int row, int column) {
        return counts[row][column] < THRESHOLD && !past.isPlain(row, column);
    }

    /** Completes the cheapest rectangle at the cell that hides something more; when there is none left, all is withdrawn. */
    private void hideRectangle(int row, int column, int insider) {
        Place across = companions.rectangle(row, column, insider);
        if (across == null) {
            giveUp(row, column);
            return;
        }
        hide(row, across.column());
        hide(across.row(), column);
        hide(across.row(), across.column());
    }

    /** Where earlier days showed something it is looked at together with them what could be hidden still. */
    private void giveUp(int row, int column) {
        if (past.knowsAny() || past.isFree(row, column)) {
            safe[row][column] = true;
        } else {
            withdraw();
        }
    }

    private boolean hide(@Nullable Place place) {
        if (place == null) {
            return false;
        }
        hide(place.row(), place.column());
        return true;
    }

    private void hide(int row, int column) {
        if (open(row, column)) {
            marks[row][column] = unnamed ? Mark.UNTOLD : Mark.MASKED;
        }
    }
}
