package org.visibles.outing.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.visibles.kernel.Permission;
import org.visibles.outing.OutingRow;
import org.visibles.outing.OutingService;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Page;

/** The outings of the organisation and those it goes along on, as a list or as a calendar. */
@Route("actions")
@RolesAllowed(Permission.OUTING_READ)
@Menu(order = 15, icon = "vaadin:map-marker", title = "outing.list")
class OutingsView extends Page implements BeforeEnterObserver {

    private static final String CALENDAR = "calendrier";
    private static final int SHOWN = 200;

    private final OutingService outings;
    private final OutingFilter filter;
    private final LocalDate today;
    private final Div ways = new Div();
    private final Span counted = new Span();
    private final Div content = new Div();
    private boolean calendar;

    OutingsView(OutingService outings, OutingWords.Source source, OutingDialogs dialogs, Clock clock) {
        super("outing.list");
        this.outings = outings;
        today = LocalDate.now(clock);
        filter = new OutingFilter(today, source.colleagues(), this::refresh);
        Button log = new Button(getTranslation("outing.log"), VaadinIcon.PLUS.create(), click -> dialogs.log());
        log.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Button plan = new Button(getTranslation("outing.plan"), VaadinIcon.CALENDAR.create(), click -> dialogs.plan());
        actions(log, plan);
        outings.latest()
                .ifPresent(last -> actions(new Button(
                        getTranslation("outing.again"),
                        VaadinIcon.ROTATE_RIGHT.create(),
                        click -> dialogs.again(last))));
        actions(new Button(getTranslation("outing.spots"), VaadinIcon.MAP_MARKER.create(), click -> dialogs.spots()));
        ways.addClassName("referral-tabs");
        counted.addClassName("youth-counted");
        counted.getElement().setAttribute("aria-live", "polite");
        content.setWidthFull();
        add(ways, filter, counted, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        calendar = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("vue")
                .filter(CALENDAR::equals)
                .isPresent();
        filter.calendar(calendar);
        ways.removeAll();
        ways.add(
                way("actions", "outing.as-list", !calendar),
                way("actions?vue=" + CALENDAR, "outing.as-calendar", calendar));
        refresh();
    }

    private Anchor way(String address, String key, boolean current) {
        Anchor way = new Anchor(address, getTranslation(key));
        if (current) {
            way.getElement().setAttribute("aria-current", "page");
        }
        return way;
    }

    private void refresh() {
        content.removeAll();
        YearMonth month = filter.month();
        List<OutingRow> rows = (calendar
                        ? outings.mine(month.atDay(1), month.atEndOfMonth())
                        : outings.mine(filter.from(), filter.to()))
                .stream().filter(filter::shows).toList();
        counted.setText(getTranslation("outing.count", rows.size()));
        if (calendar) {
            content.add(new OutingCalendar(month, today, rows));
            return;
        }
        if (rows.isEmpty()) {
            content.add(new EmptyState(getTranslation("outing.empty")));
        }
        rows.reversed().stream().limit(SHOWN).forEach(row -> content.add(new OutingCard(row)));
        if (rows.size() > SHOWN) {
            content.add(new EmptyState(getTranslation("outing.more", SHOWN)));
        }
    }
}
