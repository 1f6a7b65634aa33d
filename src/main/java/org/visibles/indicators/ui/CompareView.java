package org.visibles.indicators.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import org.visibles.indicators.Figures;
import org.visibles.indicators.FiguresService;
import org.visibles.indicators.Selection;
import org.visibles.indicators.ui.CompareAsked.Span;
import org.visibles.indicators.ui.SideBySide.Side;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.OnePage;
import org.visibles.kernel.Permission;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Page;

/** Two periods side by side: free ones of the own people, published quarters of the programme. The address holds them. */
@Route("chiffres/comparer")
@RolesAllowed({Permission.FIGURES_OWN, Permission.FIGURES_PROGRAMME})
class CompareView extends Page implements BeforeEnterObserver {

    private final FiguresService figures;
    private final boolean programme;
    private final boolean records;
    private final Labels labels;
    private final Beside beside;

    CompareView(FiguresService figures, CurrentMember member, I18NProvider texts, Beside beside) {
        super("indicators.compare.title");
        this.figures = figures;
        this.programme = member.require().may(Permission.FIGURES_PROGRAMME);
        this.records = !programme && member.require().may(Permission.YOUTH_READ);
        this.labels = new Labels(texts, getLocale());
        this.beside = beside;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        CompareAsked asked = CompareAsked.of(event.getLocation().getQueryParameters());
        clear();
        Div content = new Div(new FiguresTabs(CompareView.class, asked.dates()));
        content.addClassName("visibles-figures");
        add(content);
        beside.read(
                content,
                getTranslation("indicators.part.compare"),
                () -> {
                    List<Compared> read = new ArrayList<>();
                    OnePage.read(() -> read.add(Compared.read(figures, programme, labels, asked)));
                    return read.getFirst();
                },
                compared -> show(content, asked, compared, new Origin(event.getLocation())));
    }

    private void show(Div content, CompareAsked asked, Compared compared, Origin here) {
        Figures known = compared.known();
        actions(new FiguresDownload(
                        labels,
                        () -> programme ? figures.programme(asked.byQuarter()) : figures.ownFile(asked.byQuarter()),
                        programme)
                .links()
                .toArray(Component[]::new));
        content.add(
                new Paragraph(labels.knownOn(known.dates()) + " "
                        + getTranslation(known.suppressed() ? "indicators.suppressed" : "indicators.compare.own")),
                Corrections.of(labels, asked.dates().unread(), compared.corrections()));
        DatesChoice dates =
                DatesChoice.dayAlone(labels, asked.dates(), known.dates(), chosen -> open(asked.on(chosen)));
        if (compared.spans().isEmpty()) {
            content.add(dates);
            content.add(new EmptyState(getTranslation("indicators.compare.too-early")));
            return;
        }
        Span first = compared.spans().getFirst();
        Span second = compared.spans().getLast();
        content.add(
                new SpanChoice(
                        labels,
                        programme ? known.quarters() : List.of(),
                        first,
                        second,
                        (one, other) -> open(asked.spans(one, other))),
                dates,
                new SideBySide(labels, programme, side(compared, 0, here), side(compared, 1, here)),
                new Paragraph(getTranslation("indicators.compare.less-time")));
        new NotYetTold(labels, known).paragraphs().forEach(content::add);
    }

    private Side side(Compared compared, int which, Origin here) {
        Span span = compared.spans().get(which);
        Selection of = new Selection(
                span.quarter(), List.of(), compared.known().selection().knownOn(), span.period());
        return new Side(name(span), compared.rows().get(which), new Behind(labels, of, records, here));
    }

    private String name(Span span) {
        return span.quarter() != null
                ? labels.quarter(span.quarter())
                : getTranslation("indicators.compare.span", labels.date(span.from()), labels.date(span.until()));
    }

    private static void open(CompareAsked asked) {
        UI.getCurrent().navigate(CompareView.class, asked.parameters());
    }
}
