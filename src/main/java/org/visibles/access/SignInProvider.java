package org.visibles.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.visibles.kernel.Incident;

/** Hands the sign-in form's login and password to {@link SignIn}, with where they come from. */
@Component
class SignInProvider implements AuthenticationProvider {

    static final String DEVICE_COOKIE = "visibles-device";
    private static final Duration DEVICE_KEPT = Duration.ofDays(365);

    private final SignIn signIn;

    SignInProvider(SignIn signIn) {
        this.signIn = signIn;
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        HttpServletRequest request = attributes().getRequest();
        return switch (result(asked, request)) {
            case SignIn.Result.Done done -> {
                if (done.device() != null) {
                    remember(request, done.device());
                }
                yield new MemberAuthentication(done.identity());
            }
            case SignIn.Result.Refused refused -> throw new BadCredentialsException("refused");
            case SignIn.Result.Wait wait ->
                throw new LockedException(String.valueOf(wait.time().toSeconds() + 1));
        };
    }

    private SignIn.Result result(Authentication asked, HttpServletRequest request) {
        try {
            return signIn.signIn(
                    asked.getName(),
                    Objects.toString(asked.getCredentials(), ""),
                    request.getRemoteAddr(),
                    device(request));
        } catch (DataAccessException | TransactionException away) {
            throw new AuthenticationServiceException(Incident.log(away), away);
        }
    }

    private static ServletRequestAttributes attributes() {
        return (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
    }

    private static @Nullable String device(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? null
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(DEVICE_COOKIE))
                        .map(Cookie::getValue)
                        .findFirst()
                        .orElse(null);
    }

    private static void remember(HttpServletRequest request, String device) {
        HttpServletResponse response = Objects.requireNonNull(attributes().getResponse());
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(DEVICE_COOKIE, device)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .path("/")
                        .maxAge(DEVICE_KEPT)
                        .build()
                        .toString());
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
