package org.visibles.joining.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.visibles.joining.JoinedRow;
import org.visibles.joining.JoinedStage;
import org.visibles.joining.JoiningService;
import org.visibles.joining.Unshared;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.YouthId;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Formats;
import org.visibles.widgets.Notices;

/** The records that went into this one, with the stages of their journeys; the last can be given back for a while. */
class JoinedPanel extends Div {

    private final YouthId youth;
    private final JoiningService joining;

    /**
     * @param undoing for which organisation; null for who may not undo
     */
    JoinedPanel(
            YouthId youth,
            JoiningService joining,
            Map<UUID, String> organisations,
            @Nullable OrganisationId undoing,
            Instant now) {
        this.youth = youth;
        this.joining = joining;
        List<JoinedRow> rows = joining.of(youth);
        if (rows.isEmpty()) {
            add(new EmptyState(getTranslation("joining.list.empty")));
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("visibles-todo");
        Map<UUID, LocalDate> withdrawn = undoing == null
                ? Map.of()
                : joining.unshared().stream().collect(Collectors.toMap(Unshared::joining, Unshared::withdrawnOn));
        rows.forEach(row -> list.add(line(row, organisations, undoing, now, withdrawn.get(row.id()))));
        add(list);
        List<JoinedStage> stages = joining.stages(youth);
        if (!stages.isEmpty()) {
            UnorderedList reached = new UnorderedList();
            stages.forEach(stage -> reached.add(new ListItem(getTranslation(
                    "joining.stage",
                    Formats.date(stage.on()),
                    getTranslation("journey.stage." + stage.stage()),
                    stage.of(),
                    stage.organisation()))));
            H3 heading = new H3(getTranslation("joining.stages"));
            heading.addClassName("joining-stages");
            add(heading, reached);
        }
    }

    private ListItem line(
            JoinedRow row,
            Map<UUID, String> organisations,
            @Nullable OrganisationId undoing,
            Instant now,
            @Nullable LocalDate withdrawn) {
        OrganisationId other = row.other();
        String by = organisations.getOrDefault(row.organisation().value(), "–");
        ListItem line = new ListItem(new Span(getTranslation(
                other == null ? "joining.joined" : "joining.joined.with",
                row.label(),
                Formats.date(Formats.day(row.at())),
                by,
                other == null ? "" : organisations.getOrDefault(other.value(), "–"))));
        if (withdrawn != null) {
            line.add(new Span(getTranslation("joining.unshared.on", Formats.date(withdrawn))));
        }
        if (now.isAfter(row.until())) {
            line.add(new Span(getTranslation("joining.over")));
            return line;
        }
        line.add(new Span(getTranslation("joining.until", Formats.date(Formats.day(row.until())))));
        if (undoing != null && row.isOf(undoing)) {
            line.add(new Button(getTranslation("joining.undo"), click -> ask(row)));
        } else if (undoing != null) {
            line.add(new Span(getTranslation("joining.until.theirs", by)));
        }
        return line;
    }

    private void ask(JoinedRow row) {
        ConfirmDialog dialog = new ConfirmDialog(
                getTranslation("joining.undo.title"),
                getTranslation(row.other() == null ? "joining.undo.hint" : "joining.undo.hint.with"),
                getTranslation("joining.undo"),
                confirmed -> {
                    Notices.attempt(() -> {
                        YouthId own = joining.undo(youth, row.id());
                        if (own.equals(youth)) {
                            UI.getCurrent().refreshCurrentRoute(false);
                        } else {
                            UI.getCurrent().navigate("jeunes/" + own);
                        }
                        Notices.done("joining.undone");
                    });
                });
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("joining.undo.keep"));
        dialog.open();
    }
}
