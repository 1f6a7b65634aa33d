package org.visibles.indicators.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.visibles.geography.GeographyShapes;
import org.visibles.indicators.Territory;
import org.visibles.indicators.Territory.Measure;
import org.visibles.indicators.TerritoryService;
import org.visibles.indicators.Value;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Permission;
import org.visibles.widgets.AreaMap;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.MapWithTable;
import org.visibles.widgets.Page;

/** The figures on the map, by commune or by QPV of one generation; the address holds what was chosen. */
@Route("chiffres/carte")
@RolesAllowed({Permission.FIGURES_OWN, Permission.FIGURES_PROGRAMME})
class TerritoryView extends Page implements BeforeEnterObserver {

    private static final String MEASURE = "quoi";
    private static final String LEVEL = "niveau";

    /** What the areas are. */
    enum Level {
        COMMUNE(""),
        QPV_2024("2024"),
        QPV_2014("2014");

        private final String generation;

        Level(String generation) {
            this.generation = generation;
        }

        /** Of the QPVs; empty for communes. */
        String generation() {
            return generation;
        }

        String key() {
            return "indicators.map.level."
                    + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    private final TerritoryService service;
    private final GeographyShapes shapes;
    private final boolean programme;
    private final Labels labels;
    private final Beside beside;

    TerritoryView(
            TerritoryService service, GeographyShapes shapes, CurrentMember member, I18NProvider texts, Beside beside) {
        super("indicators.map.title");
        this.service = service;
        this.shapes = shapes;
        this.programme = member.require().may(Permission.FIGURES_PROGRAMME);
        this.labels = new Labels(texts, getLocale());
        this.beside = beside;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters parameters = event.getLocation().getQueryParameters();
        Measure measure = Choice.of(parameters, MEASURE, List.of(Measure.values()), Measure.OUTINGS);
        Level level = Choice.of(parameters, LEVEL, List.of(Level.values()), Level.COMMUNE);
        clear();
        Div content = new Div(new FiguresTabs(TerritoryView.class));
        content.addClassName("visibles-figures");
        add(content);
        beside.read(
                content,
                getTranslation("indicators.part.map"),
                () -> programme ? service.programme() : service.own(),
                territory -> show(content, territory, measure, level));
    }

    private void show(Div content, Territory territory, Measure measure, Level level) {
        content.add(
                new Paragraph(getTranslation(
                        territory.suppressed() ? "indicators.map.known-on" : "indicators.map.own",
                        labels.day(territory.knownOn()),
                        labels.day(territory.until()))),
                filters(measure, level));
        actions(new FileLinks(() ->
                new TerritoryFile(labels, programme ? service.programme() : service.ownFile(), programme).file()));
        List<AreaMap.Area> areas = territory.codes(level.generation()).stream()
                .filter(code -> value(territory, code, measure).state() != Value.State.EMPTY)
                .map(code -> area(territory, code, measure))
                .toList();
        if (areas.isEmpty()) {
            content.add(new EmptyState(getTranslation("indicators.map.nothing")));
            return;
        }
        String title =
                getTranslation("indicators.map.heading", getTranslation(measure.key()), getTranslation(level.key()));
        AreaMap map = new AreaMap(
                sentence(title, areas),
                level == Level.COMMUNE ? shapes.communes(territory.knownOn()) : shapes.quarters(level.generation()),
                areas,
                value -> written(measure, value));
        content.add(section(
                title,
                new Paragraph(sentence(title, areas)),
                new MapWithTable(title, labels.entry(getTranslation(level.key())), getTranslation(measure.key()), map),
                DefinitionDetails.named(labels, measure)));
    }

    private static Value value(Territory territory, String code, Measure measure) {
        return territory.area(code).value(measure);
    }

    private AreaMap.Area area(Territory territory, String code, Measure measure) {
        Value value = value(territory, code, measure);
        return new AreaMap.Area(
                code,
                territory.names().getOrDefault(code, code),
                value.number(),
                measure == Measure.CONNECTION ? labels.share(value) : labels.count(value),
                !value.isShown());
    }

    private String written(Measure measure, double value) {
        return measure == Measure.CONNECTION ? labels.share(value) : labels.whole(value);
    }

    /** Names the area with the highest number that is shown. */
    private String sentence(String title, List<AreaMap.Area> areas) {
        return areas.stream()
                .filter(area -> !area.hidden())
                .max(Comparator.comparingDouble(AreaMap.Area::value))
                .map(most -> getTranslation("indicators.map.sentence", title, most.name(), most.label()))
                .orElseGet(() -> getTranslation("indicators.map.all-hidden", title));
    }

    private Div filters(Measure measure, Level level) {
        Div filters = new Div(
                Choice.select(
                        getTranslation("indicators.map.measure"),
                        List.of(Measure.values()),
                        each -> getTranslation(each.key()),
                        measure,
                        chosen -> open(chosen, level)),
                Choice.select(
                        getTranslation("indicators.map.level"),
                        List.of(Level.values()),
                        each -> labels.entry(getTranslation(each.key())),
                        level,
                        chosen -> open(measure, chosen)));
        filters.addClassName("visibles-filters");
        return filters;
    }

    private static void open(Measure measure, Level level) {
        UI.getCurrent()
                .navigate(
                        TerritoryView.class,
                        QueryParameters.simple(Map.of(MEASURE, measure.name(), LEVEL, level.name())));
    }
}
