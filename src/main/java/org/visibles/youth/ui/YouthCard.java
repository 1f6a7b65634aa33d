package org.visibles.youth.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.visibles.kernel.Relation;
import org.visibles.widgets.Formats;
import org.visibles.youth.YouthRow;

/** One young person in a list: side by side on a wide screen, below each other on a phone. */
class YouthCard extends Div {

    YouthCard(YouthRow row, Names names) {
        addClassName("youth-card");
        String label = row.label();
        Anchor link = new Anchor("jeunes/" + row.id(), label == null ? getTranslation("youth.unnamed") : label);
        link.addClassName("youth-card-name");
        add(link);
        if (row.stage() != null) {
            add(part(getTranslation("youth.stage." + row.stage()), "youth-card-stage"));
        }
        if (row.commune() != null) {
            add(part(names.commune(row.commune()), "youth-card-part", "youth-card-where"));
        }
        add(part(
                row.lastContact() == null
                        ? getTranslation("youth.card.no-contact")
                        : getTranslation("youth.card.contact", Formats.date(row.lastContact())),
                "youth-card-part",
                "youth-card-when"));
        if (row.relation() == Relation.CIRCLE_SHARED) {
            add(part(getTranslation("youth.card.shared"), "youth-card-part"));
        } else if (!row.informed()) {
            Span warning = part(getTranslation("youth.card.not-informed"), "youth-card-warning");
            warning.addComponentAsFirst(VaadinIcon.INFO_CIRCLE_O.create());
            add(warning);
        } else if (row.missing() > 0) {
            add(part(getTranslation("youth.card.missing", row.missing()), "youth-card-part"));
        }
    }

    private static Span part(String text, String... classNames) {
        Span part = new Span(text);
        part.addClassNames(classNames);
        return part;
    }
}
