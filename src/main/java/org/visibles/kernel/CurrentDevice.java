package org.visibles.kernel;

import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;

/** Tells which phone acts now; empty for whoever sits at a screen. */
public interface CurrentDevice {

    /**
     * A linked phone.
     *
     * @param since when the member linked it first: nothing was written on it before
     * @param expiresAt until when it may send
     */
    record Device(DeviceId id, Instant since, Instant expiresAt) implements Serializable {}

    Optional<Device> device();

    /**
     * @throws NotFound when no phone acts
     */
    default Device require() {
        return device().orElseThrow(NotFound::new);
    }
}
