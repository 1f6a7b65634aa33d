package org.visibles.answer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.access.Tokens;
import org.visibles.kernel.CurrentAuthor;
import org.visibles.kernel.Ids;
import org.visibles.kernel.ReferralId;
import org.visibles.messaging.Links;
import org.visibles.organisation.OrganisationDirectory;
import org.visibles.referral.OthersAsked;
import org.visibles.referral.ReferralChanged;
import org.visibles.referral.ReferralStatus;

/**
 * Tells the recipient's registered address that something waits, in the sender's transaction: with a link of its own
 * where nobody there has an account, else with the way to the sign-in. An organisation without an address is told nothing.
 */
@Component
class AnswerLinks {

    private static final int LONGEST_DAYS = 31;

    private final JdbcClient jdbc;
    private final OrganisationDirectory organisations;
    private final CurrentAuthor author;
    private final AnswerMails mails;
    private final Links links;
    private final Clock clock;
    private final Duration valid;

    /**
     * @param days how long a link opens, at most {@value #LONGEST_DAYS}
     */
    AnswerLinks(
            JdbcClient jdbc,
            OrganisationDirectory organisations,
            CurrentAuthor author,
            AnswerMails mails,
            Links links,
            Clock clock,
            @Value("${visibles.answer.link-days:8}") int days) {
        if (days < 1 || days > LONGEST_DAYS) {
            throw new IllegalArgumentException("visibles.answer.link-days is " + days);
        }
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.author = author;
        this.mails = mails;
        this.links = links;
        this.clock = clock;
        this.valid = Duration.ofDays(days);
    }

    /** The sender's own moves alone: the recipient knows of its own. */
    @EventListener
    void changed(ReferralChanged changed) {
        if (author.author().organisation().equals(changed.recipient())) {
            return;
        }
        if (changed.to() == ReferralStatus.SENT) {
            tell(changed.referral(), "sent");
        } else if (changed.to() == ReferralStatus.SCHEDULED) {
            tell(changed.referral(), "chosen");
        }
    }

    @EventListener
    void others(OthersAsked asked) {
        tell(asked.referral(), "others");
    }

    private void tell(ReferralId referral, String what) {
        String token = Tokens.next();
        Instant now = clock.instant();
        record Made(String address, boolean accounts) {}
        jdbc.sql("select address, accounts from make_answer_link(?, ?, ?, ?, ?)")
                .params(Ids.next(), referral.value(), Tokens.hash(token), at(now), at(now.plus(valid)))
                .query((row, n) -> new Made(row.getString(1), row.getBoolean(2)))
                .optional()
                .ifPresent(made -> mails.waits(
                        made.address(),
                        what,
                        referral,
                        sender(),
                        made.accounts() ? links.absolute("orientations/" + referral) : address(token),
                        !made.accounts()));
    }

    private String sender() {
        return organisations.names().getOrDefault(author.author().organisation().value(), "");
    }

    /** Where a link leads. */
    String address(String token) {
        return links.absolute("reponse/" + token);
    }

    Instant until(Instant now) {
        return now.plus(valid);
    }

    static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
