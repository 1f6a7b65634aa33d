package org.visibles.appointment.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.visibles.appointment.AppointmentDetail;
import org.visibles.appointment.AppointmentService;
import org.visibles.appointment.SlipContent;
import org.visibles.appointment.SlipText;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.Permission;
import org.visibles.kernel.ReferralId;
import org.visibles.widgets.Notices;
import org.visibles.widgets.Page;

/** The slip of an appointment: written by either party, printed, or sent to the person as a text. */
@Route("orientations/:id/rendez-vous")
@RolesAllowed(Permission.REFERRAL_READ)
class SlipView extends Page implements BeforeEnterObserver {

    private final AppointmentService appointments;
    private final SlipText texts;

    SlipView(AppointmentService appointments, SlipText texts) {
        super("appointment.slip");
        this.appointments = appointments;
        this.texts = texts;
    }

    /**
     * @throws NotFound shown as the page that says so
     */
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(ReferralId.of(event.getRouteParameters().get("id").orElse("")));
    }

    private void show(ReferralId id) {
        AppointmentDetail appointment = appointments.of(id).orElseThrow(NotFound::new);
        clear();
        add(new Anchor("orientations/" + id, getTranslation("appointment.slip.back")));
        if (appointment.mayWrite()) {
            add(form(appointment));
        }
        add(paper(appointment), message(appointment));
    }

    private Section form(AppointmentDetail appointment) {
        SlipContent slip = appointment.slip();
        TextField place = new TextField(getTranslation("appointment.where"));
        place.setMaxLength(SlipContent.MAX_PLACE);
        place.setValue(given(slip.place()));
        TextField askFor = new TextField(getTranslation("appointment.ask-for"));
        askFor.setMaxLength(SlipContent.MAX_ASK_FOR);
        askFor.setHelperText(getTranslation("appointment.ask-for.hint"));
        askFor.setValue(given(slip.askFor()));
        TextArea directions = new TextArea(getTranslation("appointment.directions"));
        directions.setMaxLength(SlipContent.MAX_DIRECTIONS);
        directions.setHelperText(getTranslation("appointment.directions.hint"));
        directions.setValue(given(slip.directions()));
        place.setWidthFull();
        askFor.setWidthFull();
        directions.setWidthFull();
        Button save = new Button(getTranslation("action.save"));
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.setDisableOnClick(true);
        save.addClickListener(click -> {
            var content = new SlipContent(place.getValue(), directions.getValue(), askFor.getValue());
            if (Notices.attempt(() -> appointments.write(appointment.referral(), content))) {
                Notices.done("appointment.saved");
                show(appointment.referral());
            }
            save.setEnabled(true);
        });
        return section(
                getTranslation("appointment.slip.write"),
                new Paragraph(getTranslation("appointment.slip.hint")),
                place,
                askFor,
                directions,
                save);
    }

    private Section paper(AppointmentDetail appointment) {
        Div paper = new SlipPaper(
                texts.lines(appointment, getLocale()),
                SlipText.map(appointment.slip().place()));
        Button print = new Button(
                getTranslation("appointment.slip.print"),
                VaadinIcon.PRINT.create(),
                click -> click.getSource().getElement().executeJs("window.print()"));
        return section(getTranslation("appointment.slip.paper"), paper, print);
    }

    private Section message(AppointmentDetail appointment) {
        String text = texts.sms(appointment, getLocale());
        TextArea shown = new TextArea(getTranslation("appointment.sms.text"));
        shown.setValue(text);
        shown.setReadOnly(true);
        shown.setWidthFull();
        Anchor send = new Anchor();
        send.setText(getTranslation("appointment.sms.send"));
        String body = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        send.setUnsafeHref("sms:?&body=" + body); // a scheme that the component does not hold for harmless
        send.setRouterIgnore(true);
        Button copy = new Button(getTranslation("appointment.sms.copy"), VaadinIcon.COPY.create(), click -> {
            click.getSource().getElement().executeJs("navigator.clipboard.writeText($0)", text);
            Notices.done("appointment.sms.copied");
        });
        Div actions = new Div(copy, send);
        actions.addClassNames("visibles-page-actions", "appointment-send");
        return section(getTranslation("appointment.sms.title"), shown, actions);
    }

    private static String given(@Nullable String text) {
        return text == null ? "" : text;
    }
}
