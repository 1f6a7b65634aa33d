package org.visibles.geography.picker;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.visibles.geography.Commune;
import org.visibles.geography.GeographyService;
import org.visibles.geography.Qpv;
import org.visibles.geography.QpvList;
import org.visibles.widgets.PickerMap;

/**
 * A small map that opens on demand: first the communes, then the quarters of the one chosen. Beside it stand the fields
 * that hold the choice: it only tells them what was touched.
 */
public class QuarterPicker extends Details {

    private final PlaceFinder finder;
    private final Select<String> generation = new Select<>();
    private final Paragraph source = new Paragraph();
    private final Div drawn = new Div();
    private @Nullable Commune commune;
    private @Nullable String chosen;
    private Consumer<Commune> communePicked = picked -> {};
    private Consumer<Qpv> quarterPicked = picked -> {};

    /** @param day whose list is shown first */
    public QuarterPicker(PlaceFinder finder, LocalDate day) {
        this.finder = finder;
        setSummaryText(getTranslation("geography.picker"));
        generation.setLabel(getTranslation("geography.generation"));
        generation.setItems("2024", "2014");
        generation.setItemLabelGenerator(each -> getTranslation("geography.generation." + each));
        generation.setValue(GeographyService.generationOn(day));
        generation.addClassName("visibles-wide");
        generation.addValueChangeListener(change -> draw());
        source.addClassName("geography-source-line");
        drawn.addClassName("geography-picker");
        add(generation, source, drawn);
        addOpenedChangeListener(change -> draw());
    }

    public void whenCommunePicked(Consumer<Commune> listener) {
        communePicked = listener;
    }

    public void whenQuarterPicked(Consumer<Qpv> listener) {
        quarterPicked = listener;
    }

    /** What the fields beside it hold now. */
    public void show(@Nullable Commune inCommune, @Nullable String quarterCode) {
        commune = inCommune;
        chosen = quarterCode;
        draw();
    }

    /** Nothing is read before somebody opens it. */
    private void draw() {
        drawn.removeAll();
        source.removeAll();
        if (!isOpened()) {
            return;
        }
        Commune within = commune;
        generation.setVisible(within != null);
        if (within == null) {
            source.setText(getTranslation("geography.picker.commune"));
            drawn.add(communes());
            return;
        }
        String list = generation.getValue();
        List<Qpv> quarters = finder.geography().qpvsOf(within.code()).stream()
                .filter(qpv -> qpv.active() && qpv.generation().equals(list))
                .toList();
        QpvList from = finder.geography().qpvLists().stream()
                .filter(each -> each.generation().equals(list))
                .findFirst()
                .orElse(null);
        String words = PlaceTexts.list(list, from);
        if (quarters.isEmpty()) {
            source.setText(getTranslation("geography.picker.none", within.name(), words));
            return;
        }
        source.setText(getTranslation("geography.picker.quarter", words));
        drawn.add(quarters(within, list, quarters, words));
    }

    private PickerMap communes() {
        List<Commune> communes = finder.geography().communesOf(GeographyService.METROPOLE_ROUEN);
        PickerMap map = new PickerMap(
                getTranslation("geography.picker.commune.sentence"),
                finder.shapes().communes(),
                communes.stream()
                        .map(each -> new PickerMap.Choice(each.code(), each.name(), ""))
                        .toList(),
                true);
        map.whenPicked(code -> communes.stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .ifPresent(communePicked));
        return map;
    }

    private PickerMap quarters(Commune within, String list, List<Qpv> quarters, String words) {
        PickerMap map = new PickerMap(
                getTranslation("geography.picker.quarter.sentence", quarters.size(), within.name(), words),
                finder.shapes().quartersOf(within.code(), list),
                quarters.stream()
                        .map(each -> new PickerMap.Choice(each.code(), each.name(), words))
                        .toList(),
                true);
        map.whenPicked(code -> quarters.stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .ifPresent(quarterPicked));
        map.select(chosen);
        return map;
    }
}
