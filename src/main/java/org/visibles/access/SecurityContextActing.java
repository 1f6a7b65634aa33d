package org.visibles.access;

import com.vaadin.flow.server.VaadinSession;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Component;
import org.visibles.kernel.ActingAs;
import org.visibles.kernel.Identity;

@Component
class SecurityContextActing implements ActingAs {

    @Override
    public void run(Identity who, Runnable work) {
        run(new SecurityContextImpl(new MemberAuthentication(who)), work);
    }

    @Override
    public void runAsNobody(Runnable work) {
        run(new SecurityContextImpl(), work);
    }

    /** While a page's session is the current one its member acts, whatever the context says: so it is put aside. */
    private static void run(SecurityContext context, Runnable work) {
        VaadinSession page = VaadinSession.getCurrent();
        VaadinSession.setCurrent(null);
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContextHolder.setContext(context);
        try {
            work.run();
        } finally {
            SecurityContextHolder.setContext(before);
            VaadinSession.setCurrent(page);
        }
    }
}
