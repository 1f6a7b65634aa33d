package org.visibles.answer;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.access.Throttle;
import org.visibles.access.Tokens;
import org.visibles.kernel.CurrentGuest.Guest;
import org.visibles.kernel.Ids;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.ReferralId;

/**
 * From a link to a session: a code goes to the organisation's registered address, whoever asks, and the code opens.
 * Nothing here tells whether a link is known: the answers are the same, and the mailbox alone learns more.
 */
@Service
@PreAuthorize("denyAll()")
public class AnswerDoor {

    /** How long a session lasts. */
    static final Duration SESSION = Duration.ofMinutes(30);

    static final int DIGITS = 8;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int CODES = 100_000_000;
    private static final int LONGEST = 200;
    private static final UUID NONE = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final Throttle throttle;
    private final AnswerLinks links;
    private final AnswerMails mails;
    private final Clock clock;

    AnswerDoor(JdbcClient jdbc, Throttle throttle, AnswerLinks links, AnswerMails mails, Clock clock) {
        this.jdbc = jdbc;
        this.throttle = throttle;
        this.links = links;
        this.mails = mails;
        this.clock = clock;
    }

    private record Mailing(String outcome, String address, ReferralId referral) {}

    /**
     * Mails a code, or a new link where this one opens nothing any more, or that nothing waits.
     *
     * @param source address the request came from
     * @param locale in which the mail is written
     * @return false when so much was tried from there that nothing was looked at
     */
    @PreAuthorize("permitAll()")
    @Transactional
    public boolean ask(String token, String source, Locale locale) {
        String guarded = "answer " + hex(token);
        if (token.length() > LONGEST
                || throttle.waiting(guarded, from(source), false).isPositive()) {
            return token.length() > LONGEST;
        }
        String code = String.format(Locale.ROOT, "%0" + DIGITS + "d", RANDOM.nextInt(CODES));
        String fresh = Tokens.next();
        Instant now = clock.instant();
        Optional<Mailing> mailing = jdbc.sql("select outcome, address, referral from ask_by_link(?, ?, ?, ?, ?, ?)")
                .params(
                        Tokens.hash(token),
                        Tokens.hash(token + code),
                        Ids.next(),
                        Tokens.hash(fresh),
                        AnswerLinks.at(now),
                        AnswerLinks.at(links.until(now)))
                .query((row, n) ->
                        new Mailing(row.getString(1), row.getString(2), referral(row.getObject(3, UUID.class))))
                .optional();
        if (mailing.isEmpty()) {
            throttle.failed(guarded, from(source), false);
        } else {
            mail(mailing.get(), locale, code, fresh);
        }
        return true;
    }

    private void mail(Mailing mailing, Locale locale, String code, String fresh) {
        switch (mailing.outcome()) {
            case "CODE_SENT" -> mails.code(mailing.address(), locale, mailing.referral(), code);
            case "RENEWED" -> mails.renewed(mailing.address(), locale, mailing.referral(), links.address(fresh));
            case "TOLD_CLOSED" -> mails.closed(mailing.address(), locale, mailing.referral());
            default -> {} // asked again too soon
        }
    }

    /**
     * @param code as typed; what is no digit is left out
     * @return the token of a session; empty when link and code do not fit, the code is too old or used, or the link locked
     */
    @PreAuthorize("permitAll()")
    @Transactional
    public Optional<String> open(String token, String code, String source) {
        String guarded = "answer-code " + hex(token);
        if (token.length() > LONGEST
                || code.length() > LONGEST
                || throttle.waiting(guarded, from(source), false).isPositive()) {
            return Optional.empty();
        }
        String session = Tokens.next();
        Instant now = clock.instant();
        boolean opened = jdbc.sql("select open_by_link(?, ?, ?, ?, ?)")
                .params(
                        Tokens.hash(token),
                        Tokens.hash(token + code.replaceAll("\\D", "")),
                        Tokens.hash(session),
                        AnswerLinks.at(now),
                        AnswerLinks.at(now.plus(SESSION)))
                .query(Boolean.class)
                .single();
        if (!opened) {
            throttle.failed(guarded, from(source), false);
            return Optional.empty();
        }
        throttle.succeeded(guarded, from(source));
        return Optional.of(session);
    }

    /** Whom a session lets in now; empty when it, its link or the referral is over. */
    @PreAuthorize("permitAll()")
    @Transactional(readOnly = true)
    public Optional<Guest> enter(@Nullable String session) {
        if (session == null || session.length() > LONGEST) {
            return Optional.empty();
        }
        String hash = hex(session);
        jdbc.sql("select set_config('visibles.guest', ?, true)")
                .param(hash)
                .query()
                .singleRow();
        return jdbc.sql("select r, guest_organisation() o from guest_referral() r where r is not null")
                .query((row, n) -> new Guest(
                        hash,
                        new ReferralId(row.getObject(1, UUID.class)),
                        new OrganisationId(row.getObject(2, UUID.class))))
                .optional();
    }

    @PreAuthorize("permitAll()")
    @Transactional
    public void leave(String session) {
        jdbc.sql("select close_session(?) is null")
                .param(Tokens.hash(session))
                .query(Boolean.class)
                .single();
    }

    /** Of an answer without a mail it is not looked at. */
    private static ReferralId referral(@Nullable UUID id) {
        return new ReferralId(id == null ? NONE : id);
    }

    /** Counted apart from signing in. */
    private static String from(String source) {
        return "answer " + source;
    }

    private static String hex(String token) {
        return HexFormat.of().formatHex(Tokens.hash(token));
    }
}
