package org.visibles.directory.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.visibles.directory.Capacity;
import org.visibles.directory.FoundService;
import org.visibles.directory.Vocabulary;
import org.visibles.directory.Vocabulary.Term;
import org.visibles.widgets.Formats;

/** What the directory holds, in words. The words of the schema's lists are in French whatever the page's language. */
record Labels(Vocabulary vocabulary) {

    private static final Pattern HOURS = Pattern.compile("\\b(Mo|Tu|We|Th|Fr|Sa|Su|PH|SH|off|closed|open|unknown)\\b");

    static String text(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }

    String label(Term term, String code) {
        return vocabulary.label(term, code);
    }

    /** With what it belongs to: the same word stands in several categories. */
    String theme(String code) {
        return code.contains("--")
                ? text("directory.theme", Vocabulary.category(code), label(Term.THEME, code))
                : text("directory.theme.all", Vocabulary.category(code));
    }

    String all(Term term, Iterable<String> codes) {
        StringBuilder all = new StringBuilder();
        codes.forEach(code -> all.append(all.isEmpty() ? "" : ", ").append(label(term, code)));
        return all.toString();
    }

    /** The days in the page's language, the rest as it stands. */
    static String hours(String hours) {
        return HOURS.matcher(hours)
                .replaceAll(match -> text("directory.hours." + match.group().toUpperCase(Locale.ROOT)))
                .replace(";", " ; ")
                .replace(",", ", ");
    }

    /** As its source says, where it cannot be read as a day. */
    static String day(String iso) {
        try {
            return Formats.date(LocalDate.parse(iso.substring(0, Math.min(10, iso.length()))));
        } catch (DateTimeException other) {
            return iso;
        }
    }

    static String place(FoundService service) {
        String commune = service.communeName() == null ? text("directory.no-commune") : service.communeName();
        return service.km() == null ? commune : text("directory.km", commune, Math.round(service.km() * 10) / 10.0);
    }

    static String capacity(Capacity capacity, Map<UUID, String> organisations) {
        return text(
                "directory.capacity",
                text("directory.room." + capacity.room()),
                Formats.date(capacity.toldOn()),
                organisations.getOrDefault(capacity.organisation(), "?"));
    }

    /** Words of a source or of the schema, told to be French to whoever has the page read aloud in another language. */
    static Span french(String words) {
        Span span = new Span(words);
        span.getElement().setAttribute("lang", "fr");
        return span;
    }

    static Span badge(String className, String words) {
        Span badge = new Span(words);
        badge.addClassNames("directory-badge", className);
        return badge;
    }

    /** A link to elsewhere; a text where it is none of the web, such as a script. */
    static com.vaadin.flow.component.Component link(String address, String words) {
        if (!address.matches("(?i)https?://[^\\s]+")) {
            return new Span(address);
        }
        Anchor link = new Anchor(address, words);
        link.setTarget("_blank");
        link.getElement().setAttribute("rel", "noopener noreferrer nofollow");
        return link;
    }

    static @Nullable String mapAddress(Map<String, String> fields) {
        String latitude = fields.get("latitude");
        String longitude = fields.get("longitude");
        if (latitude == null
                || longitude == null
                || !List.of(latitude, longitude).stream().allMatch(each -> each.matches("-?\\d{1,3}(\\.\\d{1,20})?"))) {
            return null;
        }
        return "https://www.openstreetmap.org/?mlat=" + latitude + "&mlon=" + longitude + "#map=17/" + latitude + "/"
                + longitude;
    }
}
