package org.visibles.joining.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.visibles.joining.JoiningService;
import org.visibles.joining.Unshared;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.YouthId;
import org.visibles.widgets.Formats;
import org.visibles.widgets.Notices;

/** Records made one with another organisation whose person no longer agrees to be shared: parted with one touch. */
class UnsharedList extends Div {

    private final JoiningService joining;

    UnsharedList(
            List<Unshared> rows,
            JoiningService joining,
            OrganisationId own,
            Map<YouthId, String> called,
            Map<UUID, String> organisations) {
        this.joining = joining;
        UnorderedList list = new UnorderedList();
        list.addClassName("visibles-todo");
        list.getElement().setAttribute("aria-label", getTranslation("joining.unshared.title"));
        rows.forEach(row -> list.add(line(
                row,
                called.getOrDefault(row.youth(), ""),
                organisations.getOrDefault(row.besides(own).value(), "–"))));
        add(new Paragraph(getTranslation("joining.unshared.hint")), list);
    }

    private ListItem line(Unshared row, String called, String other) {
        ListItem line = new ListItem(
                new Anchor("jeunes/" + row.youth(), getTranslation("joining.unshared.of", called, other)),
                new Span(getTranslation("joining.unshared.on", Formats.date(row.withdrawnOn()))),
                new Span(getTranslation("joining.until", Formats.date(Formats.day(row.until())))));
        if (row.stands()) {
            Button part = new Button(getTranslation("joining.unshared.part"), click -> part(row));
            part.setAriaLabel(getTranslation("joining.unshared.part.of", called, other));
            part.setDisableOnClick(true);
            line.add(part);
        } else {
            line.add(new Span(getTranslation("joining.unshared.later")));
        }
        return line;
    }

    private void part(Unshared row) {
        boolean parted = Notices.attempt(() -> {
            UI.getCurrent().navigate("jeunes/" + joining.undo(row.stays(), row.joining()));
            Notices.done("joining.undone");
        });
        if (!parted) {
            UI.getCurrent().refreshCurrentRoute(false);
        }
    }
}
