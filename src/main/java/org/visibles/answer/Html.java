package org.visibles.answer;

import org.springframework.web.util.HtmlUtils;

/** Writes a page piece by piece; whatever is text or the value of an attribute is escaped here, and nowhere else. */
final class Html {

    private final StringBuilder out = new StringBuilder("<!doctype html>");

    /**
     * @param attributes names and values in turn; an empty value writes the name alone
     */
    Html open(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int index = 0; index < attributes.length; index += 2) {
            out.append(' ').append(attributes[index]);
            if (!attributes[index + 1].isEmpty()) {
                out.append("=\"").append(escaped(attributes[index + 1])).append('"');
            }
        }
        out.append('>');
        return this;
    }

    Html close(String tag) {
        out.append("</").append(tag).append('>');
        return this;
    }

    Html text(String text) {
        out.append(escaped(text));
        return this;
    }

    Html element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
