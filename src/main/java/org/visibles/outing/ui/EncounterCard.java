package org.visibles.outing.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.visibles.outing.encounter.EncounterContent;
import org.visibles.outing.encounter.EncounterRow;
import org.visibles.outing.encounter.FollowUp;
import org.visibles.widgets.Formats;
import org.visibles.youth.Choices;
import org.visibles.youth.Phones;

/** One encounter: who, what was said, what was agreed, and whom it was with. */
class EncounterCard extends Div {

    /**
     * @param person what the person is called whom it was with; empty while nobody knows
     */
    EncounterCard(EncounterRow row, String person, Button... buttons) {
        addClassNames("outreach-card", row.withdrawn() ? "outreach-withdrawn" : "outing-encounter");
        Span title = new Span(title(row));
        title.addClassName("outreach-card-title");
        Div head = new Div(title);
        if (row.withdrawn()) {
            head.add(new Span(OutingWords.text("outing.withdrawn")));
        }
        if (row.youth() != null) {
            head.add(new Anchor("jeunes/" + row.youth(), OutingWords.text("outing.it-was", person)));
        }
        add(head, new Div(new Span(said(row.content()))));
        if (row.content().followUp() != FollowUp.NONE && row.content().followUpOn() != null) {
            Span agreed = new Span(OutingWords.text(
                    row.followedUpOn() == null ? "outing.agreed" : "outing.agreed.done",
                    OutingWords.text("outing.followUp." + row.content().followUp()),
                    Formats.date(Objects.requireNonNull(row.content().followUpOn()))));
            agreed.addClassName(row.followedUpOn() == null ? "outreach-task" : "outing-done");
            add(new Div(agreed));
        }
        if (buttons.length > 0) {
            Div actions = new Div(buttons);
            actions.addClassName("outing-actions");
            add(actions);
        }
    }

    /** Name or pseudonym, else "without a name", with the time. */
    static String title(EncounterRow row) {
        EncounterContent content = row.content();
        String name = content.firstName() != null
                ? content.firstName()
                : content.pseudonym() != null ? content.pseudonym() : OutingWords.text("outing.no-name");
        return OutingWords.hour(content.at()) + " – " + name;
    }

    private static String said(EncounterContent content) {
        return Stream.of(
                        content.sex() == null ? null : I18NProvider.translate(Choices.key(content.sex())),
                        content.ageBand() == null ? null : OutingWords.band(content.ageBand()),
                        content.result() == null ? null : OutingWords.text("outing.result." + content.result()),
                        content.needs().isEmpty()
                                ? null
                                : content.needs().stream()
                                        .map(need -> I18NProvider.translate("need." + need))
                                        .sorted()
                                        .collect(Collectors.joining(", ")),
                        content.known() ? OutingWords.text("outing.known-already") : null,
                        content.phone() == null ? null : Phones.shown(content.phone()))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
    }
}
