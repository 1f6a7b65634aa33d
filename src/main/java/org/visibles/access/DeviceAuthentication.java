package org.visibles.access;

import org.visibles.kernel.CurrentDevice;
import org.visibles.kernel.Identity;

/** A member who acts by a linked phone. */
public final class DeviceAuthentication extends MemberAuthentication {

    private final CurrentDevice.Device device;

    public DeviceAuthentication(Identity identity, CurrentDevice.Device device) {
        super(identity);
        this.device = device;
    }

    public CurrentDevice.Device device() {
        return device;
    }
}
