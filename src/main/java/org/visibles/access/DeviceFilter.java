package org.visibles.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/** Finds out by the cookie of the field page which phone calls, and for whom. */
class DeviceFilter extends OncePerRequestFilter {

    private static final String COOKIE = "visibles-terrain";

    private final DeviceService devices;

    DeviceFilter(DeviceService devices) {
        this.devices = devices;
    }

    /** For the field page alone; never read by a script, never sent from another site. */
    static ResponseCookie cookie(DeviceService.Linked linked) {
        return cookie(linked.token()).maxAge(DeviceService.VALID).build();
    }

    static ResponseCookie noCookie() {
        return cookie("").maxAge(0).build();
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(String token) {
        return ResponseCookie.from(COOKIE, token)
                .httpOnly(true)
                .secure(true) // browsers take http://localhost, where the demo runs, for as good as https
                .sameSite("Strict")
                .path("/terrain");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        if (cookie != null) {
            devices.open(cookie.getValue())
                    .ifPresent(opened -> SecurityContextHolder.setContext(
                            new SecurityContextImpl(new DeviceAuthentication(opened.identity(), opened.device()))));
        }
        chain.doFilter(request, response);
    }
}
