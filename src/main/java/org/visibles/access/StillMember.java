package org.visibles.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.visibles.kernel.Identity;

/**
 * Looks again, once a minute, whether who is signed in is still a member with the same roles; if not, the session ends.
 * Rights taken away are gone within a minute, not at the end of a long session.
 */
class StillMember extends OncePerRequestFilter {

    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final String LOOKED = StillMember.class.getName();

    private final SignIn signIn;
    private final Clock clock;

    StillMember(SignIn signIn, Clock clock) {
        this.signIn = signIn;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null
                && SecurityContextHolder.getContext().getAuthentication() instanceof MemberAuthentication signedIn
                && isTime(session)
                && !holdsOrUnknown(signedIn.identity(), session)) {
            SecurityContextHolder.clearContext();
            session.invalidate();
        }
        chain.doFilter(request, response);
    }

    private boolean isTime(HttpSession session) {
        Instant now = clock.instant();
        boolean time = !(session.getAttribute(LOOKED) instanceof Instant last)
                || Duration.between(last, now).compareTo(EVERY) >= 0;
        if (time) {
            session.setAttribute(LOOKED, now);
        }
        return time;
    }

    /** While the database is away nothing can be told, and nothing can be read either; the next request looks again. */
    private boolean holdsOrUnknown(Identity identity, HttpSession session) {
        try {
            return stillHolds(identity);
        } catch (DataAccessException | TransactionException away) {
            session.removeAttribute(LOOKED);
            return true;
        }
    }

    private boolean stillHolds(Identity identity) {
        Optional<Identity> now = signIn.workplaces(identity.account()).stream()
                .map(SignIn.Workplace::identity)
                .filter(each -> each.member().equals(identity.member()))
                .findFirst();
        return now.isPresent() && now.get().roles().equals(identity.roles());
    }
}
