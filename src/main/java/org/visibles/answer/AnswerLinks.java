package org.visibles.answer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
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
import org.visibles.referral.letter.ReferralLink;

/**
 * Mails a link to the recipient's registered address when something waits there, in the sender's transaction. Only where
 * nobody has an account: members are told in the program, and have no need of a second, weaker key.
 */
@Component
class AnswerLinks implements ReferralLink {

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

    /** For who signs in where no link goes round. */
    @Override
    public String forRecipient(ReferralId referral) {
        String token = Tokens.next();
        return make(referral, token).isPresent() ? address(token) : links.absolute("orientations/" + referral);
    }

    private void tell(ReferralId referral, String what) {
        String token = Tokens.next();
        make(referral, token).ifPresent(mailbox -> mails.waits(mailbox, what, referral, sender(), address(token)));
    }

    /** For a link that was made for sending it once more. */
    void tellAgain(String mailbox, ReferralId referral, String token) {
        mails.waits(mailbox, "again", referral, sender(), address(token));
    }

    /** The registered address; empty where a member answers, or nothing waits. */
    private Optional<String> make(ReferralId referral, String token) {
        Instant now = clock.instant();
        return jdbc.sql("select make_answer_link(?, ?, ?, ?, ?)")
                .params(Ids.next(), referral.value(), Tokens.hash(token), at(now), at(now.plus(valid)))
                .query((row, n) -> Optional.ofNullable(row.getString(1)))
                .single();
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
