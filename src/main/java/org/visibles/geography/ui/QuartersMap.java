package org.visibles.geography.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.visibles.geography.Commune;
import org.visibles.geography.GeographyService;
import org.visibles.geography.GeographyShapes;
import org.visibles.geography.Qpv;
import org.visibles.widgets.PickerMap;
import org.visibles.widgets.SortableTable;
import org.visibles.widgets.SortableTable.Cell;

/** The quarters of one generation on a map, named when touched, and the same as a table. */
class QuartersMap extends Div {

    private final GeographyService geography;
    private final GeographyShapes shapes;
    private final Div shown = new Div();

    /** @param generations held, the one to begin with first */
    QuartersMap(GeographyService geography, GeographyShapes shapes, List<String> generations) {
        this.geography = geography;
        this.shapes = shapes;
        Select<String> generation = new Select<>();
        generation.setLabel(getTranslation("geography.generation"));
        generation.setItems(generations);
        generation.setItemLabelGenerator(each -> getTranslation("geography.generation." + each));
        generation.addClassName("visibles-wide");
        generation.addValueChangeListener(chosen -> show(chosen.getValue()));
        shown.addClassName("visibles-map-with-table");
        add(generation, shown);
        generation.setValue(generations.getFirst());
    }

    private void show(String generation) {
        List<Qpv> quarters = geography.qpvs().stream()
                .filter(qpv -> qpv.active() && qpv.generation().equals(generation))
                .sorted(Comparator.comparing(Qpv::code))
                .toList();
        Map<String, String> communes = new HashMap<>();
        for (Commune commune :
                geography.communes(quarters.stream().map(Qpv::communeCode).toList())) {
            communes.put(commune.code(), commune.name());
        }
        Paragraph touched = new Paragraph(getTranslation("geography.map.touch"));
        touched.getElement().setAttribute("aria-live", "polite");
        PickerMap map = new PickerMap(
                getTranslation("geography.map.sentence", quarters.size(), generation),
                shapes.quarters(generation),
                quarters.stream()
                        .map(qpv -> new PickerMap.Choice(
                                qpv.code(), qpv.name(), communes.getOrDefault(qpv.communeCode(), "")))
                        .toList(),
                false);
        map.whenPicked(code -> {
            map.select(code);
            quarters.stream()
                    .filter(qpv -> qpv.code().equals(code))
                    .findFirst()
                    .ifPresent(qpv -> touched.setText(getTranslation(
                            "geography.map.touched",
                            qpv.name(),
                            qpv.code(),
                            communes.getOrDefault(qpv.communeCode(), ""))));
        });
        List<String> headers = List.of(
                getTranslation("geography.quarter"),
                getTranslation("geography.commune"),
                getTranslation("geography.code"));
        List<List<Cell>> rows = quarters.stream()
                .map(qpv -> List.of(
                        Cell.of(qpv.name()),
                        Cell.of(communes.getOrDefault(qpv.communeCode(), qpv.communeCode())),
                        Cell.of(qpv.code())))
                .toList();
        shown.removeAll();
        shown.add(
                new Div(map, touched), new SortableTable(getTranslation("geography.table", generation), headers, rows));
    }
}
