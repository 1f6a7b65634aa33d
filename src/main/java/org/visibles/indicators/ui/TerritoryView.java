package org.visibles.indicators.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.visibles.geography.GeographyShapes;
import org.visibles.indicators.Territory;
import org.visibles.indicators.Territory.Measure;
import org.visibles.indicators.TerritoryService;
import org.visibles.indicators.Value;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Permission;
import org.visibles.widgets.AreaMap;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.MapWithTable;
import org.visibles.widgets.Page;

/** The figures on the map, by commune or by QPV of one generation; the address holds what was chosen. */
@Route("chiffres/carte")
@RolesAllowed({Permission.FIGURES_OWN, Permission.FIGURES_PROGRAMME})
class TerritoryView extends Page implements BeforeEnterObserver {

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
    private final Identity reader;
    private final Labels labels;
    private final Beside beside;

    TerritoryView(
            TerritoryService service, GeographyShapes shapes, CurrentMember member, I18NProvider texts, Beside beside) {
        super("indicators.map.title");
        this.service = service;
        this.shapes = shapes;
        this.reader = member.require();
        this.programme = reader.may(Permission.FIGURES_PROGRAMME);
        this.labels = new Labels(texts, getLocale());
        this.beside = beside;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        TerritoryAsked asked = TerritoryAsked.of(event.getLocation().getQueryParameters());
        LocalDate knownOn = asked.dates().knownOn();
        clear();
        Div content = new Div(new FiguresTabs(TerritoryView.class, asked.dates()));
        content.addClassName("visibles-figures");
        add(content);
        beside.read(
                content,
                getTranslation("indicators.part.map"),
                () -> programme ? service.programme(knownOn) : service.own(knownOn),
                territory -> show(content, asked, territory, new Origin(event.getLocation())));
    }

    private void show(Div content, TerritoryAsked asked, Territory territory, Origin here) {
        Measure measure = asked.measure();
        Level level = asked.level();
        content.add(
                new Paragraph(getTranslation(
                        territory.suppressed() ? "indicators.map.known-on" : "indicators.map.own",
                        labels.day(territory.knownOn()),
                        labels.day(territory.until()))),
                Corrections.of(labels, asked.dates().unread(), territory.dates()),
                filters(asked),
                DatesChoice.dayAlone(labels, asked.dates(), territory.dates(), dates -> open(asked.on(dates))));
        actions(new FileLinks(() -> new TerritoryFile(labels, file(asked.dates().knownOn()), programme).file()));
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
        TerritoryNumbers numbers = new TerritoryNumbers(labels, territory, measure, level, opens(measure), here);
        Section section = section(
                title,
                new Paragraph(sentence(title, areas)),
                new MapWithTable(
                        title,
                        labels.entry(getTranslation(level.key())),
                        getTranslation(measure.key()),
                        map,
                        numbers::cell));
        numbers.byOrganisation().ifPresent(section::add);
        section.add(DefinitionDetails.named(labels, measure));
        content.add(section);
    }

    private boolean opens(Measure measure) {
        return !programme && reader.may(measure == Measure.OUTINGS ? Permission.OUTING_READ : Permission.YOUTH_READ);
    }

    private Territory file(@Nullable LocalDate knownOn) {
        return programme ? service.programme(knownOn) : service.ownFile(knownOn);
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

    private Div filters(TerritoryAsked asked) {
        Div filters = new Div(
                Choice.select(
                        getTranslation("indicators.map.measure"),
                        List.of(Measure.values()),
                        each -> getTranslation(each.key()),
                        asked.measure(),
                        chosen -> open(asked.measure(chosen))),
                Choice.select(
                        getTranslation("indicators.map.level"),
                        List.of(Level.values()),
                        each -> labels.entry(getTranslation(each.key())),
                        asked.level(),
                        chosen -> open(asked.level(chosen))));
        filters.addClassName("visibles-filters");
        return filters;
    }

    private static void open(TerritoryAsked asked) {
        UI.getCurrent().navigate(TerritoryView.class, asked.parameters());
    }
}
