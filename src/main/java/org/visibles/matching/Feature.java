package org.visibles.matching;

import static org.visibles.matching.Level.ALIKE;
import static org.visibles.matching.Level.CLOSE;
import static org.visibles.matching.Level.OTHER;
import static org.visibles.matching.Level.PARTLY;
import static org.visibles.matching.Level.SAME;
import static org.visibles.matching.Level.SAME_FORM;
import static org.visibles.matching.Level.SWAPPED;
import static org.visibles.matching.Level.TWO_PARTS;

import java.util.List;

/** What of two people is compared. Each has a {@link Level}, with {@link Level#MISSING} always among the possible ones. */
public enum Feature {
    FIRST_NAME(SAME, SAME_FORM, CLOSE, PARTLY, ALIKE, OTHER),
    LAST_NAME(SAME, SAME_FORM, CLOSE, PARTLY, ALIKE, OTHER),
    /** Whether the names agree as they stand, or only the first with the last. */
    NAME_ORDER(SAME, SWAPPED),
    /** Where both days are known. */
    BIRTH(SAME, SWAPPED, CLOSE, TWO_PARTS, OTHER),
    /** Where of one no more than the year is known. */
    BIRTH_YEAR(SAME, CLOSE, OTHER),
    /** Where of one not even the year is known, but some years in a row. */
    BIRTH_BAND(SAME, OTHER),
    SEX(SAME, OTHER),
    PHONE(SAME, CLOSE, OTHER),
    EMAIL(SAME, CLOSE, OTHER),
    HANDLE(SAME, OTHER),
    ADDRESS(SAME, CLOSE, PARTLY, OTHER),
    PLACE(SAME, PARTLY, ALIKE, OTHER);

    private final List<Level> levels;

    Feature(Level... levels) {
        this.levels = List.of(levels);
    }

    /** Those with weights, from the best agreement to none. */
    public List<Level> levels() {
        return levels;
    }
}
