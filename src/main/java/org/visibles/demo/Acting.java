package org.visibles.demo;

import java.util.function.Supplier;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.visibles.access.MemberAuthentication;
import org.visibles.kernel.Identity;

/** Does something as a member of the cast. */
final class Acting {

    private Acting() {}

    static <T> T as(Identity who, Supplier<T> work) {
        return in(new SecurityContextImpl(new MemberAuthentication(who)), work);
    }

    static <T> T asNobody(Supplier<T> work) {
        return in(new SecurityContextImpl(), work);
    }

    private static <T> T in(SecurityContext context, Supplier<T> work) {
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContextHolder.setContext(context);
        try {
            return work.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }
}
