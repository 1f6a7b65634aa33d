package org.visibles.appointment;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.visibles.widgets.Texts;

/**
 * What the person is told of an appointment, on paper and by SMS: when, where, the way, whom to ask for. Neither its own
 * name, nor the partner's, whose name alone may tell a difficulty, nor that anybody follows it.
 */
@Component
public class SlipText {

    private static final String MAP = "https://www.openstreetmap.org/search?query=";

    private final Texts texts;

    SlipText(Texts texts) {
        this.texts = texts;
    }

    /** One line of the slip: a label's key, and what stands there. */
    public record Line(String label, String text) {}

    public List<Line> lines(AppointmentDetail appointment, Locale locale) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("appointment.when", AppointmentTimes.words(appointment.at(), locale)));
        SlipContent slip = appointment.slip();
        put(lines, "appointment.where", slip.place());
        put(lines, "appointment.ask-for", slip.askFor());
        put(lines, "appointment.directions", slip.directions());
        if (appointment.accompanied()) {
            lines.add(new Line("appointment.with", texts.getTranslation("appointment.with.somebody", locale)));
        }
        return lines;
    }

    /** Ready to be sent; the place can be looked up on a map. */
    public String sms(AppointmentDetail appointment, Locale locale) {
        List<String> sentences = new ArrayList<>();
        sentences.add(
                texts.getTranslation("appointment.sms", locale, AppointmentTimes.words(appointment.at(), locale)));
        lines(appointment, locale).stream()
                .skip(1)
                .map(line -> texts.getTranslation(
                        "appointment.sms.line",
                        locale,
                        texts.getTranslation(line.label(), locale),
                        line.text().replace('\n', ' ')))
                .forEach(sentences::add);
        map(appointment.slip().place()).ifPresent(sentences::add);
        return String.join("\n", sentences);
    }

    /** The place on OpenStreetMap; looked up only when somebody follows it. */
    public static Optional<String> map(@Nullable String place) {
        return place == null ? Optional.empty() : Optional.of(MAP + URLEncoder.encode(place, StandardCharsets.UTF_8));
    }

    private static void put(List<Line> lines, String label, @Nullable String text) {
        if (text != null) {
            lines.add(new Line(label, text));
        }
    }
}
