package org.visibles.widgets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;
import org.visibles.widgets.AreaMap.Area;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@VisiblesTest
@WithMember
class AreaMapTest extends SpringBrowserlessTest {

    private static final String SHAPES = "{\"type\":\"FeatureCollection\",\"features\":[]}";
    private static final List<Area> AREAS = List.of(
            new Area("1", "Zed", 12, "12", false),
            new Area("2", "Éden", 3, "3", false),
            new Area("3", "<b>Ys</b>", 2, "< 5", true));

    @BeforeEach
    void in_french() {
        UI.getCurrent().setLocale(Locale.FRENCH);
    }

    @Test
    void the_legend_says_what_each_pattern_means_and_a_hidden_count_tells_no_class() {
        AreaMap map = new AreaMap("Carte", SHAPES, AREAS, value -> Math.round(value) + " jeunes");
        UI.getCurrent().add(map);

        assertThat($(ListItem.class, map).all())
                .extracting(item -> item.getElement().getTextRecursively())
                .containsExactly("3 jeunes", "12 jeunes", "masqué (petit effectif)", "sans valeur");
        MapDrawing drawing = $(MapDrawing.class).single();
        assertThat(drawing.getElement().getAttribute("role")).isEqualTo("img");
        assertThat(drawing.getElement().getAttribute("aria-label")).isEqualTo("Carte");
        JsonNode areas = description(drawing).get("areas");
        assertThat(areas).extracting(area -> area.get("style").asString()).containsExactly("2", "1", "hidden");
        assertThat(areas.toString()).doesNotContain("2.0");
    }

    @Test
    void the_table_beside_it_is_sorted_by_any_column_and_says_by_which() {
        UI.getCurrent()
                .add(new MapWithTable(
                        "Jeunes par commune",
                        "Commune",
                        "Jeunes",
                        new AreaMap("Carte", SHAPES, AREAS, String::valueOf)));
        assertThat(names()).containsExactly("<b>Ys</b>", "Éden", "Zed");

        test($(Button.class).withText("Jeunes").single()).click();
        assertThat(names()).containsExactly("Zed", "Éden", "<b>Ys</b>");
        assertThat(sorted()).containsExactly("none", "descending");

        test($(Button.class).withText("Jeunes").single()).click();
        assertThat(names()).containsExactly("<b>Ys</b>", "Éden", "Zed");
        assertThat(sorted()).containsExactly("none", "ascending");
    }

    @Test
    void a_number_of_the_table_leads_where_it_is_told_to_whatever_it_is_sorted_by() {
        UI.getCurrent()
                .add(new MapWithTable(
                        "Jeunes par commune",
                        "Commune",
                        "Jeunes",
                        new AreaMap("Carte", SHAPES, AREAS, String::valueOf),
                        area -> area.hidden()
                                ? MapWithTable.value(area)
                                : MapWithTable.value(area).as(new Anchor("liste/" + area.code(), area.label()))));
        for (String header : List.of("Commune", "Jeunes")) {
            test($(Button.class).withText(header).single()).click();
            assertThat($(Anchor.class, $(MapWithTable.class).single()).all())
                    .extracting(Anchor::getHref, Anchor::getText)
                    .containsExactlyInAnyOrder(tuple("liste/1", "12"), tuple("liste/2", "3"));
            assertThat($(MapWithTable.class).single().getElement().getTextRecursively())
                    .contains("< 5");
        }
    }

    @Test
    void five_thousand_rows_are_shown_a_page_at_a_time_in_the_order_of_all() {
        List<Area> many = IntStream.rangeClosed(1, 5_000)
                .mapToObj(each -> new Area("" + each, "Lieu " + (5_001 - each), each, "" + each, false))
                .toList();
        UI.getCurrent()
                .add(new MapWithTable("Carte", "Lieu", "Jeunes", new AreaMap("Carte", SHAPES, many, String::valueOf)));
        assertThat(names()).hasSize(RowPages.ROWS).startsWith("Lieu 1", "Lieu 2");
        test($(Button.class).withText("Lignes suivantes").single()).click();
        assertThat(names()).hasSize(RowPages.ROWS).startsWith("Lieu 51");
        test($(Button.class).withText("Jeunes").single()).click();
        assertThat(names()).hasSize(RowPages.ROWS).startsWith("Lieu 1").endsWith("Lieu 50");
        assertThat($(Button.class).withText("Lignes précédentes").single().isEnabled())
                .isFalse();
    }

    @Test
    void only_what_was_offered_can_be_picked() {
        PickerMap map = new PickerMap("Carte", SHAPES, List.of(new PickerMap.Choice("1", "Zed", "")), true);
        UI.getCurrent().add(map);
        List<String> picked = new ArrayList<>();
        map.whenPicked(picked::add);

        touch("2");
        touch("");
        touch("1");

        assertThat(picked).containsExactly("1");
        map.select("1");
        assertThat(description($(MapDrawing.class).single())
                        .at("/areas/0/selected")
                        .asBoolean())
                .isTrue();
    }

    private void touch(String code) {
        Component drawing = $(MapDrawing.class).single();
        var data = JsonMapper.shared().createObjectNode().put("event.detail.code", code);
        drawing.getElement()
                .getNode()
                .getFeature(ElementListenerMap.class)
                .fireEvent(new DomEvent(drawing.getElement(), "area-picked", data));
    }

    private static JsonNode description(MapDrawing drawing) {
        return JsonMapper.shared().readTree(drawing.getElement().getProperty("description"));
    }

    private List<String> names() {
        return $(NativeTableRow.class).all().stream()
                .skip(1)
                .map(row -> row.getElement().getChild(0).getTextRecursively())
                .toList();
    }

    private List<String> sorted() {
        return $(NativeTableHeaderCell.class).all().stream()
                .filter(cell -> cell.getElement().hasAttribute("aria-sort"))
                .map(cell -> cell.getElement().getAttribute("aria-sort"))
                .toList();
    }
}
