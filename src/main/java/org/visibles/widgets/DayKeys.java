package org.visibles.widgets;

import com.vaadin.flow.component.Component;

/**
 * What the keys do in a field for a day. Typing opens its calendar, and Tab would go into that, with nothing read of what
 * was typed and nothing said of it: here it closes the calendar and goes on to the next field, as everywhere. Tab goes into
 * a calendar that was opened otherwise.
 */
final class DayKeys {

    private static final String LEAVE = """
            const field = this.matches('vaadin-date-picker') ? this : this.querySelector('vaadin-date-picker');
            let typed = false;
            field.addEventListener('input', () => typed = true);
            field.addEventListener('opened-changed', () => typed = typed && field.opened);
            field.addEventListener('keydown', pressed => {
              if (pressed.key === 'Tab' && typed && field.opened && pressed.target === field.inputElement) {
                field.close();
              }
            }, true);
            """;

    private DayKeys() {}

    /**
     * @param field a field for a day, or one that holds such a field
     */
    static void of(Component field) {
        field.addAttachListener(attached -> field.getElement().executeJs(LEAVE));
    }
}
