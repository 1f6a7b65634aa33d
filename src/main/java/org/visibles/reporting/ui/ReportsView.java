package org.visibles.reporting.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Quarter;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.OnePage;
import org.visibles.kernel.Permission;
import org.visibles.reporting.DraftRow;
import org.visibles.reporting.FrozenReports;
import org.visibles.reporting.FrozenRow;
import org.visibles.reporting.ReportId;
import org.visibles.reporting.ReportService;
import org.visibles.reporting.ScheduleService;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Formats;
import org.visibles.widgets.Notices;
import org.visibles.widgets.Page;

/** The reports that are being written and those that are frozen; and the one that is asked for in advance. */
@Route("rapports")
@RolesAllowed({Permission.FIGURES_OWN, Permission.FIGURES_PROGRAMME})
@Menu(order = 45, icon = "vaadin:file-text-o", title = "reporting.title")
class ReportsView extends Page {

    private final ReportService reports;
    private final FrozenReports frozen;
    private final ScheduleService schedules;
    private final boolean writes;

    ReportsView(ReportService reports, FrozenReports frozen, ScheduleService schedules, CurrentMember member) {
        super("reporting.title");
        this.reports = reports;
        this.frozen = frozen;
        this.schedules = schedules;
        this.writes = member.require().may(Permission.REPORT_WRITE);
        OnePage.read(this::show);
    }

    private void show() {
        List<DraftRow> drafts = reports.drafts();
        List<FrozenRow> kept = frozen.list();
        boolean none = drafts.isEmpty() && kept.isEmpty();
        if (writes && !none) {
            actions(begin());
        }
        add(new Paragraph(getTranslation("reporting.help")));
        add(section(getTranslation("reporting.list"), none ? empty() : list(drafts, kept)));
        add(section(getTranslation("reporting.schedule"), new SchedulePanel(schedules, drafts, writes)));
    }

    private Component empty() {
        return writes
                ? new EmptyState(getTranslation("reporting.empty"), begin())
                : new EmptyState(getTranslation("reporting.empty.read"));
    }

    private Button begin() {
        Button button = new Button(
                getTranslation("reporting.new"),
                click -> Notices.attempt(() -> {
                    ReportId id = reports.begin();
                    UI.getCurrent().navigate("rapports/brouillon/" + id);
                }));
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return button;
    }

    private UnorderedList list(List<DraftRow> drafts, List<FrozenRow> kept) {
        UnorderedList list = new UnorderedList();
        list.addClassName("reporting-list");
        drafts.forEach(row -> list.add(card(
                "rapports/brouillon/" + row.id(),
                getTranslation("reporting.open.draft"),
                badge("reporting.state.draft", "reporting-draft"),
                facts(row.selection().quarter(), row.selection().knownOn(), row.author(), row.madeAt()))));
        kept.forEach(row -> list.add(card(
                "rapports/fige/" + row.id(),
                getTranslation("reporting.open.frozen", row.reference()),
                badge("reporting.state.frozen", "reporting-frozen"),
                facts(row.quarter(), row.knownOn(), row.author(), row.frozenAt()))));
        return list;
    }

    private static ListItem card(String address, String name, Span badge, Div facts) {
        Anchor link = new Anchor(address, name);
        link.addClassName("reporting-name");
        Div head = new Div(link, badge);
        head.addClassName("reporting-head");
        ListItem card = new ListItem(head, facts);
        card.addClassName("reporting-card");
        return card;
    }

    private Span badge(String key, String look) {
        Span badge = new Span(getTranslation(key));
        badge.addClassNames("reporting-badge", look);
        return badge;
    }

    private Div facts(@Nullable Quarter quarter, @Nullable LocalDate knownOn, @Nullable String author, Instant at) {
        Div facts = new Div(
                new Span(
                        quarter == null
                                ? getTranslation("indicators.whole-programme")
                                : getTranslation(
                                        "indicators.quarter",
                                        String.valueOf(quarter.number()),
                                        String.valueOf(quarter.year()))),
                new Span(getTranslation("reporting.column.known-on") + " "
                        + (knownOn == null ? getTranslation("reporting.selection.day.last") : Formats.date(knownOn))),
                new Span(author == null ? getTranslation("reporting.author.program") : author),
                new Span(Formats.dateTime(at)));
        facts.addClassName("reporting-facts");
        return facts;
    }
}
