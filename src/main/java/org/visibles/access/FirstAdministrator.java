package org.visibles.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.kernel.Ids;
import org.visibles.messaging.Links;

/**
 * Opens a new installation: as long as nobody has chosen a password, each start prints a one-time link to the log, through
 * which the account {@code admin} gets its own. It is valid for 24 hours.
 */
@Component
@Profile("!demo & !test")
class FirstAdministrator {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Links links;
    private final AccountTexts texts;
    private final Clock clock;

    FirstAdministrator(
            JdbcClient jdbc, PlatformTransactionManager transactions, Links links, AccountTexts texts, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.links = links;
        this.texts = texts;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void printLink() {
        String token = Tokens.next();
        Instant now = clock.instant();
        Boolean needed = transaction.execute(status -> jdbc.sql("select first_administrator(?, ?, ?, ?, ?, ?, ?)")
                .params(
                        Ids.next(),
                        Ids.next(),
                        Ids.next(),
                        Ids.next(),
                        Tokens.hash(token),
                        Timestamp.from(now),
                        Timestamp.from(now.plus(AccountService.FIRST_VALID)))
                .query(Boolean.class)
                .single());
        if (Boolean.TRUE.equals(needed)) {
            LOG.warn(texts.of("access.first-administrator", links.absolute("mot-de-passe/" + token)));
        }
    }
}
