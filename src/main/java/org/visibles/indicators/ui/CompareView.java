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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Correction;
import org.visibles.indicators.Figures;
import org.visibles.indicators.Figures.Row;
import org.visibles.indicators.FiguresService;
import org.visibles.indicators.Period;
import org.visibles.indicators.Quarter;
import org.visibles.indicators.Selection;
import org.visibles.indicators.Variable;
import org.visibles.indicators.ui.CompareAsked.Span;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.OnePage;
import org.visibles.kernel.Permission;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Page;

/** Two periods side by side: free ones of the own people, published quarters of the programme. The address holds them. */
@Route("chiffres/comparer")
@RolesAllowed({Permission.FIGURES_OWN, Permission.FIGURES_PROGRAMME})
class CompareView extends Page implements BeforeEnterObserver {

    /**
     * What was read.
     *
     * @param spans the two periods, in the order of their choice; none where it is too early to compare
     * @param rows of each
     */
    private record Compared(Figures known, List<Span> spans, List<Row> rows, List<String> corrections) {}

    private final FiguresService figures;
    private final boolean programme;
    private final Labels labels;
    private final Beside beside;

    CompareView(FiguresService figures, CurrentMember member, I18NProvider texts, Beside beside) {
        super("indicators.compare.title");
        this.figures = figures;
        this.programme = member.require().may(Permission.FIGURES_PROGRAMME);
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
                    OnePage.read(() -> read.add(compared(asked)));
                    return read.getFirst();
                },
                compared -> show(content, asked, compared));
    }

    private Compared compared(CompareAsked asked) {
        Selection byQuarter = byQuarter(asked);
        Figures known = programme ? figures.programme(byQuarter) : figures.own(byQuarter);
        List<Quarter> quarters = known.quarters();
        List<Quarter> usual = usual(known);
        List<String> corrections = new ArrayList<>(Corrections.withoutTargets(labels, known));
        if (quarters.isEmpty() || programme && quarters.size() < 2) {
            return new Compared(known, List.of(), List.of(), corrections);
        }
        Span first = chosen(asked.first(), quarters, usual.get(Math.max(0, usual.size() - 2)));
        Span second = chosen(asked.second(), quarters, usual.getLast());
        if (programme && (unpublished(asked.first(), first) || unpublished(asked.second(), second))) {
            corrections.add(getTranslation("indicators.compare.not-published"));
        }
        Row before = row(known, first, corrections);
        return new Compared(
                known, List.of(first, second), List.of(before, row(known, second, corrections)), corrections);
    }

    private static Selection byQuarter(CompareAsked asked) {
        return new Selection(null, List.of(Variable.QUARTER), asked.dates().knownOn());
    }

    private void show(Div content, CompareAsked asked, Compared compared) {
        Figures known = compared.known();
        actions(new FiguresDownload(
                        labels,
                        () -> programme ? figures.programme(byQuarter(asked)) : figures.ownFile(byQuarter(asked)),
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
                new SideBySide(
                        labels,
                        name(first),
                        compared.rows().getFirst(),
                        name(second),
                        compared.rows().getLast()),
                new Paragraph(getTranslation("indicators.compare.less-time")));
        new NotYetTold(labels, known).paragraphs().forEach(content::add);
    }

    /** The quarters that are over, where there are two. */
    private static List<Quarter> usual(Figures known) {
        List<Quarter> over = known.quarters().stream()
                .filter(quarter -> !quarter.lastDay().isAfter(known.knownOn()))
                .toList();
        return over.size() < 2 ? known.quarters() : over;
    }

    private Span chosen(@Nullable Span asked, List<Quarter> quarters, Quarter usual) {
        boolean published = asked != null && (!programme || quarters.contains(asked.quarter()));
        return published && asked != null ? asked : Span.of(usual);
    }

    private static boolean unpublished(@Nullable Span asked, Span shown) {
        return asked != null && !asked.equals(shown);
    }

    /** The quarters are all in the figures that were read; a free period is read by itself. */
    private Row row(Figures known, Span span, List<String> corrections) {
        Quarter quarter = span.quarter();
        Optional<Row> found = known.rows().stream()
                .filter(row -> quarter != null && row.categories().equals(List.of(quarter.code())))
                .findFirst();
        if (found.isPresent() || programme) {
            return found.orElseGet(() -> new Row(List.of(), List.of()));
        }
        Figures read = figures.own(
 new Selection(null, List.of(), known.selection().knownOn(), new Period(span.from(), span.until())));
        for (Correction correction : read.corrections()) {
            if (correction.name().startsWith("PERIOD")) {
                corrections.add(labels.text(
                        correction.key(),
                        labels.day(read.knownOn()),
                        labels.day(
                                read.selection().period() == null
                                        ? read.since()
                                        : read.selection().period().from()),
                        labels.day(read.until()),
                        ""));
            }
        }
        return read.total();
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
