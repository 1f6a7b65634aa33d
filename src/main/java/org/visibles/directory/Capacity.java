package org.visibles.directory;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Whether a service has room, as somebody heard it.
 *
 * @param organisation that heard it
 * @param shared whether the other organisations are told too
 */
public record Capacity(Room room, LocalDate toldOn, UUID organisation, boolean shared) {

    /** Its text is {@code directory.room.<name>}. */
    public enum Room {
        OPEN,
        LIMITED,
        FULL,
        UNKNOWN
    }
}
