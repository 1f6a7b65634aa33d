package org.visibles.answer;

import java.util.Locale;
import java.util.function.Consumer;

/** The pages on the way to the code; each looks the same whatever the link. */
final class AnswerPages {

    private AnswerPages() {}

    /** Changes nothing: mail scanners open links too. */
    static String entry(Visit visit, String token) {
        return page(visit, "answer.entry.title", html -> {
            paragraph(html, visit.text("answer.entry.text"));
            form(html, visit, AnswerController.ASK, () -> {
                html.open("input", "type", "hidden", "name", "token", "value", token);
                button(html, visit.text("answer.entry.ask"), true);
            });
            paragraph(html, visit.text("answer.entry.renew"));
        });
    }

    /**
     * @param wrong whether a code was tried that did not open
     */
    static String code(Visit visit, boolean wrong) {
        return page(visit, "answer.code.title", html -> {
            if (wrong) {
                html.element("p", visit.text("answer.code.wrong"), "role", "alert", "class", "problem");
            }
            paragraph(html, visit.text("answer.code.text"));
            form(html, visit, AnswerController.OPEN, () -> {
                html.element("label", visit.text("answer.code.label"), "for", "code");
                html.open(
                        "input",
                        "id",
                        "code",
                        "name",
                        "code",
                        "inputmode",
                        "numeric",
                        "autocomplete",
                        "one-time-code",
                        "maxlength",
                        "20",
                        "required",
                        "");
                button(html, visit.text("answer.code.open"), true);
            });
            paragraph(html, visit.text("answer.code.again"));
        });
    }

    /** A page that only says something. */
    static String notice(Visit visit, String key) {
        return page(visit, key + ".title", html -> paragraph(html, visit.text(key + ".text")));
    }

    static String page(Visit visit, String titleKey, Consumer<Html> content) {
        return titled(visit, visit.text(titleKey), content);
    }

    static String titled(Visit visit, String title, Consumer<Html> content) {
        boolean french = visit.locale().equals(Locale.FRENCH);
        Html html = new Html();
        html.open("html", "lang", visit.locale().getLanguage()).open("head").open("meta", "charset", "utf-8");
        html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.open("meta", "name", "robots", "content", "noindex");
        html.element("title", visit.text("answer.window", title));
        html.open("link", "rel", "icon", "href", "/icons/visibles.svg");
        html.open("link", "rel", "stylesheet", "href", "/reponse/reponse.css");
        html.close("head").open("body").open("header").element("span", "Visibles", "class", "name");
        html.element(
                "a",
                visit.text("answer.language"),
                "href",
                french ? "?lang=en" : "?lang=fr",
                "lang",
                french ? "en" : "fr",
                "hreflang",
                french ? "en" : "fr");
        html.close("header").open("main").element("h1", title);
        content.accept(html);
        html.close("main").close("body").close("html");
        return html.toString();
    }

    static void paragraph(Html html, String text) {
        html.element("p", text);
    }

    static void form(Html html, Visit visit, String action, Runnable fields) {
        html.open("form", "method", "post", "action", action);
        html.open("input", "type", "hidden", "name", visit.csrfName(), "value", visit.csrfValue());
        fields.run();
        html.close("form");
    }

    static void button(Html html, String text, boolean first) {
        html.element("button", text, "type", "submit", "class", first ? "first" : "second");
    }
}
