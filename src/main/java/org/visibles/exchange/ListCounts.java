package org.visibles.exchange;

/**
 * How many rows are in which group, and what became of them.
 *
 * @param taken of which applying makes, or made, a record
 * @param open taken, but not applied yet
 * @param already made a record in an earlier import
 * @param failed refused only when they were applied
 */
public record ListCounts(
        int fresh, int known, int unclear, int refused, int taken, int open, int created, int already, int failed) {

    public int all() {
        return fresh + known + unclear + refused;
    }

    public int of(ListedRow.Group group) {
        return switch (group) {
            case NEW -> fresh;
            case KNOWN -> known;
            case UNCLEAR -> unclear;
            case REFUSED -> refused;
        };
    }
}
