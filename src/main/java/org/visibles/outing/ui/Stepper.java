package org.visibles.outing.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.visibles.outing.Tally;

/** A count with a large key on each side; by keyboard like any two buttons. */
class Stepper extends Div {

    private final String name;
    private final Span shown = new Span();
    private final Button less;
    private final Button more;
    private final Runnable changed;
    private int count;

    /**
     * @param label what stands before the keys
     * @param name what is counted, for whoever hears it
     */
    Stepper(String label, String name, Runnable changed) {
        this.name = name;
        this.changed = changed;
        addClassName("outing-stepper");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", name);
        Span text = new Span(label);
        text.addClassName("outing-stepper-label");
        less = key("−", "outing.tally.less", -1);
        more = key("+", "outing.tally.more", 1);
        shown.addClassName("outing-stepper-count");
        shown.getElement().setAttribute("aria-live", "polite");
        add(text, less, shown, more);
        count(0);
    }

    private Button key(String sign, String label, int step) {
        Button key = new Button(sign, click -> {
            count(Math.clamp((long) count + step, 0, Tally.MOST));
            changed.run();
        });
        key.addClassName("outing-key");
        key.setAriaLabel(OutingWords.text(label, name));
        return key;
    }

    final void count(int value) {
        count = value;
        shown.setText(Integer.toString(value));
        less.setEnabled(value > 0);
        more.setEnabled(value < Tally.MOST);
    }

    int count() {
        return count;
    }
}
