package org.visibles.messaging;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.Ids;

/**
 * Mails leave from here. A mail is written in the caller's transaction, so it exists exactly when what it tells about
 * does; a background job sends it. Sent or given up, it forgets address and text.
 */
@Service
@PreAuthorize("denyAll()")
public class Outbox {

    private final JdbcClient jdbc;
    private final Clock clock;

    Outbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Open to all: whoever has forgotten a password is not signed in, and background work never is. It lets nobody read
     * anything; the use case that calls it has its own check.
     *
     * @param to one address, at most 320 characters
     * @param subject one line, at most 300 characters, without anybody's name: administrators read it in a list
     * @param body plain text, at most 20,000 characters; links by {@link Links}
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     */
    @PreAuthorize("permitAll()")
    @Transactional(propagation = Propagation.MANDATORY)
    public void mail(String to, String subject, String body) {
        OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        jdbc.sql("insert into outbox (id, created_at, recipient, subject, body, due_at) values (?, ?, ?, ?, ?, ?)")
                .params(Ids.next(), now, to.strip(), subject.strip(), body, now)
                .update();
    }
}
