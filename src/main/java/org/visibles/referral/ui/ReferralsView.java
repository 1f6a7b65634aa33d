package org.visibles.referral.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Permission;
import org.visibles.referral.ReferralChoice;
import org.visibles.referral.ReferralChoice.Awaited;
import org.visibles.referral.ReferralQueries;
import org.visibles.referral.ReferralQueries.Tab;
import org.visibles.referral.ReferralRow;
import org.visibles.referral.ReferralStatus;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Page;

/** What has arrived and what was sent. The tab and the state stand in the address, so that a link can be passed on. */
@Route("orientations")
@RolesAllowed(Permission.REFERRAL_READ)
@Menu(order = 20, icon = "vaadin:exchange", title = "referral.list.title")
class ReferralsView extends Page implements BeforeEnterObserver {

    private static final String TAB = "onglet";
    private static final String STATUS = "etat";
    private static final String AWAITED = "attente";
    private static final String ORDER = "tri";
    private static final String LONGEST = "attente";

    private final ReferralQueries referrals;
    private final boolean sends;
    private final Nav tabs = new Nav();
    private final Map<Tab, RouterLink> tabOf = new EnumMap<>(Tab.class);
    private final Select<ReferralStatus> status = new Select<>();
    private final Select<Awaited> awaited = new Select<>();
    private final Select<Boolean> longest = new Select<>();
    private final Grid<ReferralRow> grid = new Grid<>();
    private Tab tab = Tab.RECEIVED;
    private Map<ReferralStatus, Integer> counts = Map.of();

    ReferralsView(ReferralQueries referrals, CurrentMember member, Clock clock) {
        super("referral.list.title");
        this.referrals = referrals;
        this.sends = member.require().may(Permission.REFERRAL_SEND);
        for (Tab each : sends ? Tab.values() : new Tab[] {Tab.RECEIVED}) {
            RouterLink link = new RouterLink();
            link.setRoute(ReferralsView.class);
            link.setQueryParameters(parameters(each, ReferralChoice.ALL));
            tabOf.put(each, link);
            tabs.add(link);
        }
        tabs.addClassName("referral-tabs");
        tabs.setAriaLabel(getTranslation("referral.list.title"));
        status.setLabel(getTranslation("referral.filter.status"));
        status.setEmptySelectionAllowed(true);
        status.setItemLabelGenerator(this::statusLabel);
        status.setEmptySelectionCaption(getTranslation("referral.filter.all"));
        awaited.setLabel(getTranslation("referral.filter.awaited"));
        awaited.setEmptySelectionAllowed(true);
        awaited.setItems(Awaited.values());
        awaited.setItemLabelGenerator(this::awaitedLabel);
        awaited.setEmptySelectionCaption(getTranslation("referral.filter.everybody"));
        longest.setLabel(getTranslation("referral.filter.order"));
        longest.setItems(false, true);
        longest.setItemLabelGenerator(
                each -> getTranslation(each ? "referral.order.longest" : "referral.order.latest"));
        for (Select<?> each : List.of(status, awaited, longest)) {
            each.addValueChangeListener(change -> {
                if (change.isFromClient()) {
                    go(new ReferralChoice(status.getValue(), awaited.getValue(), longest.getValue()));
                }
            });
        }
        Div filters = new Div(status, awaited, longest);
        filters.addClassName("referral-filters");
        grid.addComponentColumn(row -> new ReferralCard(row, tab, LocalDate.now(clock)))
                .setAutoWidth(false);
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT, GridVariant.LUMO_NO_BORDER);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setAriaLabel(getTranslation("referral.list.title"));
        grid.setHeight("70vh");
        grid.setWidthFull();
        add(tabs, filters, grid);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters parameters = event.getLocation().getQueryParameters();
        tab = sends ? read(Tab.class, parameters, TAB).orElse(Tab.RECEIVED) : Tab.RECEIVED;
        ReferralStatus wanted = read(ReferralStatus.class, parameters, STATUS).orElse(null);
        ReferralChoice choice = new ReferralChoice(
                wanted,
                read(Awaited.class, parameters, AWAITED).orElse(null),
                parameters.getSingleParameter(ORDER).filter(LONGEST::equals).isPresent());
        tabOf.forEach((each, shown) -> {
            var those = referrals.counts(each);
            shown.setText(getTranslation(
                    "referral.filter.count", getTranslation("referral.tab." + each.name()), total(those)));
            shown.getElement().setAttribute("aria-current", each == tab ? "page" : "false");
            if (each == tab) {
                counts = those;
            }
        });
        status.setItems(Arrays.stream(ReferralStatus.values())
                .filter(each -> counts.containsKey(each) || each == wanted)
                .toList());
        status.setValue(wanted);
        awaited.getListDataView().refreshAll();
        awaited.setValue(choice.awaited());
        longest.setValue(choice.longest());
        grid.setEmptyStateComponent(new EmptyState(getTranslation("referral.empty." + tab.name())));
        grid.setItems(query -> referrals.list(tab, choice, query.getOffset(), query.getLimit()).stream(), query -> {
            query.getOffset();
            query.getLimit();
            return choice.awaited() == null ? total(wanted) : referrals.count(tab, choice);
        });
    }

    private int total(@Nullable ReferralStatus wanted) {
        return wanted == null ? total(counts) : counts.getOrDefault(wanted, 0);
    }

    private static int total(Map<ReferralStatus, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private String statusLabel(@Nullable ReferralStatus each) {
        return each == null
                ? getTranslation("referral.filter.all")
                : getTranslation(
                        "referral.filter.count",
                        getTranslation("referral.status." + each.name()),
                        counts.getOrDefault(each, 0));
    }

    private String awaitedLabel(@Nullable Awaited each) {
        return each == null
                ? getTranslation("referral.filter.everybody")
                : getTranslation("referral.awaited." + (each == Awaited.OTHER ? tab + "." : "") + each);
    }

    private void go(ReferralChoice choice) {
        getUI().ifPresent(ui -> ui.navigate(ReferralsView.class, parameters(tab, choice)));
    }

    private static QueryParameters parameters(Tab tab, ReferralChoice choice) {
        Map<String, List<String>> parameters = new HashMap<>();
        parameters.put(TAB, List.of(tab.name().toLowerCase(Locale.ROOT)));
        if (choice.status() != null) {
            parameters.put(STATUS, List.of(choice.status().name().toLowerCase(Locale.ROOT)));
        }
        if (choice.awaited() != null) {
            parameters.put(AWAITED, List.of(choice.awaited().name().toLowerCase(Locale.ROOT)));
        }
        if (choice.longest()) {
            parameters.put(ORDER, List.of(LONGEST));
        }
        return new QueryParameters(parameters);
    }

    private static <E extends Enum<E>> Optional<E> read(Class<E> type, QueryParameters parameters, String name) {
        return parameters
                .getSingleParameter(name)
                .flatMap(code -> Arrays.stream(type.getEnumConstants())
                        .filter(each -> each.name().equalsIgnoreCase(code))
                        .findFirst());
    }
}
