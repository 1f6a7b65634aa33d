package org.visibles.costs.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.visibles.costs.ImportPreview;

/** What a file would enter, what is known already and what cannot be taken, with the button that enters it. */
class ImportPanel extends Div {

    /** New lines that are shown. */
    private static final int SHOWN = 50;

    ImportPanel(ImportPreview preview, CostWords words, BooleanSupplier apply, Runnable dismiss) {
        addClassName("geography-preview");
        add(new H3(getTranslation("costs.preview", preview.fileName())));
        add(new DescriptionListOf()
                .line("costs.preview.fresh", Integer.toString(preview.fresh().size()))
                .line("costs.preview.sum", words.amount(preview.freshCents()))
                .line("costs.preview.known", Integer.toString(preview.known()))
                .line("costs.preview.faulty", Integer.toString(preview.faults())));
        if (preview.faults() > 0) {
            Div banner = new Div(new Paragraph(getTranslation("costs.preview.nothing-yet")));
            banner.addClassName("youth-banner");
            add(banner, list("costs.preview.faulty.lines", true, faulty(preview)));
        } else if (preview.fresh().isEmpty()) {
            add(new Paragraph(getTranslation("costs.preview.all-known")));
        }
        if (!preview.fresh().isEmpty()) {
            add(list("costs.preview.fresh.lines", false, fresh(preview, words)));
        }
        Button enter = new Button(getTranslation("costs.preview.enter"));
        enter.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        enter.setEnabled(preview.faults() == 0 && !preview.fresh().isEmpty());
        enter.setDisableOnClick(true);
        enter.addClickListener(click -> enter.setEnabled(!apply.getAsBoolean()));
        Div buttons = new Div(enter, new Button(getTranslation("action.cancel"), click -> dismiss.run()));
        buttons.addClassName("visibles-page-actions");
        add(buttons);
    }

    private List<String> faulty(ImportPreview preview) {
        List<String> told = preview.faulty().stream()
                .map(line -> getTranslation(
                        "costs.preview.line",
                        Long.toString(line.number()),
                        getTranslation(line.key(), line.arguments().toArray())))
                .toList();
        return capped(told, preview.faults());
    }

    private List<String> fresh(ImportPreview preview, CostWords words) {
        List<String> told = preview.fresh().stream()
                .limit(SHOWN)
                .map(line -> Stream.of(
                                words.amount(line.content().cents()),
                                words.month(line.content().month()),
                                words.category(line.content().category()),
                                words.organisation(line.organisation()),
                                line.content().label())
                        .collect(Collectors.joining(" · ")))
                .toList();
        return capped(told, preview.fresh().size());
    }

    private List<String> capped(List<String> told, int all) {
        return all == told.size()
                ? told
                : Stream.concat(told.stream(), Stream.of(getTranslation("costs.preview.more", all - told.size())))
                        .toList();
    }

    private Details list(String key, boolean opened, List<String> lines) {
        UnorderedList list = new UnorderedList();
        list.addClassName("directory-problems");
        lines.forEach(line -> list.add(new ListItem(line)));
        Details details = new Details(getTranslation(key), list);
        details.setOpened(opened);
        return details;
    }

    /** Numbers with their names. */
    private static final class DescriptionListOf extends DescriptionList {

        DescriptionListOf() {
            addClassName("visibles-facts");
        }

        DescriptionListOf line(String key, String value) {
            add(new Term(getTranslation(key)), new Description(value));
            return this;
        }
    }
}
