package org.visibles.answer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.visibles.kernel.CurrentGuest.Guest;
import org.visibles.kernel.Permission;

/** Who has shown link and code; the one permission, and no organisation. */
public final class GuestAuthentication extends AbstractAuthenticationToken {

    private final transient Guest guest;

    public GuestAuthentication(Guest guest) {
        super(List.of(new SimpleGrantedAuthority("ROLE_" + Permission.ANSWER_BY_LINK)));
        this.guest = guest;
        setAuthenticated(true);
    }

    Guest guest() {
        return guest;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public String getPrincipal() {
        return "guest";
    }
}
