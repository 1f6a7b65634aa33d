package org.visibles.indicators.ui;

import org.jspecify.annotations.Nullable;

/**
 * What stands in a cell of a table.
 *
 * @param address of the page that tells more, relative to the application's root; null where there is none
 * @param name of the link for whoever does not see the table around it
 */
record Entry(String text, @Nullable String address, String name) {

    static Entry of(String text) {
        return new Entry(text, null, "");
    }
}
