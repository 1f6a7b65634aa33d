package org.visibles.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import org.visibles.widgets.Texts;

/**
 * Writes a letter out of the message bundles: one list of blocks becomes its text and its HTML, so that they cannot say
 * different things. Keys and their arguments are plain text; they are escaped here and nowhere else.
 */
@Component
public class LetterWriter {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="%1$s">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>%2$s</title></head>
            <body style="margin:0;background:#ffffff;color:#1b1b1b;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif">
            <div style="max-width:36em;margin:0 auto;padding:24px 16px">
            <h1 style="margin:0 0 16px;font-size:20px;line-height:1.3">%2$s</h1>
            %3$s
            <hr style="margin:24px 0 16px;border:0;border-top:1px solid #767676">
            <p style="margin:0;font-size:14px;color:#4d4d4d">%4$s</p>
            </div>
            </body>
            </html>
            """;

    private static final String PARAGRAPH = "<p style=\"margin:0 0 16px;white-space:pre-line\">%s</p>";
    private static final String LINK = """
            <p style="margin:24px 0 8px"><a href="%1$s" style="display:inline-block;padding:12px 20px;border-radius:4px;\
            background:#0b4f8a;color:#ffffff;text-decoration:none">%2$s</a></p>
            <p style="margin:0 0 16px;font-size:14px;word-break:break-all">%1$s</p>""";

    private final Texts texts;

    LetterWriter(Texts texts) {
        this.texts = texts;
    }

    /**
     * @param subject key of the subject, which also heads the page
     */
    public Draft begin(Locale locale, String subject, Object... arguments) {
        return new Draft(locale, texts.getTranslation(subject, locale, arguments));
    }

    private record Block(String text, String html) {}

    /** A letter that grows from top to bottom. */
    public final class Draft {

        private final Locale locale;
        private final String subject;
        private final List<Block> blocks = new ArrayList<>();

        private Draft(Locale locale, String subject) {
            this.locale = locale;
            this.subject = subject;
        }

        public Draft paragraph(String key, Object... arguments) {
            return add(PARAGRAPH, texts.getTranslation(key, locale, arguments));
        }

        /** A label and what it says, such as a place; passed over where there is nothing to say. */
        public Draft fact(String label, @Nullable String value) {
            return value == null || value.isBlank()
                    ? this
                    : add(
                            PARAGRAPH,
                            texts.getTranslation(
                                    "messaging.letter.fact", locale, texts.getTranslation(label, locale), value));
        }

        /**
         * Something to follow; its address stands beside it, to be copied.
         *
         * @param address by {@link Links}, or another address that begins with https://
         */
        public Draft link(String key, String address) {
            if (!address.matches("https?://[^\\s\"<>]+")) {
                throw new IllegalArgumentException("not an address to follow");
            }
            String label = texts.getTranslation(key, locale);
            blocks.add(new Block(
                    texts.getTranslation("messaging.letter.link", locale, label) + "\n" + address,
                    LINK.formatted(HtmlUtils.htmlEscape(address), HtmlUtils.htmlEscape(label))));
            return this;
        }

        public Letter to(String address) {
            return to(address, null, null);
        }

        public Letter to(String address, Letter.@Nullable Invitation calendar, @Nullable About about) {
            String footer = texts.getTranslation("messaging.letter.footer", locale);
            return new Letter(
                    address,
                    locale,
                    subject,
                    joined("\n\n", Block::text) + "\n\n-- \n" + footer + "\n",
                    PAGE.formatted(
                            locale.getLanguage(),
                            HtmlUtils.htmlEscape(subject),
                            joined("\n", Block::html),
                            HtmlUtils.htmlEscape(footer)),
                    calendar,
                    about);
        }

        private Draft add(String html, String text) {
            blocks.add(new Block(text, html.formatted(HtmlUtils.htmlEscape(text))));
            return this;
        }

        private String joined(String between, Function<Block, String> part) {
            return blocks.stream().map(part).collect(Collectors.joining(between));
        }
    }
}
