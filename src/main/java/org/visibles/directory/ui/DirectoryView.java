package org.visibles.directory.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.visibles.directory.FoundPage;
import org.visibles.directory.ServiceCriteria;
import org.visibles.directory.ServiceFinder;
import org.visibles.directory.Vocabulary;
import org.visibles.geography.GeographyService;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Permission;
import org.visibles.organisation.OrganisationDirectory;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Page;

/** The partner directory: services by need, public, place and time, page by page. */
@Route("annuaire")
@PermitAll
@Menu(order = 40, icon = "vaadin:open-book", title = "directory.menu")
class DirectoryView extends Page implements BeforeEnterObserver {

    private static final int PAGE = 20;

    private final ServiceFinder finder;
    private final OrganisationDirectory organisations;
    private final Labels labels;
    private final SearchFields fields;
    private final Span counted = new Span();
    private final Div found = new Div();
    private int offset;

    DirectoryView(
            ServiceFinder finder,
            OrganisationDirectory organisations,
            GeographyService geography,
            Vocabulary vocabulary,
            CurrentMember member,
            Clock clock) {
        super("directory.title");
        this.finder = finder;
        this.organisations = organisations;
        this.labels = new Labels(vocabulary);
        this.fields = new SearchFields(
                labels, geography, clock, member.require().may(Permission.DIRECTORY_NOTE), this::refilter);
        counted.getElement().setAttribute("aria-live", "polite");
        counted.addClassName("youth-counted");
        found.addClassName("directory-found");
        add(fields, counted, found);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        fields.read(event.getLocation().getQueryParameters());
        offset = 0;
        show();
    }

    private void refilter(boolean addressed) {
        offset = 0;
        if (addressed) {
            UI.getCurrent().getPage().getHistory().replaceState(null, new Location("annuaire", fields.parameters()));
        }
        show();
    }

    private void show() {
        ServiceCriteria criteria = fields.criteria();
        FoundPage page = finder.search(criteria, offset, PAGE);
        fields.count(page.facets());
        counted.setText(getTranslation("directory.count", page.total()));
        found.removeAll();
        if (page.services().isEmpty()) {
            found.add(new EmptyState(getTranslation(empty(criteria))));
            return;
        }
        Map<UUID, String> names = organisations.names();
        UnorderedList list = new UnorderedList();
        list.addClassName("directory-list");
        page.services().forEach(service -> list.add(new ServiceCard(service, labels, names)));
        found.add(list, pager(page.total()));
    }

    private String empty(ServiceCriteria criteria) {
        if (finder.isEmpty()) {
            return "directory.empty";
        }
        return criteria.withinKm() != null || criteria.openAt() != null
                ? "directory.nothing.near"
                : "directory.nothing";
    }

    private Div pager(long total) {
        Button before = new Button(getTranslation("directory.page.before"), click -> turn(-PAGE));
        before.setEnabled(offset > 0);
        Button after = new Button(getTranslation("directory.page.after"), click -> turn(PAGE));
        after.setEnabled(offset + PAGE < total);
        Span where = new Span(getTranslation("directory.page", offset + 1, Math.min(offset + PAGE, total), total));
        Div pager = new Div(before, where, after);
        pager.addClassName("directory-pager");
        pager.setVisible(total > PAGE);
        return pager;
    }

    private void turn(int by) {
        offset = Math.max(0, offset + by);
        show();
        counted.getElement().callJsFunction("scrollIntoView");
    }
}
