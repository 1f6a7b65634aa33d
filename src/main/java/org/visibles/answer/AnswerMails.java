package org.visibles.answer;

import java.util.Locale;
import org.springframework.stereotype.Component;
import org.visibles.kernel.ReferralId;
import org.visibles.messaging.LetterWriter;
import org.visibles.messaging.LetterWriter.Draft;
import org.visibles.messaging.Outbox;
import org.visibles.referral.letter.ReferralLetters;

/**
 * Letters to an organisation's address: never anybody's name, only who refers and a reference. The sender learns of those
 * that are refused.
 */
@Component
class AnswerMails {

    private final LetterWriter letters;
    private final Outbox outbox;

    AnswerMails(LetterWriter letters, Outbox outbox) {
        this.letters = letters;
        this.outbox = outbox;
    }

    /**
     * Something waits for the organisation, whose language is not known.
     *
     * @param what {@code sent}, {@code chosen}, {@code others} or {@code again}
     */
    void waits(String to, String what, ReferralId referral, String sender, String address) {
        send(
                begin(Locale.FRENCH, what, referral, sender)
                        .link("answer.mail.open", address)
                        .paragraph("answer.mail.hint")
                        .paragraph("answer.mail.english"),
                to,
                referral);
    }

    void code(String to, Locale locale, ReferralId referral, String code) {
        send(
                begin(locale, "code", referral)
                        .paragraph("answer.mail.code.value", code)
                        .paragraph("answer.mail.code.hint"),
                to,
                referral);
    }

    void renewed(String to, Locale locale, ReferralId referral, String address) {
        send(
                begin(locale, "renewed", referral)
                        .link("answer.mail.open", address)
                        .paragraph("answer.mail.hint"),
                to,
                referral);
    }

    void closed(String to, Locale locale, ReferralId referral) {
        send(begin(locale, "closed", referral), to, referral);
    }

    /** {@code answer.mail.<what>.subject} takes the reference, {@code .text} whoever refers as well. */
    private Draft begin(Locale locale, String what, ReferralId referral, String... sender) {
        String key = "answer.mail." + what;
        String reference = referral.reference();
        Draft draft = letters.begin(locale, key + ".subject", reference);
        return sender.length == 0
                ? draft.paragraph(key + ".text", reference)
                : draft.paragraph(key + ".text", reference, sender[0]);
    }

    private void send(Draft draft, String to, ReferralId referral) {
        outbox.send(draft.to(to, null, ReferralLetters.about(referral)));
    }
}
