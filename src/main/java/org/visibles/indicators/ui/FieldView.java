package org.visibles.indicators.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.FieldActivity;
import org.visibles.indicators.FieldActivity.Row;
import org.visibles.indicators.FieldActivityService;
import org.visibles.indicators.FieldFigure;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Permission;
import org.visibles.widgets.Chart;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Page;

/** The work in the field: what was done, by organisation for the coordination, and by quarter. */
@Route("chiffres/terrain")
@RolesAllowed({Permission.FIGURES_OWN, Permission.FIGURES_PROGRAMME})
class FieldView extends Page implements BeforeEnterObserver {

    private final FieldActivityService service;
    private final boolean programme;
    private final boolean outings;
    private final boolean records;
    private final Labels labels;
    private final Beside beside;

    FieldView(FieldActivityService service, CurrentMember member, I18NProvider texts, Beside beside) {
        super("indicators.field.title");
        this.service = service;
        this.programme = member.require().may(Permission.FIGURES_PROGRAMME);
        this.outings = !programme && member.require().may(Permission.OUTING_READ);
        this.records = !programme && member.require().may(Permission.YOUTH_READ);
        this.labels = new Labels(texts, getLocale());
        this.beside = beside;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        DatesAsked asked = DatesAsked.of(event.getLocation().getQueryParameters());
        clear();
        Div content = new Div(new FiguresTabs(FieldView.class, asked));
        content.addClassName("visibles-figures");
        add(content);
        beside.read(
                content,
                getTranslation("indicators.part.field"),
                () -> programme ? service.programme(asked.knownOn()) : service.own(asked.knownOn()),
                activity -> show(content, asked, activity));
    }

    private void show(Div content, DatesAsked asked, FieldActivity activity) {
        content.add(
                new Paragraph(getTranslation(
                        activity.suppressed() ? "indicators.field.known-on" : "indicators.field.own",
                        labels.day(activity.knownOn()),
                        labels.day(activity.until()))),
                Corrections.of(labels, asked.unread(), activity.dates()),
                DatesChoice.dayAlone(labels, asked, activity.dates(), FieldView::open));
        if (activity.quarters().isEmpty()) {
            content.add(new EmptyState(getTranslation("indicators.field.nothing")));
            return;
        }
        actions(new FileLinks(() -> new FieldFile(labels, file(asked.knownOn()), programme).file()));
        FieldNumbers numbers =
                new FieldNumbers(labels, activity, outings, records, Origin.of("chiffres/terrain", asked.parameters()));
        content.add(tiles(activity.total(), numbers));
        FieldLabels words = new FieldLabels(labels, activity);
        content.add(quarters(activity, words, numbers));
        if (!activity.organisations().isEmpty()) {
            String title = getTranslation("indicators.field.by-organisation");
            content.add(section(
                    title, table(title, "indicators.field.organisation", words.organisations(), words, numbers)));
        }
    }

    private FieldActivity file(@Nullable LocalDate knownOn) {
        return programme ? service.programme(knownOn) : service.ownFile(knownOn);
    }

    private static void open(DatesAsked asked) {
        UI.getCurrent().navigate(FieldView.class, asked.parameters());
    }

    private Div tiles(Row total, FieldNumbers numbers) {
        Div tiles = new Div();
        tiles.addClassName("visibles-tiles");
        for (FieldFigure figure : FieldFigure.values()) {
            Span name = new Span(getTranslation(figure.key()));
            name.addClassName("visibles-tile-name");
            Div value = new Div(numbers.of(total, figure).shown());
            value.addClassName("visibles-tile-value");
            Div tile = new Div(name, value, new DefinitionDetails(labels, figure));
            tile.addClassName("visibles-tile");
            tiles.add(tile);
        }
        return tiles;
    }

    private Section quarters(FieldActivity activity, FieldLabels words, FieldNumbers numbers) {
        String title = getTranslation("indicators.field.by-quarter");
        String sentence = getTranslation(
                "indicators.field.sentence",
                FieldLabels.value(labels, activity.total(), FieldFigure.OUTINGS),
                FieldLabels.value(labels, activity.total(), FieldFigure.HOURS));
        List<Chart.Bar> bars = activity.quarters().stream()
                .map(row -> new Chart.Bar(
                        words.category(row),
                        row.value(FieldFigure.OUTINGS).number(),
                        FieldLabels.value(labels, row, FieldFigure.OUTINGS)))
                .toList();
        return section(
                title,
                new Paragraph(sentence),
                new Chart(sentence, 0, bars),
                table(title, "indicators.field.quarter", activity.quarters(), words, numbers));
    }

    private DataTable table(String title, String categories, List<Row> rows, FieldLabels words, FieldNumbers numbers) {
        List<String> headers = new ArrayList<>(List.of(getTranslation(categories)));
        Stream.of(FieldFigure.values()).forEach(figure -> headers.add(getTranslation(figure.key())));
        return DataTable.linked(
                title,
                headers,
                rows.stream()
                        .map(row -> Stream.concat(
                                        Stream.of(Entry.of(words.category(row))),
                                        Stream.of(FieldFigure.values()).map(figure -> numbers.of(row, figure)))
                                .toList())
                        .toList());
    }
}
