package org.visibles.joining.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.visibles.geography.GeographyService;
import org.visibles.joining.Comparison;
import org.visibles.joining.JoinRecords;
import org.visibles.joining.JoiningService;
import org.visibles.kernel.Permission;
import org.visibles.kernel.YouthId;
import org.visibles.widgets.Formats;
import org.visibles.widgets.Notices;
import org.visibles.widgets.Page;
import org.visibles.youth.YouthRecord;
import org.visibles.youth.YouthSearch;

/** Two records side by side: which one stays, and which values. It asks; nothing is ever joined by itself. */
@Route("jeunes/:id/rapprocher/:autre?")
@RolesAllowed(Permission.YOUTH_JOIN)
class JoinView extends Page implements BeforeEnterObserver {

    private final JoiningService joining;
    private final YouthSearch search;
    private final GeographyService geography;
    private final Clock clock;

    JoinView(JoiningService joining, YouthSearch search, GeographyService geography, Clock clock) {
        super("joining.title");
        this.joining = joining;
        this.search = search;
        this.geography = geography;
        this.clock = clock;
    }

    static String address(YouthId stays, YouthId goes) {
        return "jeunes/" + stays + "/rapprocher/" + goes;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        clear();
        YouthId id = YouthId.of(event.getRouteParameters().get("id").orElse(""));
        add(asks());
        event.getRouteParameters()
                .get("autre")
                .map(YouthId::of)
                .ifPresentOrElse(other -> compare(id, other), () -> add(new OtherSearch(id, search)));
    }

    private Div asks() {
        Div asks = new Div(VaadinIcon.INFO_CIRCLE_O.create(), new Span(getTranslation("joining.asks")));
        asks.addClassName("joining-asks");
        return asks;
    }

    private void compare(YouthId stays, YouthId goes) {
        Comparison compared;
        try {
            compared = joining.compare(stays, goes);
        } catch (org.visibles.kernel.RuleViolation rule) {
            add(new Paragraph(getTranslation(rule.key(), rule.arguments().toArray())));
            return;
        }
        ValueChooser values = new ValueChooser(compared, new FieldWords(geography));
        add(records(compared));
        if (!compared.obstacles().isEmpty()) {
            UnorderedList list = new UnorderedList();
            compared.obstacles()
                    .forEach(rule -> list.add(new ListItem(
                            getTranslation(rule.key(), rule.arguments().toArray()))));
            Section obstacles = section(getTranslation("joining.obstacles"), list);
            obstacles.addClassName("joining-obstacles");
            add(obstacles);
        }
        add(section(getTranslation("joining.values"), values), after(), buttons(compared, values));
    }

    private Div records(Comparison compared) {
        Button swap = new Button(
                getTranslation("joining.swap"),
                VaadinIcon.EXCHANGE.create(),
                click -> UI.getCurrent()
                        .navigate(address(compared.goes().id(), compared.stays().id())));
        Div records = new Div(record("joining.stays", compared.stays()), swap, record("joining.goes", compared.goes()));
        records.addClassName("joining-records");
        return records;
    }

    private Section record(String role, YouthRecord record) {
        Section card = new Section(
                new H2(getTranslation(role)),
                new Anchor("jeunes/" + record.id(), record.label()),
                new Paragraph(getTranslation(
                        "joining.made", Formats.date(Formats.day(record.madeAt())), record.version() + 1)));
        card.addClassName("visibles-section");
        return card;
    }

    private Section after() {
        UnorderedList list = new UnorderedList();
        Stream.of("joining.after.moves", "joining.after.circle", "joining.after.hidden")
                .forEach(key -> list.add(new ListItem(getTranslation(key))));
        list.add(new ListItem(getTranslation(
                "joining.after.undo", Formats.date(LocalDate.now(clock).plusDays(JoiningService.UNDO_DAYS)))));
        return section(getTranslation("joining.after.title"), list);
    }

    private Div buttons(Comparison compared, ValueChooser values) {
        Button join = new Button(getTranslation("joining.join"));
        join.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        join.setEnabled(compared.obstacles().isEmpty());
        join.setDisableOnClick(true);
        join.addClickListener(click -> {
            YouthId stays = compared.stays().id();
            if (Notices.attempt(() -> joining.join(new JoinRecords(
                    stays,
                    compared.stays().version(),
                    compared.goes().id(),
                    compared.goes().version(),
                    values.taken())))) {
                UI.getCurrent().navigate("jeunes/" + stays);
                Notices.done("joining.done");
            } else {
                join.setEnabled(true);
            }
        });
        Div buttons = new Div(join, new Anchor("jeunes/" + compared.stays().id(), getTranslation("joining.cancel")));
        buttons.addClassName("joining-buttons");
        return buttons;
    }
}
