package org.visibles.messaging;

import jakarta.activation.DataHandler;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import org.visibles.messaging.OutboxRows.Mail;

/** A letter as a mail server takes it: text alone, or text, HTML and calendar as alternatives, the last the richest. */
final class LetterMessage {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private LetterMessage() {}

    static MimeMessage fill(MimeMessage message, Mail mail, String from) throws MessagingException {
        Letter letter = mail.letter();
        message.setFrom(new InternetAddress(from, true));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to(), true));
        message.setSubject(letter.subject(), UTF_8);
        message.setContentLanguage(new String[] {letter.locale().getLanguage()});
        message.addHeader("Message-ID", "<" + mail.id() + "@visibles>"); // the same when it is tried again
        message.addHeader("Auto-Submitted", "auto-generated");
        if (letter.html() == null && letter.calendar() == null) {
            message.setText(letter.text(), UTF_8);
        } else if (letter.calendar() == null) {
            message.setContent(alternatives(letter));
        } else {
            message.setContent(withFile(letter, letter.calendar()));
        }
        return message;
    }

    private static MimeMultipart alternatives(Letter letter) throws MessagingException {
        MimeMultipart parts = new MimeMultipart("alternative");
        parts.addBodyPart(part(letter.text(), "text/plain; charset=UTF-8"));
        if (letter.html() != null) {
            parts.addBodyPart(part(letter.html(), "text/html; charset=UTF-8"));
        }
        if (letter.calendar() != null) {
            parts.addBodyPart(part(
                    letter.calendar().ics(),
                    "text/calendar; charset=UTF-8; method=" + letter.calendar().method()));
        }
        return parts;
    }

    /** Programs that do not know the calendar part offer the file. */
    private static MimeMultipart withFile(Letter letter, Letter.Invitation calendar) throws MessagingException {
        MimeBodyPart words = new MimeBodyPart();
        words.setContent(alternatives(letter));
        BodyPart file = part(calendar.ics(), "application/ics; name=invitation.ics");
        file.setDisposition(Part.ATTACHMENT);
        file.setFileName("invitation.ics");
        return new MimeMultipart("mixed", words, file);
    }

    private static BodyPart part(String content, String type) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(content.getBytes(StandardCharsets.UTF_8), type)));
        return part;
    }
}
