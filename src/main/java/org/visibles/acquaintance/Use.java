package org.visibles.acquaintance;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.visibles.kernel.OrganisationId;

/**
 * How one member asked about people, in counts.
 *
 * @param asked requests
 * @param people about so many
 * @param stopped by an agreement that was taken back
 * @param alike of those people, how many resemble another one whom the organisation asked about
 * @param edited how often their records were changed after
 */
public record Use(
        OrganisationId organisation, UUID member, long asked, long people, long stopped, long alike, long edited) {

    private static final int MANY = 20;
    private static final int OFTEN = 3;
    private static final int EDITS = 10;

    /** What looks like probing: much, again and again about one, or about one under many records. */
    public enum Sign {
        MUCH,
        AGAIN,
        STOPPED,
        ALIKE,
        EDITED
    }

    public Set<Sign> signs() {
        Set<Sign> signs = EnumSet.noneOf(Sign.class);
        add(signs, Sign.MUCH, asked >= MANY);
        add(signs, Sign.AGAIN, asked - people >= OFTEN);
        add(signs, Sign.STOPPED, stopped >= OFTEN);
        add(signs, Sign.ALIKE, alike >= OFTEN);
        add(signs, Sign.EDITED, edited >= EDITS);
        return signs;
    }

    private static void add(Set<Sign> signs, Sign sign, boolean seen) {
        if (seen) {
            signs.add(sign);
        }
    }

    public boolean unusual() {
        return !signs().isEmpty();
    }
}
