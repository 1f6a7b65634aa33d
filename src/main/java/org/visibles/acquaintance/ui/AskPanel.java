package org.visibles.acquaintance.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Map;
import java.util.UUID;
import org.visibles.acquaintance.Acquaintances;
import org.visibles.acquaintance.Introduction;
import org.visibles.acquaintance.Standing;
import org.visibles.acquaintance.Standing.Asked;
import org.visibles.kernel.YouthId;
import org.visibles.organisation.OrganisationDirectory;
import org.visibles.widgets.Formats;
import org.visibles.widgets.Notices;

/** Asks whether another organisation follows the person, and says where the question stands: the same whoever knows. */
class AskPanel extends Div {

    private final YouthId youth;
    private final Acquaintances acquaintances;
    private final OrganisationDirectory organisations;

    AskPanel(YouthId youth, Acquaintances acquaintances, OrganisationDirectory organisations) {
        this.youth = youth;
        this.acquaintances = acquaintances;
        this.organisations = organisations;
        show();
    }

    private void show() {
        removeAll();
        Standing standing = acquaintances.of(youth);
        Asked asked = standing.asked();
        boolean open = asked != null && !asked.stopped() && !asked.ended();
        if (asked == null) {
            add(new Paragraph(getTranslation("acquaintance.explain")));
        } else {
            add(told(asked));
        }
        Map<UUID, String> names = organisations.names();
        standing.introductions().forEach(each -> add(new Paragraph(introduced(each, names))));
        if (!standing.agreed()) {
            add(new Paragraph(getTranslation("acquaintance.needs-agreement")));
        } else if (!open) {
            Button ask = new Button(getTranslation("acquaintance.ask"));
            ask.setDisableOnClick(true);
            ask.addClickListener(click -> {
                if (Notices.attempt(() -> acquaintances.ask(youth))) {
                    Notices.done("acquaintance.sent");
                    show();
                } else {
                    ask.setEnabled(true);
                }
            });
            add(ask);
        }
    }

    private Div told(Asked asked) {
        String state = asked.stopped() ? "stopped" : asked.ended() ? "ended" : "sent";
        Span badge = new Span(getTranslation("acquaintance.state." + state));
        badge.getElement().getThemeList().add(state.equals("sent") ? "badge" : "badge contrast");
        Div told = new Div(
                badge,
                new Span(getTranslation(
                        "acquaintance.state." + state + ".since",
                        Formats.date(Formats.day(asked.at())),
                        Formats.date(Formats.day(asked.endsAt())))));
        told.addClassName("acquaintance-actions");
        return told;
    }

    private String introduced(Introduction introduction, Map<UUID, String> names) {
        return Introductions.words(introduction, names, this::getTranslation);
    }
}
