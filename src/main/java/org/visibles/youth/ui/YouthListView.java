package org.visibles.youth.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.visibles.geography.GeographyService;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Permission;
import org.visibles.organisation.MemberDirectory;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Page;
import org.visibles.youth.YouthFilter;
import org.visibles.youth.YouthListAction;
import org.visibles.youth.YouthRow;
import org.visibles.youth.YouthSearch;

/** The young people whom the organisation follows: searched while typing, filtered by what stands in the address. */
@Route("jeunes")
@RolesAllowed(Permission.DISCLOSURE_READ)
@Menu(order = 10, icon = "vaadin:users", title = "youth.list")
class YouthListView extends Page implements BeforeEnterObserver {

    private static final int PAGE = 50;

    private final YouthSearch search;
    private final Names names;
    private final ListFilter filter;
    private final Grid<YouthRow> grid = new Grid<>();
    private final Span counted = new Span();

    YouthListView(
            YouthSearch search,
            Names.Source source,
            MemberDirectory members,
            GeographyService geography,
            NewYouthDialogs dialogs,
            ObjectProvider<YouthListAction> more,
            CurrentMember member) {
        super("youth.list");
        this.search = search;
        this.names = source.page();
        this.filter = new ListFilter(members, geography, this::refilter);
        List<Component> actions = new ArrayList<>();
        more.orderedStream().forEach(action -> action.of(filter::value).ifPresent(actions::add));
        if (member.require().may(Permission.YOUTH_WRITE)) {
            Button add = new Button(getTranslation("youth.new"), VaadinIcon.PLUS.create(), click -> dialogs.open());
            add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            actions.add(add);
        }
        if (!actions.isEmpty()) {
            actions(actions.toArray(Component[]::new));
        }
        counted.getElement().setAttribute("aria-live", "polite");
        counted.addClassName("youth-counted");
        grid.addColumn(new ComponentRenderer<>(row -> new YouthCard(row, names)));
        grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setPageSize(PAGE);
        grid.setAllRowsVisible(false);
        grid.setWidthFull();
        grid.setHeight("min(34rem, 75dvh)");
        grid.getElement().setAttribute("aria-label", getTranslation("youth.list"));
        grid.setEmptyStateComponent(new EmptyState(getTranslation("youth.list.empty")));
        add(filter, counted, grid);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        filter.read(event.getLocation().getQueryParameters());
        grid.setItems(query -> page(query.getOffset(), query.getLimit()), query -> count());
    }

    private Stream<YouthRow> page(int offset, int limit) {
        List<YouthRow> rows = search.page(filter.value(), filter.sort(), filter.descending(), offset, limit);
        names.prepareCommunes(rows.stream().map(YouthRow::commune));
        return rows.stream();
    }

    private int count() {
        int count = search.count(filter.value());
        counted.setText(getTranslation("youth.list.count", count));
        return count;
    }

    private void refilter(boolean addressed) {
        if (addressed) {
            UI.getCurrent().getPage().getHistory().replaceState(null, new Location("jeunes", filter.parameters()));
        }
        grid.getDataProvider().refreshAll();
    }

    /** For tests: what the list shows. */
    YouthFilter shown() {
        return filter.value();
    }
}
