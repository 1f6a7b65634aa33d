package org.visibles.exchange.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import org.visibles.exchange.ImportState;
import org.visibles.exchange.ImportedList;
import org.visibles.exchange.ListImport;
import org.visibles.exchange.ListUndo;
import org.visibles.kernel.Ids;
import org.visibles.kernel.OnePage;
import org.visibles.kernel.Permission;
import org.visibles.widgets.Page;
import org.visibles.youth.YouthLabels;

/** One list on its way: read, its columns, its rows, what became of it; what is shown is where it stands. */
@Route("imports")
@RolesAllowed(Permission.LIST_IMPORT)
class ListImportView extends Page implements HasUrlParameter<String> {

    private final ListImport lists;
    private final ListUndo undo;
    private final YouthLabels labels;
    private UUID id = new UUID(0, 0);

    ListImportView(ListImport lists, ListUndo undo, YouthLabels labels) {
        super("exchange.one");
        this.lists = lists;
        this.undo = undo;
        this.labels = labels;
    }

    @Override
    public void setParameter(BeforeEvent event, String parameter) {
        id = Ids.parse(parameter);
        OnePage.read(this::show);
    }

    private void show() {
        clear();
        ImportedList list = lists.get(id);
        heading(list.name());
        RouterLink back = new RouterLink(getTranslation("exchange.back"), ImportsView.class);
        back.addClassName("visibles-download");
        actions(back);
        add(new Steps(list.state()));
        if (list.state() == ImportState.FAILED) {
            add(failure(list));
        }
        add(content(list));
    }

    private Component content(ImportedList list) {
        return switch (list.state()) {
            case READING, CHECKING, APPLYING, UNDOING -> new ProgressPanel(lists, list, this::again);
            case MAPPING -> new MappingPanel(lists, list, this::again);
            case READY -> new ReviewPanel(lists, undo, labels, list, this::again);
            case FAILED ->
                list.header().isEmpty() ? new Div() : new ReviewPanel(lists, undo, labels, list, this::again);
            case APPLIED, UNDONE -> new ResultPanel(lists, undo, labels, list, this::again);
            case DISCARDED -> new Paragraph(getTranslation("exchange.state.DISCARDED"));
        };
    }

    private Component failure(ImportedList list) {
        Div banner = new Div(new Paragraph(getTranslation(
                String.valueOf(list.failure()), list.failureArguments().toArray())));
        banner.addClassName("youth-banner");
        banner.getElement().setAttribute("role", "alert");
        return banner;
    }

    private void again() {
        OnePage.read(this::show);
    }
}
