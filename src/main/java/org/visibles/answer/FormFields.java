package org.visibles.answer;

import java.util.ArrayList;
import java.util.List;

/** Forms and their fields, with what was typed before; each form says which version of the referral it answers. */
class FormFields {

    private final Visit visit;
    private final Html html;
    private final Typed typed;
    private final long version;

    FormFields(Visit visit, Html html, Typed typed, long version) {
        this.visit = visit;
        this.html = html;
        this.typed = typed;
        this.version = version;
    }

    /** Day, time and place of one appointment. */
    void dated(String form, String row, String legend, boolean required) {
        html.open("fieldset").element("legend", legend);
        input(form, "day" + row, "date", "referral.appointment-day", required, "");
        input(form, "time" + row, "time", "referral.appointment-time", required, "");
        input(form, "place" + row, "text", "referral.appointment-place", false, "");
        html.close("fieldset");
    }

    void input(String form, String name, String type, String labelKey, boolean required, String otherwise) {
        String id = form + "-" + name;
        String value = typed.in(form, name);
        html.element("label", visit.text(labelKey), "for", id);
        List<String> attributes = new ArrayList<>(
                List.of("id", id, "name", name, "type", type, "value", value.isEmpty() ? otherwise : value));
        if (type.equals("text")) {
            attributes.addAll(List.of("maxlength", "200"));
        }
        if (required) {
            attributes.addAll(List.of("required", ""));
        }
        html.open("input", attributes.toArray(String[]::new));
    }

    /** A form behind a line that opens it, without a script. */
    void folded(String action, String key, Runnable fields) {
        if (typed.action().equals(action)) {
            html.open("details", "open", "");
        } else {
            html.open("details");
        }
        html.element("summary", visit.text(key));
        form(action, fields);
        html.close("details");
    }

    void form(String action, Runnable fields) {
        AnswerPages.form(html, visit, "/reponse/faire/" + action, () -> {
            html.open("input", "type", "hidden", "name", "version", "value", String.valueOf(version));
            fields.run();
        });
    }
}
