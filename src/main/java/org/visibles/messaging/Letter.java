package org.visibles.messaging;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A mail in text, and in HTML where there is any; best written by {@link LetterWriter}, which keeps both in step.
 *
 * @param to one address, at most 320 characters
 * @param subject one line, at most 300 characters, without anybody's name: administrators read it in a list
 * @param text at most 20,000 characters
 * @param html a whole page without anything to load from elsewhere, at most 100,000 characters
 * @param calendar for programs that keep a calendar; they show its answers beside the letter
 * @param about where a refusal for good is told ({@link LetterRefused}, {@link LetterRefusals}); null where nobody waits
 *     for it
 */
public record Letter(
        String to,
        Locale locale,
        String subject,
        String text,
        @Nullable String html,
        @Nullable Invitation calendar,
        @Nullable About about) {

    /** What an invitation asks for (RFC 5546). */
    public enum Method {
        REQUEST,
        CANCEL
    }

    /**
     * A calendar part.
     *
     * @param ics an iCalendar object (RFC 5545) with the same method, at most 20,000 characters
     */
    public record Invitation(Method method, String ics) {}
}
