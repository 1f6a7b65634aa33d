package org.visibles.outing.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.Permission;
import org.visibles.kernel.ProgrammeId;
import org.visibles.organisation.ProgrammeAdmin;
import org.visibles.organisation.ProgrammeAdmin.Edited;
import org.visibles.outing.MethodRow;
import org.visibles.outing.MethodService;
import org.visibles.outing.OutingService;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Formats;
import org.visibles.widgets.Page;

/** The ways of finding people and the practices that a programme tries, added in the middle of it or ended. */
@Route("modes")
@RolesAllowed(Permission.PROGRAMME_MANAGE)
@Menu(order = 62, icon = "vaadin:lightbulb", title = "outing.methods")
class MethodsView extends Page {

    private final MethodService methods;
    private final OutingService outings;
    private final ProgrammeAdmin programmes;
    private final LocalDate today;
    private final Div content = new Div();

    MethodsView(MethodService methods, OutingService outings, ProgrammeAdmin programmes, Clock clock) {
        super("outing.methods");
        this.methods = methods;
        this.outings = outings;
        this.programmes = programmes;
        today = LocalDate.now(clock);
        content.setWidthFull();
        content.addClassName("outing-methods");
        add(new Paragraph(getTranslation("outing.methods.explain")), content);
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
        String builtIn = outings.methods().stream()
                .filter(MethodRow::builtIn)
                .map(OutingWords::method)
                .collect(Collectors.joining(" · "));
        content.add(section(getTranslation("outing.methods.built-in"), new Paragraph(builtIn)));
    }

    private Component programme(ProgrammeId programme) {
        Div part = new Div(new Button(
                getTranslation("outing.method.new"), VaadinIcon.PLUS.create(), click -> open(programme, null)));
        List<MethodRow> rows = methods.of(programme);
        if (rows.isEmpty()) {
            part.add(new EmptyState(getTranslation("outing.methods.empty")));
        }
        rows.forEach(row -> part.add(line(programme, row)));
        return part;
    }

    private Div line(ProgrammeId programme, MethodRow row) {
        Span name = new Span(row.name());
        name.addClassName("outing-card-when");
        Span since = new Span(
                row.endsOn() == null
                        ? getTranslation("outing.method.since", Formats.date(row.startsOn()))
                        : getTranslation(
                                "outing.method.between", Formats.date(row.startsOn()), Formats.date(row.endsOn())));
        Button edit = new Button(VaadinIcon.PENCIL.create(), click -> open(programme, row));
        edit.setAriaLabel(getTranslation("outing.method.edit", row.name()));
        Div line = new Div(name, new Span(getTranslation("outing.kind." + row.kind())), since, edit);
        line.addClassName("outing-line");
        Div whole = new Div(line);
        if (row.description() != null) {
            whole.add(new Paragraph(row.description()));
        }
        return whole;
    }

    private void open(ProgrammeId programme, @Nullable MethodRow before) {
        new MethodDialog(methods, programme, before, today, this::refresh).open();
    }
}
