package org.visibles.widgets;

import com.vaadin.flow.component.select.Select;

/**
 * A choice out of a list that has to be made, empty at first. Its button is announced as a box to choose from: of a plain
 * button no reader of screens is told that it must be filled in (github.com/vaadin/web-components/issues/7337).
 */
public class MandatoryChoice<T> extends Select<T> {

    private static final String BOX = """
            Promise.resolve(this.updateComplete).then(() =>
              this.querySelector('vaadin-select-value-button')?.setAttribute('role', 'combobox'))
            """;

    /**
     * @param missing what stands beside it when it was left empty
     */
    public MandatoryChoice(String label, String missing) {
        setLabel(label);
        setErrorMessage(missing);
        setRequiredIndicatorVisible(true);
        addAttachListener(attached -> getElement().executeJs(BOX));
    }
}
