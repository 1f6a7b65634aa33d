package org.visibles.answer;

import static org.visibles.answer.AnswerPages.button;
import static org.visibles.answer.AnswerPages.paragraph;

import java.time.Clock;
import java.time.LocalDate;
import org.visibles.referral.Appointment;
import org.visibles.referral.DeclineReason;
import org.visibles.referral.Proposal;
import org.visibles.referral.ProposalService;
import org.visibles.referral.ReferralStatus;
import org.visibles.referral.conversation.Conversation;
import org.visibles.referral.conversation.ReferralMessage;

/** The forms that fit the state of the referral; the one that was refused stands open, as it was typed. */
class AnswerForms {

    private final Visit visit;
    private final Html html;
    private final GuestDesk.Desk desk;
    private final Typed typed;
    private final FormFields fields;
    private final Clock clock;

    AnswerForms(Visit visit, Html html, GuestDesk.Desk desk, Typed typed, Clock clock) {
        this.visit = visit;
        this.html = html;
        this.desk = desk;
        this.typed = typed;
        this.fields = new FormFields(visit, html, typed, desk.detail().version());
        this.clock = clock;
    }

    void write() {
        ReferralStatus status = desk.detail().row().status();
        if (!desk.proposals().isEmpty()) {
            waiting();
        }
        if (desk.detail().row().closed()) {
            paragraph(html, visit.text("answer.ended"));
            return;
        }
        switch (status) {
            case SENT -> {
                fields.form(GuestMoves.ACCEPT, () -> {
                    paragraph(html, visit.text("answer.accept.hint"));
                    button(html, visit.text("referral.action.accept"), true);
                });
                fields.folded(GuestMoves.DECLINE, "referral.action.decline", this::decline);
            }
            case ACCEPTED -> {
                appointments("referral.action.schedule");
                giveUp();
            }
            case SCHEDULED -> {
                appointment();
                appointments("referral.action.reschedule");
                fields.folded(GuestMoves.CALL_OFF, "referral.action.call-off", () -> {
                    paragraph(html, visit.text("referral.call-off-hint"));
                    button(html, visit.text("referral.action.call-off"), false);
                });
            }
            case MISSED -> {
                appointments("referral.action.schedule-again");
                onDay(GuestMoves.START, "referral.action.start");
                giveUp();
            }
            case ATTENDED -> {
                onDay(GuestMoves.START, "referral.action.start");
                giveUp();
            }
            case STARTED -> {
                onDay(GuestMoves.COMPLETE, "referral.action.complete");
                onDay(GuestMoves.DROP, "referral.action.drop");
            }
            case DRAFT, DECLINED, WITHDRAWN, EXPIRED, COMPLETED, DROPPED -> paragraph(html, visit.text("answer.ended"));
        }
    }

    /** What both have written, and a line for the next. */
    void conversation() {
        if (desk.messages().isEmpty()) {
            paragraph(html, visit.text("answer.conversation.empty"));
        }
        html.open("ol", "class", "messages");
        for (ReferralMessage each : desk.messages()) {
            html.open("li").element("strong", each.organisation());
            html.element("span", visit.dateTime(each.sentAt()), "class", "hint");
            html.element("p", each.text(), "class", "said").close("li");
        }
        html.close("ol");
        if (desk.detail().talked(clock.instant())) {
            fields.folded(GuestMoves.WRITE, "answer.write", () -> {
                html.element("label", visit.text("answer.message"), "for", "message");
                html.element(
                        "textarea",
                        typed.in(GuestMoves.WRITE, "message"),
                        "id",
                        "message",
                        "name",
                        "message",
                        "maxlength",
                        String.valueOf(Conversation.MAX_TEXT),
                        "required",
                        "");
                html.element("p", visit.text("referral.words-hint"), "class", "hint");
                button(html, visit.text("answer.send"), true);
            });
        }
    }

    private void giveUp() {
        fields.folded(GuestMoves.DROP, "referral.action.give-up", () -> {
            paragraph(html, visit.text("referral.give-up-hint"));
            fields.input(
                    GuestMoves.DROP,
                    "day",
                    "date",
                    "referral.day",
                    true,
                    LocalDate.now(clock).toString());
            button(html, visit.text("referral.action.give-up"), false);
        });
    }

    private void waiting() {
        paragraph(html, visit.text("answer.proposed"));
        html.open("ul");
        for (Proposal each : desk.proposals()) {
            Appointment at = each.appointment();
            html.element(
                    "li",
                    at.place() == null
                            ? visit.dateTime(at.at())
                            : visit.text("referral.proposal", visit.dateTime(at.at()), at.place()));
        }
        html.close("ul");
    }

    private void decline() {
        html.element("label", visit.text("referral.decline-reason"), "for", "reason");
        html.open("select", "id", "reason", "name", "reason", "required", "");
        html.element("option", visit.text("answer.choose"), "value", "");
        for (DeclineReason each : DeclineReason.values()) {
            String text = visit.text("referral.decline." + each.name());
            if (each.name().equals(typed.in(GuestMoves.DECLINE, "reason"))) {
                html.element("option", text, "value", each.name(), "selected", "");
            } else {
                html.element("option", text, "value", each.name());
            }
        }
        html.close("select");
        html.element("label", visit.text("referral.decline-note"), "for", "note");
        html.element(
                "textarea", typed.in(GuestMoves.DECLINE, "note"), "id", "note", "name", "note", "maxlength", "1000");
        html.element("p", visit.text("referral.words-hint"), "class", "hint");
        html.element("p", visit.text("referral.declined-secret"), "class", "hint");
        button(html, visit.text("referral.action.decline"), false);
    }

    private void appointment() {
        var at = desk.detail().row().appointmentAt();
        if (at == null || at.isAfter(clock.instant())) {
            paragraph(html, visit.text("answer.to-come"));
            return;
        }
        html.open("div", "class", "both");
        fields.form(GuestMoves.ATTENDED, () -> button(html, visit.text("referral.action.attended"), true));
        fields.form(GuestMoves.MISSED, () -> button(html, visit.text("referral.action.missed"), true));
        html.close("div");
    }

    private void appointments(String scheduleKey) {
        fields.folded(GuestMoves.PROPOSE, "referral.action.propose", () -> {
            paragraph(html, visit.text("answer.propose.hint"));
            for (int row = 1; row <= ProposalService.MOST; row++) {
                fields.dated(GuestMoves.PROPOSE, String.valueOf(row), visit.text("answer.propose.row", row), row == 1);
            }
            button(html, visit.text("referral.action.propose"), true);
        });
        fields.folded(GuestMoves.SCHEDULE, scheduleKey, () -> {
            paragraph(html, visit.text("answer.schedule.hint"));
            fields.dated(GuestMoves.SCHEDULE, "", visit.text("answer.appointment"), true);
            button(html, visit.text(scheduleKey), true);
        });
    }

    private void onDay(String action, String key) {
        fields.folded(action, key, () -> {
            fields.input(
                    action,
                    "day",
                    "date",
                    "referral.day",
                    true,
                    LocalDate.now(clock).toString());
            button(html, visit.text(key), true);
        });
    }
}
