package org.visibles.answer;

import static org.visibles.answer.AnswerPages.button;
import static org.visibles.answer.AnswerPages.paragraph;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.visibles.referral.Appointment;
import org.visibles.referral.DeclineReason;
import org.visibles.referral.Proposal;
import org.visibles.referral.ProposalService;
import org.visibles.referral.ReferralStatus;

/** The forms that fit the state of the referral; the one that was refused stands open, as it was typed. */
class AnswerForms {

    private final Visit visit;
    private final Html html;
    private final GuestDesk.Desk desk;
    private final Typed typed;
    private final Clock clock;

    AnswerForms(Visit visit, Html html, GuestDesk.Desk desk, Typed typed, Clock clock) {
        this.visit = visit;
        this.html = html;
        this.desk = desk;
        this.typed = typed;
        this.clock = clock;
    }

    void write() {
        ReferralStatus status = desk.detail().row().status();
        if (!desk.proposals().isEmpty()) {
            waiting();
        }
        switch (status) {
            case SENT -> {
                form(GuestMoves.ACCEPT, () -> {
                    paragraph(html, visit.text("answer.accept.hint"));
                    button(html, visit.text("referral.action.accept"), true);
                });
                folded(GuestMoves.DECLINE, "referral.action.decline", this::decline);
            }
            case ACCEPTED -> appointments("referral.action.schedule");
            case SCHEDULED -> {
                appointment();
                appointments("referral.action.reschedule");
            }
            case MISSED -> {
                appointments("referral.action.schedule-again");
                onDay(GuestMoves.START, "referral.action.start");
            }
            case ATTENDED -> onDay(GuestMoves.START, "referral.action.start");
            case STARTED -> {
                onDay(GuestMoves.COMPLETE, "referral.action.complete");
                onDay(GuestMoves.DROP, "referral.action.drop");
            }
            case DRAFT, DECLINED, WITHDRAWN, EXPIRED, COMPLETED, DROPPED -> paragraph(html, visit.text("answer.ended"));
        }
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
        form(GuestMoves.ATTENDED, () -> button(html, visit.text("referral.action.attended"), true));
        form(GuestMoves.MISSED, () -> button(html, visit.text("referral.action.missed"), true));
        html.close("div");
    }

    private void appointments(String scheduleKey) {
        folded(GuestMoves.PROPOSE, "referral.action.propose", () -> {
            paragraph(html, visit.text("answer.propose.hint"));
            for (int row = 1; row <= ProposalService.MOST; row++) {
                dated(GuestMoves.PROPOSE, String.valueOf(row), visit.text("answer.propose.row", row), row == 1);
            }
            button(html, visit.text("referral.action.propose"), true);
        });
        folded(GuestMoves.SCHEDULE, scheduleKey, () -> {
            paragraph(html, visit.text("answer.schedule.hint"));
            dated(GuestMoves.SCHEDULE, "", visit.text("answer.appointment"), true);
            button(html, visit.text(scheduleKey), true);
        });
    }

    /** Day, time and place of one appointment. */
    private void dated(String form, String row, String legend, boolean required) {
        html.open("fieldset").element("legend", legend);
        input(form, "day" + row, "date", "referral.appointment-day", required, "");
        input(form, "time" + row, "time", "referral.appointment-time", required, "");
        input(form, "place" + row, "text", "referral.appointment-place", false, "");
        html.close("fieldset");
    }

    private void onDay(String action, String key) {
        folded(action, key, () -> {
            input(
                    action,
                    "day",
                    "date",
                    "referral.day",
                    true,
                    LocalDate.now(clock).toString());
            button(html, visit.text(key), true);
        });
    }

    private void input(String form, String name, String type, String labelKey, boolean required, String otherwise) {
        String id = form + "-" + name;
        String value = typed.in(form, name);
        html.element("label", visit.text(labelKey), "for", id);
        List<String> attributes = new ArrayList<>(
                List.of("id", id, "name", name, "type", type, "value", value.isEmpty() ? otherwise : value));
        if (type.equals("text")) {
            attributes.addAll(List.of("maxlength", "200"));
        }
        if (required) {
            attributes.addAll(List.of("required", ""));
        }
        html.open("input", attributes.toArray(String[]::new));
    }

    /** A form behind a line that opens it, without a script. */
    private void folded(String action, String key, Runnable fields) {
        if (typed.action().equals(action)) {
            html.open("details", "open", "");
        } else {
            html.open("details");
        }
        html.element("summary", visit.text(key));
        form(action, fields);
        html.close("details");
    }

    private void form(String action, Runnable fields) {
        AnswerPages.form(html, visit, "/reponse/faire/" + action, () -> {
            html.open(
                    "input",
                    "type",
                    "hidden",
                    "name",
                    "version",
                    "value",
                    String.valueOf(desk.detail().version()));
            fields.run();
        });
    }
}
