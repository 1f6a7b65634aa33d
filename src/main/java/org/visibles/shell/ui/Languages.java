package org.visibles.shell.ui;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinServiceInitListener;
import jakarta.servlet.http.Cookie;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The page's language: French, unless this device has chosen English. */
@Component
class Languages implements VaadinServiceInitListener {

    private static final String COOKIE = "visibles-language";
    private static final int YEAR_SECONDS = 365 * 24 * 3600;

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource()
                .addSessionInitListener(init ->
                        init.getSession().setLocale(chosen(init.getRequest().getCookies())));
        event.getSource().addUIInitListener(init -> {
            init.getUI().setLocale(init.getUI().getSession().getLocale());
            init.getUI()
                    .getPage()
                    .executeJs(
                            "document.documentElement.lang = $0",
                            init.getUI().getLocale().getLanguage());
        });
    }

    static Locale chosen(Cookie @Nullable [] cookies) {
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(COOKIE) && cookie.getValue().equals("en")) {
                    return Locale.ENGLISH;
                }
            }
        }
        return Locale.FRENCH;
    }

    static void remember(Locale locale) {
        Cookie cookie = new Cookie(COOKIE, locale.getLanguage());
        cookie.setPath("/");
        cookie.setMaxAge(YEAR_SECONDS);
        cookie.setHttpOnly(true);
        cookie.setAttribute("SameSite", "Lax");
        VaadinService.getCurrentResponse().addCookie(cookie);
    }
}
