package org.visibles.testkit;

import java.util.Set;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.test.context.support.WithSecurityContextFactory;
import org.visibles.access.MemberAuthentication;
import org.visibles.kernel.Identity;

final class WithMemberFactory implements WithSecurityContextFactory<WithMember> {

    @Override
    public SecurityContext createSecurityContext(WithMember with) {
        Identity who = with.value().identity();
        if (with.roles().length > 0) {
            who = new Identity(who.account(), who.member(), who.organisation(), who.name(), Set.of(with.roles()));
        }
        return new SecurityContextImpl(new MemberAuthentication(who));
    }
}
