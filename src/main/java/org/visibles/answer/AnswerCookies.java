package org.visibles.answer;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** The cookies of the page without account: for it alone, never read by a script, never sent from another site. */
enum AnswerCookies {
    /** The link's token between asking for the code and giving it, so that it leaves the address. */
    LINK("visibles-reponse-lien"),
    SESSION("visibles-reponse"),
    LANGUAGE("visibles-reponse-langue");

    static final String PATH = "/reponse";

    private final String cookie;

    AnswerCookies(String cookie) {
        this.cookie = cookie;
    }

    Optional<String> in(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, cookie)).map(Cookie::getValue);
    }

    String of(String value) {
        return with(value, AnswerDoor.SESSION);
    }

    String gone() {
        return with("", Duration.ZERO);
    }

    private String with(String value, Duration kept) {
        return ResponseCookie.from(cookie, value)
                .httpOnly(true)
                .secure(true) // browsers take http://localhost, where the demo runs, for as good as https
                .sameSite("Strict")
                .path(PATH)
                .maxAge(kept)
                .build()
                .toString();
    }
}
