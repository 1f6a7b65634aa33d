package org.visibles.answer;

import java.util.Locale;
import org.springframework.stereotype.Component;
import org.visibles.kernel.ReferralId;
import org.visibles.messaging.Outbox;
import org.visibles.widgets.Texts;

/** Mails to an organisation's address, in French and in English: never anybody's name, only a reference. */
@Component
class AnswerMails {

    private static final int REFERENCE_LENGTH = 8;

    private final Outbox outbox;
    private final Texts texts;

    AnswerMails(Outbox outbox, Texts texts) {
        this.outbox = outbox;
        this.texts = texts;
    }

    /** What both sides can tell each other on the phone; the random end of the id. */
    static String reference(ReferralId referral) {
        String id = referral.toString();
        return id.substring(id.length() - REFERENCE_LENGTH).toUpperCase(Locale.ROOT);
    }

    /**
     * @param what {@code answer.mail.<what>.subject} and {@code .body} take the arguments, the reference first
     */
    void send(String to, String what, Object... arguments) {
        String key = "answer.mail." + what;
        outbox.mail(
                to,
                text(key + ".subject", Locale.FRENCH, arguments),
                text(key + ".body", Locale.FRENCH, arguments)
                        + "\n\n-- English --\n\n"
                        + text(key + ".body", Locale.ENGLISH, arguments));
    }

    private String text(String key, Locale locale, Object... arguments) {
        return texts.getTranslation(key, locale, arguments);
    }
}
