package org.visibles.indicators.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.visibles.indicators.Indicator;
import org.visibles.indicators.TargetService;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Permission;
import org.visibles.kernel.RuleViolation;
import org.visibles.organisation.OrganisationDirectory;
import org.visibles.organisation.OrganisationRow;
import org.visibles.organisation.TargetRow;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.NaturalOrder;
import org.visibles.widgets.Notices;
import org.visibles.widgets.Page;

/** What the programme and each organisation are to reach: set, changed and taken away by the coordination. */
@Route("chiffres/objectifs")
@RolesAllowed(Permission.PROGRAMME_MANAGE)
class TargetsView extends Page {

    private final TargetService service;
    private final OrganisationDirectory directory;
    private final Labels labels;
    private final Div list = new Div();

    TargetsView(TargetService service, OrganisationDirectory directory, I18NProvider texts) {
        super("indicators.targets.title");
        this.service = service;
        this.directory = directory;
        this.labels = new Labels(texts, getLocale());
        list.setWidthFull();
        add(new RouterLink(getTranslation("indicators.targets.back"), FiguresView.class));
        try {
            refresh();
            add(
                    new Paragraph(getTranslation("indicators.targets.help")),
                    section(
                            getTranslation("indicators.targets.add"),
                            new TargetForm(service, directory.participants(), labels, this::refresh)),
                    section(getTranslation("indicators.targets.list"), list));
        } catch (RuleViolation noProgramme) {
            add(new EmptyState(getTranslation(noProgramme.key())));
        }
    }

    private void refresh() {
        List<TargetRow> targets = service.list();
        Map<OrganisationId, String> names =
                directory.all().stream().collect(Collectors.toMap(OrganisationRow::id, OrganisationRow::name));
        list.removeAll();
        if (targets.isEmpty()) {
            list.add(new EmptyState(getTranslation("indicators.targets.none")));
            return;
        }
        UnorderedList items = new UnorderedList();
        items.addClassName("indicators-targets");
        targets.stream()
                .sorted(Comparator.comparing((TargetRow row) -> row.organisation() != null)
                        .thenComparing(row -> whose(row, names), NaturalOrder.in(labels.locale()))
                        .thenComparing(row -> Indicator.of(row.indicator())))
                .forEach(row -> items.add(item(row, whose(row, names))));
        list.add(items);
    }

    private String whose(TargetRow row, Map<OrganisationId, String> names) {
        return row.organisation() == null
                ? getTranslation("indicators.targets.whole")
                : names.getOrDefault(row.organisation(), row.organisation().toString());
    }

    private ListItem item(TargetRow row, String whose) {
        Indicator indicator = Indicator.of(row.indicator());
        Span name = new Span(getTranslation(
                "indicators.targets.of", whose, labels.indicator(indicator), labels.aim(indicator, row.value())));
        Button remove =
                new Button(getTranslation("indicators.targets.remove"), click -> ask(row, indicator, name.getText()));
        remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        remove.setAriaLabel(getTranslation("indicators.targets.remove-of", name.getText()));
        return new ListItem(name, remove);
    }

    private void ask(TargetRow row, Indicator indicator, String name) {
        ConfirmDialog dialog = new ConfirmDialog();
        dialog.setHeader(getTranslation("indicators.targets.remove.question"));
        dialog.setText(getTranslation("indicators.targets.remove.explanation", name));
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("action.cancel"));
        dialog.setConfirmText(getTranslation("indicators.targets.remove"));
        dialog.addConfirmListener(yes -> {
            if (Notices.attempt(() -> service.remove(row.organisation(), indicator))) {
                Notices.done("indicators.targets.removed");
            }
            refresh();
        });
        dialog.open();
    }
}
