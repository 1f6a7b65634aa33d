package org.visibles.referral.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Permission;
import org.visibles.kernel.ReferralId;
import org.visibles.referral.ProposalService;
import org.visibles.referral.ReferralDetail;
import org.visibles.referral.ReferralService;
import org.visibles.referral.ReferralStatus;
import org.visibles.widgets.Notices;
import org.visibles.youth.Agreements;

/** What the reader's organisation can do with a referral as it stands. */
class ReferralActions extends Div {

    private final ReferralService service;
    private final ProposalService proposals;
    private final Agreements agreements;
    private final ReferralDetail detail;
    private final ReferralId id;
    private final long version;
    private final LocalDate today;
    private final Runnable changed;

    ReferralActions(
            ReferralService service,
            ProposalService proposals,
            Agreements agreements,
            ReferralDetail detail,
            Identity identity,
            LocalDate today,
            Runnable changed) {
        this.service = service;
        this.proposals = proposals;
        this.agreements = agreements;
        this.detail = detail;
        this.id = detail.row().id();
        this.version = detail.version();
        this.today = today;
        this.changed = changed;
        addClassName("visibles-page-actions");
        if (detail.received()
                && identity.may(Permission.REFERRAL_DECIDE)
                && !detail.row().closed()) {
            answer(detail.row().status());
        }
        if (detail.sent() && identity.may(Permission.REFERRAL_SEND)) {
            followUp(detail.row().status());
        }
    }

    /** Beside the moves, to write to the other organisation. */
    void ask(Runnable asking) {
        add(new Button(getTranslation("referral.action.ask"), VaadinIcon.COMMENT_O.create(), click -> asking.run()));
    }

    /** The answer to whether a care goes on, when it does. */
    void goesOn(Runnable saying) {
        act("referral.action.ongoing", VaadinIcon.REFRESH, saying);
    }

    private void answer(ReferralStatus status) {
        switch (status) {
            case SENT -> {
                act("referral.action.accept", VaadinIcon.CHECK, () -> service.accept(id, version))
                        .addThemeVariants(ButtonVariant.LUMO_PRIMARY);
                open(
                        "referral.action.decline",
                        VaadinIcon.CLOSE,
                        () -> new DeclineDialog(
                                (reason, note) -> attempt(() -> service.decline(id, version, reason, note))));
            }
            case ACCEPTED -> {
                schedule("referral.action.schedule");
                giveUp(() -> service.drop(id, version, today));
            }
            case SCHEDULED -> {
                act("referral.action.attended", VaadinIcon.CHECK, () -> service.attended(id, version));
                act("referral.action.missed", VaadinIcon.CLOSE, () -> service.missed(id, version));
                schedule("referral.action.reschedule");
                open("referral.action.call-off", VaadinIcon.BAN, () -> {
                    FormDialog dialog = new FormDialog("referral.action.call-off", "referral.action.call-off");
                    dialog.fields(new Paragraph(getTranslation("referral.call-off-hint")));
                    dialog.onSave(() -> attempt(() -> service.callOff(id, version)));
                    return dialog;
                });
            }
            case MISSED -> {
                schedule("referral.action.schedule-again");
                start();
                giveUp(() -> service.drop(id, version, today));
            }
            case ATTENDED -> {
                start();
                giveUp(() -> service.drop(id, version, today));
            }
            case STARTED -> {
                onDay("referral.action.complete", VaadinIcon.FLAG_CHECKERED, day -> service.complete(id, version, day));
                onDay("referral.action.drop", VaadinIcon.CLOSE, day -> service.drop(id, version, day));
            }
            case DRAFT, DECLINED, WITHDRAWN, EXPIRED, COMPLETED, DROPPED -> {}
        }
    }

    private void followUp(ReferralStatus status) {
        switch (status) {
            case DRAFT -> {
                open(
                        "referral.action.send",
                        VaadinIcon.PAPERPLANE,
                        () -> new DayDialog(
                                "referral.action.send",
                                "referral.agreement-day",
                                today,
                                day -> attempt(() -> service.sendDraft(id, day))));
                Button discard = new Button(getTranslation("referral.action.discard"), VaadinIcon.TRASH.create());
                discard.setDisableOnClick(true);
                discard.addClickListener(click -> {
                    if (Notices.attempt(() -> service.discardDraft(id))) {
                        discard.getUI().ifPresent(ui -> ui.navigate(ReferralsView.class));
                    }
                });
                add(discard);
            }
            case SENT -> {
                confirmed(
                        "referral.action.withdraw",
                        VaadinIcon.ARROW_BACKWARD,
                        "referral.withdraw-hint",
                        () -> service.withdraw(id));
                withdrawAgreement();
            }
            case MISSED -> {
                if (!detail.row().closed()) {
                    giveUp(() -> service.giveUp(id, version));
                }
                withdrawAgreement();
            }
            case ACCEPTED, SCHEDULED, ATTENDED, STARTED, COMPLETED, DROPPED -> withdrawAgreement();
            case DECLINED, WITHDRAWN, EXPIRED -> {}
        }
    }

    /** Of this one referral; the others of the person rest on agreements of their own. */
    private void withdrawAgreement() {
        UUID agreement = detail.row().agreement();
        if (agreement != null && !detail.row().closed()) {
            confirmed(
                    "referral.action.withdraw-agreement",
                    VaadinIcon.BAN,
                    "referral.withdraw-agreement-hint",
                    () -> agreements.withdraw(detail.row().youth(), agreement, today));
        }
    }

    private void giveUp(Runnable move) {
        confirmed("referral.action.give-up", VaadinIcon.CLOSE, "referral.give-up-hint", move);
    }

    private void confirmed(String key, VaadinIcon icon, String hintKey, Runnable move) {
        open(key, icon, () -> {
            FormDialog dialog = new FormDialog(key, key);
            dialog.fields(new Paragraph(getTranslation(hintKey)));
            dialog.onSave(() -> attempt(move));
            return dialog;
        });
    }

    private void schedule(String key) {
        open(
                "referral.action.propose",
                VaadinIcon.CALENDAR_USER,
                () -> new ProposalDialog(
                        today, appointments -> attempt(() -> proposals.propose(id, version, appointments))));
        open(
                key,
                VaadinIcon.CALENDAR_CLOCK,
                () -> new AppointmentDialog(
                        key, today, appointment -> attempt(() -> service.schedule(id, version, appointment))));
    }

    private void start() {
        onDay("referral.action.start", VaadinIcon.PLAY, day -> service.start(id, version, day));
    }

    private void onDay(String key, VaadinIcon icon, Consumer<LocalDate> move) {
        open(key, icon, () -> new DayDialog(key, "referral.day", today, day -> attempt(() -> move.accept(day))));
    }

    private void open(String key, VaadinIcon icon, Supplier<Dialog> dialog) {
        add(new Button(getTranslation(key), icon.create(), click -> dialog.get().open()));
    }

    private Button act(String key, VaadinIcon icon, Runnable move) {
        Button button = new Button(getTranslation(key), icon.create());
        button.setDisableOnClick(true);
        button.addClickListener(click -> {
            if (!attempt(move)) {
                changed.run(); // shows what somebody else has done meanwhile
            }
        });
        add(button);
        return button;
    }

    private boolean attempt(Runnable move) {
        boolean done = Notices.attempt(move);
        if (done) {
            Notices.done("referral.saved");
            changed.run();
        }
        return done;
    }
}
