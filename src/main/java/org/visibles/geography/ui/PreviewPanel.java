package org.visibles.geography.ui;

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
import org.visibles.geography.Qpv;
import org.visibles.geography.QpvPreview;

/** What a file would change, counted and named, with the button that changes it. */
class PreviewPanel extends Div {

    private final DescriptionList counts = new DescriptionList();

    PreviewPanel(QpvPreview preview, BooleanSupplier apply, Runnable dismiss) {
        QpvPreview.Difference difference = preview.difference();
        addClassName("geography-preview");
        add(new H3(getTranslation("geography.preview", preview.fileName(), preview.generation())));
        if (preview.example()) {
            Div banner = new Div(new Paragraph(getTranslation("geography.preview.example")));
            banner.addClassName("youth-banner");
            add(banner);
        }
        counts.addClassName("visibles-facts");
        count("read", preview.read());
        count("elsewhere", preview.elsewhere());
        count("fresh", difference.fresh().size());
        count("changed", difference.changed().size());
        count("same", difference.same());
        count("vanished", difference.vanished().size());
        count("mended", preview.mended().size());
        count("refused", preview.refused().size());
        add(counts);
        names("fresh", difference.fresh().stream().map(PreviewPanel::name).toList());
        names("changed", difference.changed().stream().map(PreviewPanel::name).toList());
        names("vanished", difference.vanished().stream().map(PreviewPanel::name).toList());
        names("mended", preview.mended());
        names(
                "refused",
                preview.refused().stream()
                        .map(each -> getTranslation(
                                "geography.refused.line",
                                each.feature(),
                                each.code() == null ? "–" : each.code(),
                                getTranslation("geography.refused." + each.reason())))
                        .toList());
        if (!difference.vanished().isEmpty()) {
            add(new Paragraph(getTranslation("geography.preview.vanished.help")));
        }
        Button change = new Button(getTranslation("geography.preview.apply"));
        change.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        change.setDisableOnClick(true);
        change.addClickListener(click -> {
            if (!apply.getAsBoolean()) {
                change.setEnabled(true);
            }
        });
        Div buttons = new Div(new Button(getTranslation("action.cancel"), click -> dismiss.run()), change);
        buttons.addClassName("visibles-page-actions");
        add(buttons);
    }

    private static String name(Qpv qpv) {
        return qpv.name() + " (" + qpv.code() + ")";
    }

    private void count(String what, int number) {
        counts.add(new DescriptionList.Term(getTranslation("geography.preview." + what)));
        counts.add(new DescriptionList.Description(getTranslation("geography.preview.number", number)));
    }

    private void names(String what, List<String> names) {
        if (!names.isEmpty()) {
            UnorderedList list = new UnorderedList();
            names.forEach(name -> list.add(new ListItem(name)));
            add(new Details(
                    getTranslation(
                            "geography.preview.names", getTranslation("geography.preview." + what), names.size()),
                    list));
        }
    }
}
