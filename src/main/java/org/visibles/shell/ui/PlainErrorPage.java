package org.visibles.shell.ui;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.util.HtmlUtils;
import org.visibles.kernel.Incident;
import org.visibles.widgets.Texts;

/**
 * What a browser is shown where no view of Vaadin's was reached: at an address without a page, or when something failed
 * in front of the views. It says the same as {@link ErrorPage}; what is refused and what is missing look alike.
 */
@Component
class PlainErrorPage implements ErrorViewResolver {

    private static final String PAGE = """
            <!doctype html>
            <html lang="%s">
            <head>
            <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">%s
            <title>%s – Visibles</title>
            <link rel="icon" href="%5$s/icons/visibles.svg">
            <style>body { font: 1rem/1.5 system-ui, sans-serif; color: #17292b; background: #f7f9f8; margin: 0 auto;
            max-width: 40rem; padding: 1.25rem } h1 { font-size: 1.6rem } a { color: #0b5d5e }</style>
            </head>
            <body><main><h1>%3$s</h1><p>%4$s</p><p><a href="%5$s/">%6$s</a></p></main></body>
            </html>
            """;
    private static final String RELOAD = "<meta http-equiv=\"refresh\" content=\"5\">";

    private final Texts texts;

    PlainErrorPage(Texts texts) {
        this.texts = texts;
    }

    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        if (status.is4xxClientError()) {
            return page(request, status, "not-found", "");
        }
        Throwable failure = failure(request, status);
        String incident = Incident.log(failure);
        return DatabaseAway.explains(failure)
                ? page(request, HttpStatus.SERVICE_UNAVAILABLE, "database", RELOAD, incident)
                : page(request, status, "failure", "", incident);
    }

    private static Throwable failure(HttpServletRequest request, HttpStatus status) {
        return request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown
                ? thrown
                : new IllegalStateException("status " + status.value());
    }

    private ModelAndView page(
            HttpServletRequest request, HttpStatus status, String what, String head, Object... arguments) {
        Locale locale = Languages.chosen(request.getCookies());
        String html = PAGE.formatted(
                locale.getLanguage(),
                head,
                text(locale, "shell.error." + what),
                text(locale, "shell.error." + what + ".text", arguments),
                HtmlUtils.htmlEscape(request.getContextPath()),
                text(locale, "shell.error.start"));
        View view = (model, asked, response) -> {
            response.setContentType(MediaType.TEXT_HTML_VALUE + ";charset=UTF-8");
            response.getWriter().write(html);
        };
        ModelAndView page = new ModelAndView(view);
        page.setStatus(status);
        return page;
    }

    private String text(Locale locale, String key, Object... arguments) {
        return HtmlUtils.htmlEscape(texts.getTranslation(key, locale, arguments), "UTF-8");
    }
}
