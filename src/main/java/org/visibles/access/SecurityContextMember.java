package org.visibles.access;

import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Identity;

@Component
class SecurityContextMember implements CurrentMember {

    @Override
    public Optional<Identity> identity() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof MemberAuthentication member
                ? Optional.of(member.identity())
                : Optional.empty();
    }
}
