package org.visibles.messaging;

import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;

/** What a mail server's answer means for the letter. */
final class ServerAnswer {

    /** A full mailbox is called final by some servers; it may be emptied within the day (RFC 5321, 4.5.3.1.10). */
    private static final int FULL = 552;

    private ServerAnswer() {}

    /**
     * Whether the addressee's server refused address or letter for good (5xx at RCPT or DATA). What it says against the
     * sender or its password is a matter of our settings, which somebody may put right: that is tried again.
     *
     * @return null where it is worth trying again
     */
    static @Nullable Refusal refusal(MailException failure) {
        if (failure instanceof MailSendException sending) {
            for (Exception each : sending.getFailedMessages().values()) {
                Refusal refusal = refusal(each);
                if (refusal != null) {
                    return refusal;
                }
            }
        }
        return null;
    }

    private static @Nullable Refusal refusal(Exception failure) {
        Refusal found = null;
        for (Exception each = failure; each instanceof MessagingException one; each = one.getNextException()) {
            if (one instanceof SMTPAddressFailedException address && isFinal(address.getReturnCode())) {
                return Refusal.ADDRESS;
            }
            if (one instanceof SMTPSendFailedException letter
                    && !againstSender(letter.getCommand())
                    && isFinal(letter.getReturnCode())) {
                found = Refusal.CONTENT;
            }
        }
        return found;
    }

    private static boolean isFinal(int code) {
        return code >= 500 && code <= 599 && code != FULL;
    }

    /** {@code MAIL FROM} names the sender; the other commands that fail so are DATA and the letter's end. */
    private static boolean againstSender(@Nullable String command) {
        return command != null && command.startsWith("MAIL");
    }
}
