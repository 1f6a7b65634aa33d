package org.visibles.referral.conversation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.CurrentAuthor;
import org.visibles.kernel.CurrentAuthor.Author;
import org.visibles.kernel.FreeText;
import org.visibles.kernel.Ids;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.Permission;
import org.visibles.kernel.ReferralId;
import org.visibles.kernel.RuleViolation;
import org.visibles.organisation.OrganisationDirectory;
import org.visibles.privacy.Logged;
import org.visibles.referral.ReferralStatus;

/**
 * What referrer and partner write to each other about one referral; others who follow the person do not read it. A
 * message is never changed. It stays readable for both, unless the person withdraws the agreement: then for the referrer
 * alone.
 */
@Service
@PreAuthorize("denyAll()")
public class Conversation {

    public static final int MAX_TEXT = 1000;

    /** Of a conversation, what is shown: its end. */
    private static final int SHOWN = 200;

    private static final String EITHER = "hasAnyRole('" + Permission.REFERRAL_SEND + "', '" + Permission.REFERRAL_DECIDE
            + "', '" + Permission.ANSWER_BY_LINK + "')";

    private final JdbcClient jdbc;
    private final ConversationNotices notices;
    private final OrganisationDirectory organisations;
    private final CurrentAuthor author;
    private final Clock clock;

    Conversation(
            JdbcClient jdbc,
            ConversationNotices notices,
            OrganisationDirectory organisations,
            CurrentAuthor author,
            Clock clock) {
        this.jdbc = jdbc;
        this.notices = notices;
        this.organisations = organisations;
        this.author = author;
        this.clock = clock;
    }

    /**
     * Adds a message and tells the other organisation that there is one.
     *
     * @param typed at most {@value #MAX_TEXT} characters
     * @throws NotFound unless one sends for the sender, or decides for the recipient
     * @throws RuleViolation when nothing is left of the text, when the agreement was withdrawn, or thirty days after the end
     */
    @PreAuthorize(EITHER)
    @Transactional
    @Logged("referral.write")
    public void write(ReferralId id, @Nullable String typed) {
        String text = FreeText.lines(typed, MAX_TEXT, "rule.referral.too-long");
        if (text == null) {
            throw new RuleViolation("rule.referral.empty-message");
        }
        Author who = author.author();
        Party party = party(id, who);
        if (!party.open(clock.instant())) {
            throw new RuleViolation("rule.referral.conversation-over");
        }
        jdbc.sql("""
                insert into referral_message (id, referral_id, organisation_id, member_id, text, sent_at)
                values (?, ?, ?, ?, ?, ?)""")
                .params(
                        Ids.next(),
                        id.value(),
                        who.organisation().value(),
                        who.member().value(),
                        text,
                        OffsetDateTime.now(clock))
                .update();
        read(id, who); // who replies has read
        notices.tell(id, party.sender(), party.senderMember(), party.recipient());
    }

    /** The messages, the oldest first; empty for who is not a party, or may no longer read. */
    @PreAuthorize("hasAnyRole('" + Permission.REFERRAL_READ + "', '" + Permission.ANSWER_BY_LINK + "')")
    @Transactional(readOnly = true)
    @Logged("referral.read-messages")
    public List<ReferralMessage> of(ReferralId id) {
        Map<UUID, String> names = organisations.names();
        UUID own = author.author().organisation().value();
        return jdbc.sql("""
                select m.*, x.read_at from (select id, organisation_id, text, sent_at from referral_message
                  where referral_id = ? order by sent_at desc, id desc limit ?) m
                left join referral_message_read x on x.message_id = m.id order by m.sent_at, m.id""")
                .params(id.value(), SHOWN)
                .query((rs, n) -> message(rs, names, own))
                .list();
    }

    /** Notes what the current organisation reads for the first time. */
    @PreAuthorize(EITHER)
    @Transactional
    @Logged("referral.read-messages")
    public void markRead(ReferralId id) {
        read(id, author.author());
    }

    private void read(ReferralId id, Author reader) {
        jdbc.sql("""
                insert into referral_message_read (message_id, organisation_id, member_id, read_at)
                select m.id, :own, :member, :now from referral_message m where m.referral_id = :referral
                  and m.organisation_id <> :own and not exists (select from referral_message_read x where x.message_id = m.id)
                on conflict do nothing""")
                .param("own", reader.organisation().value())
                .param("member", reader.member().value())
                .param("now", OffsetDateTime.now(clock))
                .param("referral", id.value())
                .update();
    }

    private record Party(
            UUID sender,
            UUID senderMember,
            UUID recipient,
            ReferralStatus status,
            boolean agreed,
            @Nullable Instant movedAt) {

        boolean open(Instant now) {
            return agreed && status.talked(movedAt, now);
        }
    }

    private Party party(ReferralId id, Author who) {
        return jdbc.sql("""
                select sender_id, sender_member, recipient_id, status, agreement_withdrawn_on is null agreed, moved_at
                from referral where id = :id and (sender_id = :own and may('REFERRAL_SEND')
                  or recipient_id = :own and status <> 'DRAFT' and (:byLink or may('REFERRAL_DECIDE')))""")
                .param("id", id.value())
                .param("own", who.organisation().value())
                .param("byLink", who.byLink())
                .query((rs, n) -> new Party(
                        rs.getObject("sender_id", UUID.class),
                        rs.getObject("sender_member", UUID.class),
                        rs.getObject("recipient_id", UUID.class),
                        ReferralStatus.valueOf(rs.getString("status")),
                        rs.getBoolean("agreed"),
                        rs.getObject("moved_at", OffsetDateTime.class) == null
                                ? null
                                : rs.getObject("moved_at", OffsetDateTime.class).toInstant()))
                .optional()
                .orElseThrow(NotFound::new);
    }

    private static ReferralMessage message(ResultSet rs, Map<UUID, String> names, UUID own) throws SQLException {
        UUID author = rs.getObject("organisation_id", UUID.class);
        OffsetDateTime read = rs.getObject("read_at", OffsetDateTime.class);
        return new ReferralMessage(
                rs.getObject("id", UUID.class),
                names.getOrDefault(author, ""),
                rs.getString("text"),
                rs.getObject("sent_at", OffsetDateTime.class).toInstant(),
                author.equals(own),
                read == null ? null : read.toInstant());
    }
}
