package org.visibles.outing.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.visibles.kernel.OnePage;
import org.visibles.kernel.OutingId;
import org.visibles.kernel.Permission;
import org.visibles.outing.OutingContent;
import org.visibles.outing.OutingRow;
import org.visibles.outing.OutingService;
import org.visibles.outing.OutingState;
import org.visibles.outing.OutingVersionRow;
import org.visibles.widgets.Notices;
import org.visibles.widgets.Page;

/** The page of one outing: what is told of it, whom one met, and what waits for a decision. */
@Route("actions/:id")
@RolesAllowed(Permission.OUTING_READ)
class OutingView extends Page implements BeforeEnterObserver {

    private final OutingService outings;
    private final OutingWords.Source source;
    private final OutingDialogs dialogs;
    private final EncounterPanel encounters;

    OutingView(OutingService outings, OutingWords.Source source, OutingDialogs dialogs, EncounterPanel encounters) {
        super("outing.one");
        this.outings = outings;
        this.source = source;
        this.dialogs = dialogs;
        this.encounters = encounters;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        clear();
        OnePage.read(() -> show(event));
    }

    private void show(BeforeEnterEvent event) {
        OutingId id = OutingId.of(event.getRouteParameters().get("id").orElse(""));
        OutingRow row = outings.get(id);
        List<OutingVersionRow> versions = row.own() ? outings.versions(id) : List.of();
        OutingWords words = source.of(
                Stream.concat(Stream.of(row.content()), versions.stream().map(OutingVersionRow::content))
                        .toList(),
                versions.stream().map(each -> each.member().value()).toList());
        heading(getTranslation("outing.heading", OutingWords.when(row.content().at())));
        if (row.own()) {
            buttons(row);
        } else {
            actions(button("outing.own-team", VaadinIcon.USERS, () -> dialogs.team(row)));
        }
        versions.stream()
                .filter(each -> each.state() == OutingVersionRow.State.OPEN)
                .forEach(each -> add(new KeptApart(row, each, words, outings)));
        add(section(getTranslation("outing.told"), told(row, words)));
        add(section(getTranslation("outing.encounters"), encounters.of(row)));
        if (!versions.isEmpty()) {
            add(new VersionHistory(versions, words));
        }
    }

    private void buttons(OutingRow row) {
        switch (row.state()) {
            case PLANNED -> {
                Button tell = button("outing.tell", VaadinIcon.CHECK, () -> dialogs.tell(row));
                tell.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
                actions(
                        tell,
                        button("action.edit", VaadinIcon.PENCIL, () -> dialogs.replan(row)),
                        button("outing.cancel", VaadinIcon.BAN, () -> dialogs.cancel(row)));
            }
            case DONE ->
                actions(
                        button("outing.correct", VaadinIcon.PENCIL, () -> dialogs.tell(row)),
                        button("outing.repeat", VaadinIcon.ROTATE_RIGHT, () -> dialogs.again(row)));
            case CANCELLED ->
                actions(button("outing.uncancel", VaadinIcon.ARROW_BACKWARD, () -> {
                    if (Notices.attempt(() -> outings.uncancel(row.id(), row.version()))) {
                        UI.getCurrent().refreshCurrentRoute(false);
                    }
                }));
        }
    }

    private Button button(String key, VaadinIcon icon, Runnable work) {
        return new Button(getTranslation(key), icon.create(), click -> work.run());
    }

    private Component told(OutingRow row, OutingWords words) {
        Div told = new Div();
        told.add(new Paragraph(summary(row)));
        if (!row.own()) {
            told.add(new Paragraph(getTranslation("outing.along", row.names().owner())));
        }
        DescriptionList facts = new DescriptionList();
        facts.addClassName("visibles-facts");
        OutingContent content = row.content();
        Map<String, String> lines = words.lines(content);
        if (row.spotName() != null) {
            lines.put("spot", row.spotName());
        }
        lines.forEach((key, value) -> facts.add(
                new DescriptionList.Term(getTranslation("outing." + key)), new DescriptionList.Description(value)));
        told.add(facts);
        return told;
    }

    private String summary(OutingRow row) {
        if (row.state() == OutingState.CANCELLED) {
            return getTranslation(
                    row.encounters() == 0 ? "outing.cancelled-because" : "outing.cancelled-but-met",
                    String.valueOf(row.cancelReason()));
        }
        if (row.state() == OutingState.PLANNED) {
            return getTranslation("outing.state.PLANNED");
        }
        return row.fruitless()
                ? getTranslation("outing.fruitless-long")
                : getTranslation(
                        "outing.met-long", row.met(), row.content().tally().sum(), row.encounters());
    }
}
