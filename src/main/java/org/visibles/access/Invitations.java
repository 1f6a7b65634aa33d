package org.visibles.access;

import java.sql.Timestamp;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.AccountId;
import org.visibles.kernel.Ids;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Permission;
import org.visibles.kernel.Role;
import org.visibles.kernel.RuleViolation;
import org.visibles.messaging.Links;
import org.visibles.messaging.Outbox;
import org.visibles.organisation.Memberships;
import org.visibles.organisation.OrganisationDirectory;
import org.visibles.organisation.OrganisationRow;

/** Brings people into an organisation: a new account by a link in a mail, a known one by its address. */
@Service
@PreAuthorize("denyAll()")
public class Invitations {

    static final Duration VALID = Duration.ofDays(8);

    private final JdbcClient jdbc;
    private final Memberships memberships;
    private final OrganisationDirectory organisations;
    private final Outbox outbox;
    private final Links links;
    private final AccountTexts texts;
    private final Clock clock;

    Invitations(
            JdbcClient jdbc,
            Memberships memberships,
            OrganisationDirectory organisations,
            Outbox outbox,
            Links links,
            AccountTexts texts,
            Clock clock) {
        this.jdbc = jdbc;
        this.memberships = memberships;
        this.organisations = organisations;
        this.outbox = outbox;
        this.links = links;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * Someone to invite.
     *
     */
    public record Invited(OrganisationId organisation, String name, String email, Set<Role> roles) {}

    /**
     * Makes the membership, and the account where the address has none yet; tells the person by mail.
     *
     * @throws RuleViolation {@code rule.access.email}, or what {@link Memberships#add} refuses
     */
    @PreAuthorize("hasRole('" + Permission.MEMBER_MANAGE + "')")
    @Transactional
    public MemberId invite(Invited invited) {
        String email = invited.email().strip();
        if (email.length() > 254 || !email.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
            throw new RuleViolation("rule.access.email");
        }
        if (invited.name().isBlank() || invited.name().length() > 200) {
            throw new RuleViolation("rule.organisation.member-name", 200);
        }
        OrganisationRow organisation = organisations
                .find(invited.organisation())
                .orElseThrow(() -> new RuleViolation("rule.access.organisation"));
        Optional<UUID> known = jdbc.sql("select account_to_invite(?)")
                .param(email)
                .query((row, n) -> Optional.ofNullable(row.getObject(1, UUID.class)))
                .single();
        AccountId account =
                new AccountId(known.orElseGet(() -> create(invited.name().strip(), email)));
        MemberId member = memberships.add(invited.organisation(), account, invited.name(), invited.roles());
        if (known.isPresent()) {
            outbox.mail(
                    email,
                    texts.of("access.mail.added.subject", organisation.name()),
                    texts.of("access.mail.added.body", organisation.name(), links.absolute("")));
        } else {
            send(account, email, organisation.name());
        }
        return member;
    }

    /**
     * Sends the invitation again to somebody who has not chosen a password yet.
     *
     * @throws RuleViolation {@code rule.access.already-in} when the account is open already
     */
    @PreAuthorize("hasRole('" + Permission.MEMBER_MANAGE + "')")
    @Transactional
    public void again(OrganisationId organisation, AccountId account) {
        String email = jdbc.sql("select email from account where id = ? and not has_password")
                .param(account.value())
                .query((row, n) -> row.getString(1))
                .optional()
                .orElseThrow(() -> new RuleViolation("rule.access.already-in"));
        send(account, email, organisations.names().getOrDefault(organisation.value(), ""));
    }

    /**
     * Somebody who has not opened their account yet.
     *
     * @param since when the account was made
     */
    public record Waiting(AccountId account, String name, String organisation, Instant since) {}

    /** Those whom the member may invite again, who waits longest first: everywhere for administrators. */
    @PreAuthorize("hasRole('" + Permission.MEMBER_MANAGE + "')")
    @Transactional(readOnly = true)
    public List<Waiting> waiting() {
        return jdbc.sql("""
                        select a.id, m.display_name, o.name, a.created_at
                        from member m join account a on a.id = m.account_id join organisation o on o.id = m.organisation_id
                        where m.active and a.active and not a.has_password order by a.created_at, m.id""")
                .query((row, n) -> new Waiting(
                        new AccountId(row.getObject(1, UUID.class)),
                        row.getString(2),
                        row.getString(3),
                        row.getTimestamp(4).toInstant()))
                .list();
    }

    private UUID create(String name, String email) {
        UUID id = Ids.next();
        jdbc.sql("insert into account (id, login, email, display_name, created_at, version) values (?, ?, ?, ?, ?, 0)")
                .params(id, login(name, id), email, name, Timestamp.from(clock.instant()))
                .update();
        return id;
    }

    /** From the name, with some characters of the id: two people may have the same name. */
    private static String login(String name, UUID id) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", ".")
                .replaceAll("^\\.|\\.$", "");
        String text = id.toString();
        return (plain.isEmpty() ? "compte" : plain.substring(0, Math.min(60, plain.length()))) + "."
                + text.substring(text.length() - 4);
    }

    private void send(AccountId account, String email, String organisation) {
        String token = Tokens.next();
        Instant now = clock.instant();
        jdbc.sql("""
                        insert into account_link (id, account_id, kind, token_hash, created_at, expires_at)
                        values (?, ?, 'INVITATION', ?, ?, ?)""")
                .params(
                        Ids.next(),
                        account.value(),
                        Tokens.hash(token),
                        Timestamp.from(now),
                        Timestamp.from(now.plus(VALID)))
                .update();
        outbox.mail(
                email,
                texts.of("access.mail.invitation.subject", organisation),
                texts.of("access.mail.invitation.body", organisation, links.absolute("mot-de-passe/" + token)));
    }
}
