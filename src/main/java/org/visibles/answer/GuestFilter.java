package org.visibles.answer;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds out by the cookie of the page who has shown link and code; asks the database anew at each request. */
class GuestFilter extends OncePerRequestFilter {

    private final AnswerDoor door;

    GuestFilter(AnswerDoor door) {
        this.door = door;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        AnswerCookies.SESSION
                .in(request)
                .flatMap(door::enter)
                .ifPresent(guest ->
                        SecurityContextHolder.setContext(new SecurityContextImpl(new GuestAuthentication(guest))));
        chain.doFilter(request, response);
    }
}
