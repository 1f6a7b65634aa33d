package org.visibles.answer;

import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.visibles.kernel.CurrentAuthor;
import org.visibles.kernel.CurrentGuest;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.MemberId;

@Component
class SecurityContextGuest implements CurrentGuest, CurrentAuthor {

    private final CurrentMember member;

    SecurityContextGuest(CurrentMember member) {
        this.member = member;
    }

    @Override
    public Optional<Guest> guest() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof GuestAuthentication link
                ? Optional.of(link.guest())
                : Optional.empty();
    }

    @Override
    public Author author() {
        return guest().map(guest -> new Author(guest.recipient(), MemberId.PROGRAM, true))
                .orElseGet(() -> {
                    var identity = member.require();
                    return new Author(identity.organisation(), identity.member(), false);
                });
    }
}
