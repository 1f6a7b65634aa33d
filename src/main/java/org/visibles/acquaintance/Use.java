package org.visibles.acquaintance;

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

    /** Whether it looks like probing: much, again and again about one, or about one under many records. */
    public boolean unusual() {
        return asked >= MANY || asked - people >= OFTEN || stopped >= OFTEN || alike >= OFTEN || edited >= EDITS;
    }
}
