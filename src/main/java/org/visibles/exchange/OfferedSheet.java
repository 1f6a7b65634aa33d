package org.visibles.exchange;

import java.util.List;

/**
 * A sheet that may be the list.
 *
 * @param header what its columns seem to be called; empty for a sheet without a line
 * @param remembered whether the organisation has brought such columns before
 * @param likeness how much it looks like a list
 */
public record OfferedSheet(String name, List<String> header, boolean remembered, int likeness) {

    public OfferedSheet {
        header = List.copyOf(header);
    }
}
