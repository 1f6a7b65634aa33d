package org.visibles.appointment.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.visibles.appointment.AppointmentDetail;
import org.visibles.appointment.AppointmentService;
import org.visibles.referral.ReferralDetail;
import org.visibles.referral.ReferralExtra;
import org.visibles.referral.ReferralStatus;
import org.visibles.widgets.Notices;
import org.visibles.widgets.Page;

/** On the page of a referral with an appointment: who goes along, and the way to the slip. */
@org.springframework.stereotype.Component
@Order(10)
class AppointmentPart implements ReferralExtra {

    private final AppointmentService appointments;

    AppointmentPart(AppointmentService appointments) {
        this.appointments = appointments;
    }

    @Override
    public Optional<Component> render(ReferralDetail detail, Runnable changed) {
        if (detail.row().status() != ReferralStatus.SCHEDULED) {
            return Optional.empty();
        }
        return appointments.of(detail.row().id()).map(appointment -> section(detail, appointment, changed));
    }

    private Section section(ReferralDetail detail, AppointmentDetail appointment, Runnable changed) {
        Section section = Page.section(text("appointment.title"));
        if (appointment.byMe()) {
            section.add(new Paragraph(text("appointment.accompany.me")));
        } else if (appointment.accompanied()) {
            section.add(
                    new Paragraph(text("appointment.accompany.by", detail.row().sender())));
        }
        Anchor slip =
                new Anchor("orientations/" + appointment.referral() + "/rendez-vous", text("appointment.slip.open"));
        Div actions = new Div();
        actions.addClassName("visibles-page-actions");
        if (appointment.mayAccompany()) {
            actions.add(
                    appointment.byMe()
                            ? button(
                                    "appointment.step-back",
                                    VaadinIcon.CLOSE,
                                    changed,
                                    () -> appointments.stepBack(appointment.referral()))
                            : button(
                                    "appointment.accompany",
                                    VaadinIcon.MALE,
                                    changed,
                                    () -> appointments.accompany(appointment.referral())));
        }
        section.add(actions, slip);
        return section;
    }

    private static Button button(String key, VaadinIcon icon, Runnable changed, Runnable act) {
        Button button = new Button(text(key), icon.create());
        button.setDisableOnClick(true);
        button.addClickListener(click -> {
            if (Notices.attempt(act)) {
                Notices.done("appointment.saved");
            }
            changed.run();
        });
        return button;
    }

    private static String text(String key, Object... arguments) {
        return I18NProvider.translate(key, arguments);
    }
}
