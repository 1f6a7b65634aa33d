package org.visibles.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.visibles.kernel.Identity;

/** A signed-in member: one authority {@code ROLE_<permission>} for each permission of its roles. */
public class MemberAuthentication extends AbstractAuthenticationToken {

    private final Identity identity;

    public MemberAuthentication(Identity identity) {
        super(authorities(identity));
        this.identity = identity;
        setAuthenticated(true);
    }

    private static List<GrantedAuthority> authorities(Identity identity) {
        return identity.permissions().stream()
                .<GrantedAuthority>map(permission -> new SimpleGrantedAuthority("ROLE_" + permission))
                .toList();
    }

    public final Identity identity() {
        return identity;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public Identity getPrincipal() {
        return identity;
    }

    @Override
    public String getName() {
        return identity.name();
    }
}
