package org.visibles.exchange.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.visibles.exchange.OfferedSheet;

/** Which sheet of a workbook is the list; the one that looks most like it is chosen already. */
class SheetDialog extends Dialog {

    private static final int NAMED = 6;

    private final RadioButtonGroup<OfferedSheet> sheets = new RadioButtonGroup<>();
    private boolean taken;

    /**
     * @param chosen given the name of a sheet
     * @param left when none was chosen, however the page was left
     */
    SheetDialog(String file, List<OfferedSheet> offered, Consumer<String> chosen, Runnable left) {
        setHeaderTitle(getTranslation("exchange.sheet.title"));
        Div form = new Div();
        form.addClassName("exchange-mend");
        form.add(new Paragraph(getTranslation("exchange.sheet.explain", file)));
        sheets.setLabel(getTranslation("exchange.sheet"));
        sheets.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        sheets.setItems(offered);
        sheets.setRenderer(new ComponentRenderer<>(this::sheet));
        sheets.setValue(offered.getFirst());
        form.add(sheets);
        add(form);
        Button take = new Button(getTranslation("exchange.sheet.take"), click -> {
            taken = true;
            close();
            chosen.accept(sheets.getValue().name());
        });
        take.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Button cancel = new Button(getTranslation("action.cancel"), click -> close());
        getFooter().add(cancel, take);
        addOpenedChangeListener(change -> leave(change.isOpened(), left));
        addDetachListener(detached -> leave(false, left));
    }

    private void leave(boolean opened, Runnable left) {
        if (!opened && !taken) {
            taken = true;
            left.run();
        }
    }

    private Div sheet(OfferedSheet sheet) {
        Span name = new Span(sheet.name());
        name.addClassName("exchange-who");
        String columns = sheet.header().stream()
                .filter(each -> !each.isBlank())
                .limit(NAMED)
                .collect(Collectors.joining(", "));
        Div words = new Div(
                name,
                new Span(
                        sheet.header().isEmpty()
                                ? getTranslation("exchange.sheet.empty")
                                : getTranslation("exchange.sheet.columns", columns)));
        words.addClassName("exchange-sheet");
        if (sheet.remembered()) {
            words.add(new Span(getTranslation("exchange.sheet.remembered")));
        }
        return words;
    }
}
