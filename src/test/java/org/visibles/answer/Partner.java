package org.visibles.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.visibles.kernel.CurrentGuest.Guest;
import org.visibles.kernel.ReferralId;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;

/** Les Tables solidaires, who have a mailbox and no account: what arrives there, and whoever opens it. */
record Partner(AnswerDoor door, TestDatabase database) {

    static final String MAILBOX = "accueil@tables.example";
    static final String SOURCE = "192.0.2.7";

    private static final Pattern LINK = Pattern.compile("/reponse/([A-Za-z0-9_-]{43})");
    private static final Pattern CODE = Pattern.compile("(?m)^(\\d{8})$");

    Partner {
        database.asOwner().update("update organisation set email = ? where id = ?", MAILBOX, Fixture.RESTO.value());
    }

    /** What waits for the mailbox about a referral, the latest first. */
    List<Map<String, Object>> mails(ReferralId referral) {
        return database.rowsAsOwner(
                "select recipient, subject, body from outbox where subject like ? order by created_at desc, id desc",
                "%" + AnswerMails.reference(referral));
    }

    private String latest(ReferralId referral, Pattern pattern) {
        return mails(referral).stream()
                .map(mail -> pattern.matcher((String) mail.get("body")))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    /** Token of the link that came last. */
    String link(ReferralId referral) {
        return latest(referral, LINK);
    }

    /** Asks for a code and reads it in the mailbox. */
    String code(ReferralId referral, String token) {
        aMinutePasses();
        assertThat(As.nobody(() -> door.ask(token, SOURCE, Locale.FRENCH))).isTrue();
        return latest(referral, CODE);
    }

    void aMinutePasses() {
        database.asOwner().update("update answer_opening set at = at - interval '61 seconds'");
    }

    Guest opens(ReferralId referral, String token) {
        String code = code(referral, token);
        String session = As.nobody(() -> door.open(token, code, SOURCE)).orElseThrow();
        return As.nobody(() -> door.enter(session)).orElseThrow();
    }

    Guest opens(ReferralId referral) {
        return opens(referral, link(referral));
    }

    static <T> T as(Guest guest, Supplier<T> work) {
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContextHolder.setContext(new SecurityContextImpl(new GuestAuthentication(guest)));
        try {
            return work.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    static void as(Guest guest, Runnable work) {
        as(guest, () -> {
            work.run();
            return null;
        });
    }

    /** The guest's own session of the database, past the program. */
    AppSession session(Guest guest) {
        AppSession session = database.nobody();
        session.set("visibles.guest", guest.session());
        session.set("visibles.permissions", "");
        return session;
    }
}
