package org.visibles.indicators.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Optional;
import org.visibles.indicators.CitedMet;
import org.visibles.indicators.CitedOutings;
import org.visibles.indicators.EffectBy;
import org.visibles.indicators.EffectFigure;
import org.visibles.indicators.Indicator;
import org.visibles.indicators.Part;
import org.visibles.indicators.Selection;
import org.visibles.indicators.Territory;
import org.visibles.indicators.Territory.Area;
import org.visibles.indicators.Territory.Measure;
import org.visibles.indicators.Value;
import org.visibles.indicators.Variable;
import org.visibles.indicators.ui.TerritoryView.Level;
import org.visibles.widgets.AreaMap;
import org.visibles.widgets.MapWithTable;
import org.visibles.widgets.SortableTable.Cell;

/**
 * Leads from the numbers beside the map to what they count; below a share stand the two that make it, where nothing is
 * hidden.
 *
 * @param open whether the reader may open the lists behind the numbers of the measure
 * @param here the map as it is shown
 */
record TerritoryNumbers(Labels labels, Territory territory, Measure measure, Level level, boolean open, Origin here) {

    Cell cell(AreaMap.Area shown) {
        Cell plain = MapWithTable.value(shown);
        Area area = territory.area(shown.code());
        return switch (measure) {
            case OUTINGS -> plain.as(outings(shown, area.outings()).shown());
            case MET -> plain.as(met(shown, area.met()).shown());
            case IDENTIFIED ->
                plain.as(people(shown, shown.label(), area.identified(), Indicator.IDENTIFIED, Part.NUMERATOR)
                        .shown());
            case CONNECTION -> territory.suppressed() ? plain : plain.as(share(shown, area));
        };
    }

    /** For the coordination: the same number of the whole programme by organisation. */
    Optional<Paragraph> byOrganisation() {
        Optional<Indicator> indicator = switch (measure) {
            case OUTINGS, MET -> Optional.empty();
            case IDENTIFIED -> Optional.of(Indicator.IDENTIFIED);
            case CONNECTION -> Optional.of(Indicator.CONNECTION);
        };
        return indicator.filter(each -> territory.suppressed()).map(each -> {
            Paragraph link = new Paragraph(behind().byOrganisation(each));
            link.addClassName("visibles-by-organisation");
            return link;
        });
    }

    private Div share(AreaMap.Area shown, Area area) {
        Div parts = new Div(count(shown, area.connected(), Part.NUMERATOR).shown());
        parts.add(" " + labels.text("indicators.out-of") + " ");
        parts.add(count(shown, area.identified(), Part.DENOMINATOR).shown());
        parts.addClassName("visibles-parts-of");
        return new Div(new Div(shown.label()), parts);
    }

    private Entry count(AreaMap.Area shown, Value people, Part part) {
        return people(shown, labels.count(people), people, Indicator.CONNECTION, part);
    }

    private Entry people(AreaMap.Area shown, String text, Value people, Indicator indicator, Part part) {
        return behind().entry(text, people, indicator, part, List.of(shown.code()), shown.name());
    }

    private Entry met(AreaMap.Area shown, Value people) {
        EffectBy by = level == Level.COMMUNE ? EffectBy.COMMUNE : EffectBy.QPV;
        return behind().met(
                        shown.label(),
                        people,
                        new CitedMet(by, shown.code(), EffectFigure.MET, territory.knownOn()),
                        shown.name());
    }

    private Entry outings(AreaMap.Area shown, Value outings) {
        CitedOutings cited = new CitedOutings(shown.code(), territory.knownOn());
        return territory.suppressed()
                ? behind().outingsByOrganisation(shown.label(), outings, cited, shown.name())
                : behind().outings(shown.label(), outings, cited, shown.name());
    }

    private Behind behind() {
        Variable by = level == Level.COMMUNE ? Variable.COMMUNE : Variable.QPV;
        return new Behind(labels, Selection.by(by).asKnownOn(territory.knownOn()), open, here);
    }
}
