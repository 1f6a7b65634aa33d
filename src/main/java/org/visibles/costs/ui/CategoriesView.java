package org.visibles.costs.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.visibles.costs.CategoryRow;
import org.visibles.costs.ExpenseCategories;
import org.visibles.kernel.Permission;
import org.visibles.kernel.ProgrammeId;
import org.visibles.organisation.ProgrammeAdmin;
import org.visibles.organisation.ProgrammeAdmin.Edited;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Page;

/** The kinds of eligible expenses: those of every programme, and those that a programme adds or closes. */
@Route("categories-depenses")
@RolesAllowed(Permission.PROGRAMME_MANAGE)
@Menu(order = 63, icon = "vaadin:tags", title = "costs.categories.menu")
class CategoriesView extends Page {

    private final ExpenseCategories categories;
    private final ProgrammeAdmin programmes;
    private final Div content = new Div();

    CategoriesView(ExpenseCategories categories, ProgrammeAdmin programmes) {
        super("costs.categories");
        this.categories = categories;
        this.programmes = programmes;
        content.setWidthFull();
        content.addClassName("outing-methods");
        add(new Paragraph(getTranslation("costs.categories.explain")), content);
        refresh();
    }

    private void refresh() {
        content.removeAll();
        List<Edited> managed = programmes.list();
        if (managed.isEmpty()) {
            content.add(new EmptyState(getTranslation("organisation.programme.empty")));
        }
        managed.forEach(each -> content.add(
                section(each.programme().name(), programme(each.programme().id()))));
        String builtIn = categories.builtIn().stream().map(CostWords::category).collect(Collectors.joining(" · "));
        content.add(section(getTranslation("costs.categories.built-in"), new Paragraph(builtIn)));
    }

    private Component programme(ProgrammeId programme) {
        Div part = new Div(new Button(
                getTranslation("costs.category.new"), VaadinIcon.PLUS.create(), click -> open(programme, null)));
        List<CategoryRow> rows = categories.of(programme);
        if (rows.isEmpty()) {
            part.add(new EmptyState(getTranslation("costs.categories.empty")));
        }
        rows.forEach(row -> part.add(line(programme, row)));
        return part;
    }

    private Div line(ProgrammeId programme, CategoryRow row) {
        Span name = new Span(row.name());
        name.addClassName("outing-card-when");
        Button edit = new Button(VaadinIcon.PENCIL.create(), click -> open(programme, row));
        edit.setAriaLabel(getTranslation("costs.category.edit", row.name()));
        Div line = new Div(name, edit);
        if (row.closed()) {
            line.addComponentAtIndex(1, new Span(getTranslation("costs.category.closed")));
        }
        line.addClassName("outing-line");
        return line;
    }

    private void open(ProgrammeId programme, @Nullable CategoryRow before) {
        new CategoryDialog(categories, programme, before, this::refresh).open();
    }
}
