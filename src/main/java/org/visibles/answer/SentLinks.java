package org.visibles.answer;

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
        return jdbc.sql("select * from answer_link_state(?)")
                .param(referral.value())
                .query((row, n) -> new Sent(
                        row.getString("mailbox"),
                        row.getBoolean("account"),
                        row.getBoolean("open"),
                        instant(row.getObject("sent_at", OffsetDateTime.class)),
                        row.getBoolean("same_address"),
                        row.getObject("sent_at") == null ? List.of() : openings(referral)))
                .optional();
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

    private List<Opening> openings(ReferralId referral) {
        List<Opening> folded = new ArrayList<>();
        jdbc.sql("select kind, at from answer_opening where referral_id = ? order by at desc, id desc limit ?")
                .params(referral.value(), SHOWN)
                .query(row -> {
                    Kind kind = Kind.valueOf(row.getString(1));
                    Instant at = row.getObject(2, OffsetDateTime.class).toInstant();
                    if (!folded.isEmpty() && folded.getLast().kind() == kind) {
                        Opening latest = folded.removeLast();
                        folded.add(new Opening(kind, latest.at(), latest.times() + 1));
                    } else {
                        folded.add(new Opening(kind, at, 1));
                    }
                });
        return folded;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
