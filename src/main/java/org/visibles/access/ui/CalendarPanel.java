package org.visibles.access.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import org.jspecify.annotations.Nullable;
import org.visibles.access.CalendarFeeds;
import org.visibles.messaging.Links;
import org.visibles.widgets.Formats;
import org.visibles.widgets.Notices;

/** The address by which one's own calendar program reads the appointments: made, shown once, revoked. */
class CalendarPanel extends Div {

    private final CalendarFeeds feeds;
    private final Links links;

    CalendarPanel(CalendarFeeds feeds, Links links) {
        this.feeds = feeds;
        this.links = links;
        show(null);
    }

    /**
     * @param token of the address just made; null when there is none to show
     */
    private void show(@Nullable String token) {
        removeAll();
        add(new Paragraph(getTranslation("access.calendar.help")));
        var feed = feeds.mine();
        feed.ifPresent(made -> add(new Paragraph(
                made.lastReadAt() == null
                        ? getTranslation("access.calendar.unread", Formats.dateTime(made.madeAt()))
                        : getTranslation("access.calendar.read", Formats.dateTime(made.lastReadAt())))));
        if (token != null) {
            add(address(token));
        }
        Button make = new Button(
                getTranslation(feed.isEmpty() ? "access.calendar.make" : "access.calendar.replace"),
                VaadinIcon.CALENDAR.create(),
                click -> {
                    if (feed.isEmpty()) {
                        make();
                    } else {
                        confirm("access.calendar.replace", this::make).open();
                    }
                });
        Div buttons = new Div(make);
        buttons.addClassName("visibles-page-actions");
        if (feed.isPresent()) {
            Button revoke = new Button(
                    getTranslation("access.calendar.revoke"),
                    VaadinIcon.UNLINK.create(),
                    click -> confirm("access.calendar.revoke", this::revoke).open());
            revoke.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ERROR);
            buttons.add(revoke);
        }
        add(buttons);
    }

    private TextField address(String token) {
        TextField address = new TextField(getTranslation("access.calendar.address"));
        address.setHelperText(getTranslation("access.calendar.once"));
        address.setValue(links.absolute("calendrier/" + token + ".ics"));
        address.setReadOnly(true);
        address.setAutoselect(true);
        address.setWidthFull();
        return address;
    }

    private void make() {
        Notices.attempt(() -> show(feeds.make()));
    }

    private void revoke() {
        if (Notices.attempt(feeds::revoke)) {
            Notices.done("access.calendar.revoked");
        }
        show(null);
    }

    private ConfirmDialog confirm(String key, Runnable then) {
        ConfirmDialog dialog = new ConfirmDialog();
        dialog.setHeader(getTranslation(key));
        dialog.setText(getTranslation("access.calendar.ends"));
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("action.cancel"));
        dialog.setConfirmText(getTranslation(key));
        dialog.addConfirmListener(confirmed -> then.run());
        return dialog;
    }
}
