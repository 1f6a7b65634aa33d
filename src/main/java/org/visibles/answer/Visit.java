package org.visibles.answer;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.springframework.security.web.csrf.CsrfToken;
import org.visibles.widgets.Formats;
import org.visibles.widgets.Texts;

/** One request for a page: its language, and what its forms must carry. */
record Visit(Texts texts, Locale locale, String csrfName, String csrfValue) {

    static Visit of(HttpServletRequest request, Texts texts) {
        String wanted = request.getParameter("lang");
        String language = wanted == null ? AnswerCookies.LANGUAGE.in(request).orElse("fr") : wanted;
        CsrfToken csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return new Visit(
                texts,
                language.equals("en") ? Locale.ENGLISH : Locale.FRENCH,
                csrf.getParameterName(),
                csrf.getToken());
    }

    String text(String key, Object... arguments) {
        return texts.getTranslation(key, locale, arguments);
    }

    String date(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(date);
    }

    String dateTime(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT)
                .withLocale(locale)
                .format(instant.atZone(Formats.ZONE));
    }
}
