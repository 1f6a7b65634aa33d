package org.visibles.answer;

import java.time.Clock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.visibles.referral.ReferralDetail;
import org.visibles.referral.ReferralStatus;
import org.visibles.referral.ReferralStep;
import org.visibles.widgets.Formats;
import org.visibles.youth.DisclosedTexts;

/** The page of the one referral: what was shared, where it stands, what can be answered now. */
@Component
class ReferralPage {

    private final DisclosedTexts words;
    private final Clock clock;

    ReferralPage(DisclosedTexts words, Clock clock) {
        this.words = words;
        this.clock = clock;
    }

    /**
     * @param typed what was refused, if anything
     * @param done which form has just been saved, if any
     * @param problem why something was refused, in words
     */
    String render(Visit visit, GuestDesk.Desk desk, Typed typed, @Nullable String done, @Nullable String problem) {
        ReferralDetail detail = desk.detail();
        return AnswerPages.titled(
                visit, visit.text("answer.page.title", detail.row().sender()), html -> {
                    if (problem != null) {
                        html.element("p", problem, "role", "alert", "class", "problem");
                    }
                    if (done != null) {
                        html.element(
                                "p",
                                done.equals(GuestMoves.WISH)
                                        ? visit.text("answer.account.done")
                                        : visit.text("answer.done", detail.row().sender()),
                                "role",
                                "status",
                                "class",
                                "done");
                    }
                    html.element(
                            "p",
                            visit.text(
                                    "answer.page.to",
                                    detail.row().recipient(),
                                    detail.row().id().reference()),
                            "class",
                            "reference");
                    state(visit, html, detail);
                    section(visit, html, "answer.shared", () -> shared(visit, html, detail));
                    AnswerForms forms = new AnswerForms(visit, html, desk, typed, clock);
                    section(visit, html, "answer.your-answer", forms::write);
                    if (!detail.row().closed()) {
                        section(visit, html, "referral.conversation", forms::conversation);
                    }
                    section(visit, html, "answer.history", () -> history(visit, html, detail));
                    if (detail.row().status() != ReferralStatus.SENT) {
                        section(visit, html, "answer.account", () -> account(visit, html, desk.account()));
                    }
                    AnswerPages.form(
                            html,
                            visit,
                            "/reponse/quitter",
                            () -> AnswerPages.button(html, visit.text("answer.leave"), false));
                });
    }

    private static void section(Visit visit, Html html, String titleKey, Runnable content) {
        html.open("section").element("h2", visit.text(titleKey));
        content.run();
        html.close("section");
    }

    private static void state(Visit visit, Html html, ReferralDetail detail) {
        var row = detail.row();
        html.open("p")
                .element("span", visit.text("referral.status." + row.status().name()), "class", "state");
        html.close("p");
        if (row.appointmentAt() != null) {
            AnswerPages.paragraph(
                    html,
                    detail.appointmentPlace() == null
                            ? visit.text("referral.appointment-on", visit.dateTime(row.appointmentAt()))
                            : visit.text(
                                    "referral.appointment-at",
                                    visit.dateTime(row.appointmentAt()),
                                    detail.appointmentPlace()));
        }
    }

    private void shared(Visit visit, Html html, ReferralDetail detail) {
        if (detail.shared().isEmpty() && detail.needs().isEmpty() && detail.reason() == null) {
            AnswerPages.paragraph(
                    html,
                    visit.text(detail.row().status().disclosed() ? "answer.shared.withdrawn" : "answer.shared.closed"));
            return;
        }
        html.open("dl");
        detail.shared()
                .forEach((field, value) ->
                        term(html, words.name(field, visit.locale()), words.value(field, value, visit.locale())));
        if (!detail.needs().isEmpty()) {
            term(
                    html,
                    visit.text("referral.needs"),
                    detail.needs().stream()
                            .map(need -> visit.text("need." + need.name()))
                            .collect(Collectors.joining(", ")));
        }
        if (detail.reason() != null) {
            term(html, visit.text("referral.reason"), detail.reason());
        }
        if (detail.availability() != null) {
            term(html, visit.text("referral.availability"), detail.availability());
        }
        html.close("dl");
        html.element("p", visit.text("answer.shared.hint"), "class", "hint");
    }

    private static void term(Html html, String term, String value) {
        html.element("dt", term).element("dd", value);
    }

    /** What an account would change, and one touch to ask for it. */
    private static void account(Visit visit, Html html, AccountWish.State state) {
        if (state.account()) {
            AnswerPages.paragraph(html, visit.text("answer.account.there"));
            return;
        }
        AnswerPages.paragraph(html, visit.text("answer.account.text"));
        if (state.wishedAt() != null) {
            AnswerPages.paragraph(html, visit.text("answer.account.asked", visit.date(Formats.day(state.wishedAt()))));
            return;
        }
        AnswerPages.paragraph(html, visit.text("answer.account.how"));
        AnswerPages.form(
                html,
                visit,
                "/reponse/faire/" + GuestMoves.WISH,
                () -> AnswerPages.button(html, visit.text("answer.account.ask"), false));
    }

    private static void history(Visit visit, Html html, ReferralDetail detail) {
        html.open("ul");
        for (ReferralStep step : detail.history()) {
            String what = visit.text("referral.status." + step.status().name());
            html.element(
                    "li",
                    visit.text(
                            step.byLink() ? "referral.step-by-link" : "referral.step",
                            visit.date(step.effectiveOn()),
                            what,
                            step.organisation()));
        }
        html.close("ul");
    }
}
