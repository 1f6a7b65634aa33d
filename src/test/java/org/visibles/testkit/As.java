package org.visibles.testkit;

import java.util.function.Supplier;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.visibles.access.MemberAuthentication;
import org.visibles.kernel.Identity;

/** Acts as a member for the length of a call. Not inside a running transaction: that one keeps who began it. */
public final class As {

    private As() {}

    public static <T> T member(Identity who, Supplier<T> work) {
        return inContext(new SecurityContextImpl(new MemberAuthentication(who)), work);
    }

    public static void member(Identity who, Runnable work) {
        member(who, () -> {
            work.run();
            return null;
        });
    }

    /** Acts before anybody has signed in. */
    public static <T> T nobody(Supplier<T> work) {
        return inContext(new SecurityContextImpl(), work);
    }

    private static <T> T inContext(SecurityContext context, Supplier<T> work) {
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContextHolder.setContext(context);
        try {
            return work.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }
}
