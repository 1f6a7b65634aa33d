package org.visibles.organisation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.visibles.geography.GeographyService;
import org.visibles.kernel.Permission;
import org.visibles.organisation.OrganisationAdmin;
import org.visibles.organisation.OrganisationAdmin.Edited;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Page;

/** All organisations, for an administrator. */
@Route("structures")
@RolesAllowed(Permission.ORGANISATION_MANAGE)
@Menu(order = 50, icon = "vaadin:building", title = "organisation.list")
class OrganisationsView extends Page {

    private final OrganisationAdmin admin;
    private final GeographyService geography;
    private final Grid<Edited> grid = new Grid<>();
    private final TextField search = new TextField();

    OrganisationsView(OrganisationAdmin admin, GeographyService geography) {
        super("organisation.list");
        this.admin = admin;
        this.geography = geography;
        Button add = new Button(
                getTranslation("organisation.new"),
                VaadinIcon.PLUS.create(),
                click -> OrganisationDialog.create(admin, geography, this::refresh)
                        .open());
        add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        actions(add);
        search.setPlaceholder(getTranslation("action.search"));
        search.getElement().setAttribute("aria-label", getTranslation("action.search"));
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setWidthFull();
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(typed -> refresh());
        grid.addColumn(new ComponentRenderer<>(this::card));
        grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setAllRowsVisible(true);
        grid.getElement().setAttribute("aria-label", getTranslation("organisation.list"));
        grid.setEmptyStateComponent(new EmptyState(getTranslation("organisation.list.empty")));
        add(search, grid);
        refresh();
    }

    private void refresh() {
        List<Edited> all = admin.list();
        grid.setItems(all.stream()
                .filter(row -> contains(row.organisation().name(), search.getValue()))
                .toList());
    }

    private static boolean contains(String name, String typed) {
        return folded(name).contains(folded(typed));
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }

    private Div card(Edited row) {
        Span name = new Span(row.organisation().name());
        name.addClassName("organisation-name");
        Span kind = new Span(
                getTranslation("organisation.kind." + row.organisation().kind().name()));
        kind.addClassName("organisation-detail");
        Div text = new Div(name, kind);
        text.addClassName("organisation-text");
        if (!row.competence().isEmpty()) {
            text.add(detail(getTranslation(
                    "organisation.competence.count", row.competence().size())));
        }
        if (!row.active()) {
            text.add(detail(getTranslation("organisation.closed")));
        }
        Button edit = new Button(getTranslation("action.edit"), VaadinIcon.PENCIL.create());
        edit.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        edit.getElement()
                .setAttribute(
                        "aria-label",
                        getTranslation("action.edit") + " " + row.organisation().name());
        edit.addClickListener(click ->
                OrganisationDialog.edit(admin, geography, row, this::refresh).open());
        Div card = new Div(text, edit);
        card.addClassName("organisation-card");
        return card;
    }

    private static Span detail(String text) {
        Span detail = new Span(text);
        detail.addClassName("organisation-detail");
        return detail;
    }
}
