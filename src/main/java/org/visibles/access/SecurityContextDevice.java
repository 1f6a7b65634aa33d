package org.visibles.access;

import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.visibles.kernel.CurrentDevice;

@Component
class SecurityContextDevice implements CurrentDevice {

    @Override
    public Optional<Device> device() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof DeviceAuthentication phone
                ? Optional.of(phone.device())
                : Optional.empty();
    }
}
