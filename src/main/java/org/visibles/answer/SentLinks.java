package org.visibles.answer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.access.Tokens;
import org.visibles.kernel.Ids;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.Permission;
import org.visibles.kernel.ReferralId;
import org.visibles.kernel.RuleViolation;
import org.visibles.privacy.Logged;

/** What the two parties of a referral see of its links: where and when one went, and what became of it. */
@Service
@PreAuthorize("denyAll()")
public class SentLinks {

    /** Older ones are of no use any more to who wonders whether the mail was seen. */
    private static final int SHOWN = 100;

    private final JdbcClient jdbc;
    private final AnswerLinks links;
    private final Clock clock;

    SentLinks(JdbcClient jdbc, AnswerLinks links, Clock clock) {
        this.jdbc = jdbc;
        this.links = links;
        this.clock = clock;
    }

    /** What happened with a link; texts: {@code answer.opening.<code>}. */
    public enum Kind {
        CODE_SENT,
        RENEWED,
        TOLD_CLOSED,
        WRONG_CODE,
        LOCKED,
        OPENED,
        READ,
        SENT_AGAIN
    }

    /**
     * One or more of a kind, with nothing else between.
     *
     * @param at of the latest
     */
    public record Opening(Kind kind, Instant at, int times) {}

    /**
     * @param mailbox the recipient's registered address, masked; null for none
     * @param account whether somebody there has an account, so that no link goes round
     * @param open whether there is still something to answer
     * @param sentAt when a link went out last; null for never
     * @param sameAddress whether it went to the address that is registered now
     * @param openings the latest first
     */
    public record Sent(
            @Nullable String mailbox,
            boolean account,
            boolean open,
            @Nullable Instant sentAt,
            boolean sameAddress,
            List<Opening> openings) {}

    /** Empty for who is no party. */
    @PreAuthorize("hasRole('" + Permission.REFERRAL_READ + "')")
    @Transactional(readOnly = true)
    @Logged("answer.links")
    public Optional<Sent> of(ReferralId referral) {
        return jdbc.sql("""
                        select s.*, o.kind, o.at from answer_link_state(:referral) s
                        left join lateral (select kind, at, id from answer_opening
                          where referral_id = :referral and s.sent_at is not null order by at desc, id desc limit :shown) o on true
                        order by o.at desc, o.id desc""")
                .param("referral", referral.value())
                .param("shown", SHOWN)
                .query(SentLinks::read);
    }

    /**
     * Mails a new link to the recipient's registered address.
     *
     * @throws NotFound unless the current organisation has sent the referral
     * @throws RuleViolation {@code rule.answer.again.<reason>} where one went just now, three were sent within a day, or no
     *     link can be of use
     */
    @PreAuthorize("hasRole('" + Permission.REFERRAL_SEND + "')")
    @Transactional
    @Logged("answer.send-again")
    public void sendAgain(ReferralId referral) {
        record Outcome(String code, @Nullable String mailbox) {}
        String token = Tokens.next();
        Instant now = clock.instant();
        Outcome outcome = jdbc.sql("select outcome, address from resend_answer_link(?, ?, ?, ?, ?)")
                .params(
                        Ids.next(),
                        referral.value(),
                        Tokens.hash(token),
                        AnswerLinks.at(now),
                        AnswerLinks.at(links.until(now)))
                .query((row, n) -> new Outcome(row.getString(1), row.getString(2)))
                .optional()
                .orElseThrow(NotFound::new);
        if (outcome.mailbox() == null) {
            throw new RuleViolation("rule.answer.again." + outcome.code());
        }
        links.tellAgain(outcome.mailbox(), referral, token);
    }

    /** One row for each opening; one without, where there is none. */
    private static Optional<Sent> read(ResultSet rows) throws SQLException {
        if (!rows.next()) {
            return Optional.empty();
        }
        String mailbox = rows.getString("mailbox");
        boolean account = rows.getBoolean("account");
        boolean open = rows.getBoolean("open");
        Instant sentAt = instant(rows.getObject("sent_at", OffsetDateTime.class));
        boolean sameAddress = rows.getBoolean("same_address");
        List<Opening> openings = new ArrayList<>();
        do {
            fold(rows, openings);
        } while (rows.next());
        return Optional.of(new Sent(mailbox, account, open, sentAt, sameAddress, openings));
    }

    private static void fold(ResultSet row, List<Opening> openings) throws SQLException {
        String kind = row.getString("kind");
        if (kind == null) {
            return;
        }
        Opening opening = new Opening(
                Kind.valueOf(kind), row.getObject("at", OffsetDateTime.class).toInstant(), 1);
        if (!openings.isEmpty() && openings.getLast().kind() == opening.kind()) {
            Opening latest = openings.removeLast();
            opening = new Opening(latest.kind(), latest.at(), latest.times() + 1);
        }
        openings.add(opening);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
