package org.visibles.testkit;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import com.vaadin.flow.internal.nodefeature.ElementPropertyMap;
import com.vaadin.flow.internal.nodefeature.PropertyChangeDeniedException;
import tools.jackson.databind.json.JsonMapper;

/** What a browser tells of a field for a day in which somebody types. */
public final class Typing {

    private Typing() {}

    /** Types what is no day, or nothing. */
    public static void noDay(DatePicker field, String text) {
        boolean empty = field.isEmpty();
        tell(field, "_inputElementValue", text);
        if (empty) {
            field.getElement()
                    .getNode()
                    .getFeature(ElementListenerMap.class)
                    .fireEvent(new DomEvent(
                            field.getElement(),
                            "unparsable-change",
                            JsonMapper.shared().createObjectNode()));
        } else {
            tell(field, "value", "");
        }
    }

    private static void tell(DatePicker field, String property, String value) {
        try {
            field.getElement()
                    .getNode()
                    .getFeature(ElementPropertyMap.class)
                    .deferredUpdateFromClient(property, value)
                    .run();
        } catch (PropertyChangeDeniedException denied) {
            throw new IllegalStateException(denied);
        }
    }
}
