package org.visibles.geography;

import java.util.List;

/**
 * What the address service made of a line. Whatever the state, the typed address can be saved.
 *
 * @param found the likeliest first; empty unless the state is FOUND
 */
public record AddressAnswer(State state, List<Found> found) {

    /** How it ended; its text is {@code geography.address.<name>}. */
    public enum State {
        FOUND,
        NOTHING,
        /** Too short to look for. */
        TOO_SHORT,
        /** The service failed or was too slow, or did so lately and is left alone for a while. */
        UNAVAILABLE,
        /** This installation names no service. */
        SWITCHED_OFF
    }

    /**
     * One address the service knows.
     *
     * @param label as the service writes it
     * @param latitude degrees
     * @param longitude degrees
     */
    public record Found(String label, double latitude, double longitude) {}

    static AddressAnswer of(State state) {
        return new AddressAnswer(state, List.of());
    }
}
