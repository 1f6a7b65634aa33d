package org.visibles.kernel;

import java.util.List;
import java.util.function.Consumer;

/**
 * A list that may leave the program as a file: a bean for each. It holds what its reader sees on the screen and nothing
 * that was written freely, in French words. Read in the caller's transaction, which has looked at the permission.
 */
public interface LeavingList {

    /**
     * What the list is.
     *
     * @param code as the log of what left keeps it
     * @param texts key of its name; {@code <texts>.column.<n>} are its columns, from 1
     * @param permission to read it in the program
     */
    record Kind(String code, String texts, String permission, int columns) {}

    Kind kind();

    /** How many lines it has. */
    int count();

    /** One line after the other, without keeping them. */
    void each(Consumer<List<String>> to);
}
