package org.visibles.access.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.visibles.access.DeviceService;
import org.visibles.access.DeviceService.DeviceRow;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Formats;
import org.visibles.widgets.Notices;

/** The phones that the account has linked to the field page, and how to end a link. */
class DevicesPanel extends Div {

    private final DeviceService devices;
    private final Map<UUID, String> organisations;

    DevicesPanel(DeviceService devices, Map<UUID, String> organisations) {
        this.devices = devices;
        this.organisations = organisations;
        show();
    }

    private void show() {
        removeAll();
        List<DeviceRow> rows = devices.mine();
        if (rows.isEmpty()) {
            add(new EmptyState(getTranslation("access.devices.empty")));
            return;
        }
        add(new Paragraph(getTranslation("access.devices.help")));
        rows.forEach(row -> add(card(row)));
    }

    private Div card(DeviceRow row) {
        Span name = new Span(row.name());
        name.addClassName("organisation-name");
        String organisation = organisations.getOrDefault(row.organisation().value(), "");
        String used = row.lastSeenAt() == null
                ? getTranslation("access.devices.unused", Formats.dateTime(row.linkedAt()))
                : getTranslation("access.devices.used", Formats.dateTime(row.lastSeenAt()));
        Div text = new Div(
                name,
                detail(organisation),
                detail(used),
                detail(getTranslation("access.devices.until", Formats.date(Formats.day(row.expiresAt())))));
        text.addClassName("organisation-text");
        Button revoke = new Button(getTranslation("access.devices.revoke"), VaadinIcon.UNLINK.create());
        revoke.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ERROR);
        revoke.getElement().setAttribute("aria-label", revoke.getText() + " " + row.name());
        revoke.addClickListener(click -> confirm(row).open());
        Div card = new Div(text, revoke);
        card.addClassNames("organisation-card", "access-device");
        return card;
    }

    private static Span detail(String text) {
        Span detail = new Span(text);
        detail.addClassName("organisation-detail");
        return detail;
    }

    private ConfirmDialog confirm(DeviceRow row) {
        ConfirmDialog dialog = new ConfirmDialog();
        dialog.setHeader(getTranslation("access.devices.revoke.title", row.name()));
        dialog.setText(getTranslation("access.devices.revoke.what"));
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("action.cancel"));
        dialog.setConfirmText(getTranslation("access.devices.revoke"));
        dialog.setConfirmButtonTheme("error primary");
        dialog.addConfirmListener(confirmed -> {
            if (Notices.attempt(() -> devices.revoke(row.id()))) {
                Notices.done("access.devices.revoked");
            }
            show();
        });
        return dialog;
    }
}
