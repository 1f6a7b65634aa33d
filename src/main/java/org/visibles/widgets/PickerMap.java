package org.visibles.widgets;

import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A map on which one touches an area to choose it. A list with the same choice must stand beside it, for the keyboard. */
public class PickerMap extends Div {

    private final MapDrawing drawing;
    private final List<Choice> choices;
    private final boolean named;

    /** @param label what its tooltip says after the name, such as the list it stands in */
    public record Choice(String code, String name, String label) {}

    /**
     * @param sentence what the map shows and where else one may choose
     * @param shapes as for {@link AreaMap}; those that are no choice cannot be touched
     * @param named whether each choice bears its name where there is room
     */
    public PickerMap(String sentence, String shapes, List<Choice> choices, boolean named) {
        this.choices = List.copyOf(choices);
        this.named = named;
        addClassNames("visibles-map", "visibles-map-picker");
        drawing = new MapDrawing(sentence, shapes, true);
        add(drawing);
        select(null);
    }

    /** The listener is told the code of a choice each time one is touched. */
    public void whenPicked(Consumer<String> listener) {
        drawing.whenPicked(code -> {
            if (choices.stream().anyMatch(choice -> choice.code().equals(code))) {
                listener.accept(code);
            }
        });
    }

    /** @param code of the choice to mark; null for none */
    public void select(@Nullable String code) {
        drawing.draw(choices.stream()
                .map(choice -> new MapDrawing.Drawn(
                        choice.code(),
                        choice.name(),
                        choice.label(),
                        named ? choice.name() : "",
                        "pick",
                        choice.code().equals(code)))
                .toList());
    }
}
