package org.visibles.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Ids;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.PasswordAgain;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.StaleVersion;
import org.visibles.messaging.Links;
import org.visibles.messaging.Outbox;

/** The own account, and the one-time links that open one. */
@Service
@PreAuthorize("denyAll()")
public class AccountService {

    static final Duration RESET_VALID = Duration.ofHours(2);
    static final Duration FIRST_VALID = Duration.ofHours(24);

    private static final int NAME_LENGTH = 200;

    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;
    private final PasswordRules rules;
    private final Throttle throttle;
    private final PasswordAgain again;
    private final TransactionTemplate transaction;
    private final CurrentMember member;
    private final Outbox outbox;
    private final Links links;
    private final AccountTexts texts;
    private final Clock clock;

    AccountService(
            JdbcClient jdbc,
            PasswordEncoder encoder,
            PasswordRules rules,
            Throttle throttle,
            PasswordAgain again,
            TransactionTemplate transaction,
            CurrentMember member,
            Outbox outbox,
            Links links,
            AccountTexts texts,
            Clock clock) {
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.rules = rules;
        this.throttle = throttle;
        this.again = again;
        this.transaction = transaction;
        this.member = member;
        this.outbox = outbox;
        this.links = links;
        this.texts = texts;
        this.clock = clock;
    }

    /** What a member sees of the own account. */
    public record Own(String login, String email, String name, long version) {}

    /** What a one-time link opens. */
    public record Opened(String login, String name, boolean first) {}

    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public Own own() {
        return jdbc.sql("select login, email, display_name, version from account where id = ?")
                .param(member.require().account().value())
                .query((row, n) -> new Own(row.getString(1), row.getString(2), row.getString(3), row.getLong(4)))
                .optional()
                .orElseThrow(NotFound::new);
    }

    /**
     * @throws RuleViolation as {@link PasswordAgain#require} for the old one, or what {@link PasswordRules} refuses of the
     *     new
     */
    @PreAuthorize("isAuthenticated()")
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void changePassword(String oldPassword, String newPassword) {
        again.require(oldPassword);
        transaction.executeWithoutResult(status -> {
            Own own = own();
            rules.check(newPassword, List.of(own.login(), own.name(), own.email()));
            jdbc.sql("select change_own_password(?)")
                    .param(encoder.encode(newPassword))
                    .query((row, n) -> 0)
                    .list();
        });
    }

    /**
     * Sends a link for a new password to the account's address, if there is such an account; the answer is the same when
     * there is none.
     *
     * @param given login or e-mail address
     * @param source address the request came from
     */
    @PreAuthorize("permitAll()")
    @Transactional
    public void forgotPassword(String given, String source) {
        String asked = given.strip().toLowerCase(Locale.ROOT);
        if (asked.isEmpty() || asked.length() > 254) {
            return;
        }
        if (throttle.waiting("reset " + asked, source, false).isPositive()) {
            return;
        }
        throttle.failed("reset " + asked, source, false);
        String token = Tokens.next();
        Instant now = clock.instant();
        jdbc.sql("select start_reset(?, ?, ?, ?, ?)")
                .param(asked)
                .param(Ids.next())
                .param(Tokens.hash(token))
                .param(Timestamp.from(now))
                .param(Timestamp.from(now.plus(RESET_VALID)))
                .query((row, n) -> Optional.ofNullable(row.getString(1)))
                .single()
                .ifPresent(address -> outbox.mail(
                        address,
                        texts.of("access.mail.reset.subject"),
                        texts.of("access.mail.reset.body", links.absolute("mot-de-passe/" + token))));
    }

    /** What the link opens; empty when it is unknown, used, or too old. */
    @PreAuthorize("permitAll()")
    @Transactional(readOnly = true)
    public Optional<Opened> open(String token) {
        return jdbc.sql("select login, display_name, kind from open_link(?, ?)")
                .params(Tokens.hash(token), Timestamp.from(clock.instant()))
                .query((row, n) -> new Opened(
                        row.getString(1), row.getString(2), !row.getString(3).equals("RESET")))
                .optional();
    }

    /**
     * Chooses the password through a one-time link; all links of the account are used up.
     *
     * @throws RuleViolation {@code rule.access.link} when the link is unknown, used, or too old, or what
     *     {@link PasswordRules} refuses
     */
    @PreAuthorize("permitAll()")
    @Transactional
    public void choosePassword(String token, String password) {
        Opened opened = open(token).orElseThrow(() -> new RuleViolation("rule.access.link"));
        rules.check(password, List.of(opened.login(), opened.name()));
        use(token, password);
    }

    private void use(String token, String password) {
        boolean used = jdbc.sql("select use_link(?, ?, ?)")
                .param(Tokens.hash(token))
                .param(Objects.requireNonNull(encoder.encode(password)))
                .param(Timestamp.from(clock.instant()))
                .query(Boolean.class)
                .single();
        if (!used) {
            throw new RuleViolation("rule.access.link");
        }
    }

    /** Changes the name that the own account shows. */
    @PreAuthorize("isAuthenticated()")
    @Transactional
    public void rename(String name, long version) {
        if (name.isBlank() || name.length() > NAME_LENGTH) {
            throw new RuleViolation("rule.organisation.member-name", NAME_LENGTH);
        }
        int changed = jdbc.sql(
                        "update account set display_name = ?, version = version + 1 where id = ? and version = ?")
                .params(name.strip(), member.require().account().value(), version)
                .update();
        if (changed == 0) {
            throw new StaleVersion();
        }
    }
}
