package org.visibles.messaging;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.Ids;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.OrganisationId;

/**
 * Tells members what happened, in the caller's transaction; their bells ring when it commits.
 *
 * <p>Open to all callers: background work (a referral that expires) tells too, with nobody signed in. A notification is
 * written by a function of the database that stamps the acting organisation on it, and read by its addressee alone; the
 * use case that calls has its own check.
 *
 * <p>{@code textKey}: a key of the caller's bundle, MessageFormat with the arguments. {@code arguments}: at most 8,
 * together 1,000 characters; references and names of organisations, never a person's name. {@code link}: a route of the
 * program without scheme or leading slash, such as {@code orientations/<id>}; at most 200 characters.
 */
@Service
@PreAuthorize("denyAll()")
public class Notifications {

    private final JdbcClient jdbc;
    private final Clock clock;

    Notifications(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Tells every member of the organisation.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     */
    @PreAuthorize("permitAll()")
    @Transactional(propagation = Propagation.MANDATORY)
    public void toOrganisation(OrganisationId organisation, String textKey, List<String> arguments, String link) {
        add("notify_organisation", organisation.value(), textKey, arguments, link);
    }

    /**
     * Tells one member.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     */
    @PreAuthorize("permitAll()")
    @Transactional(propagation = Propagation.MANDATORY)
    public void toMember(MemberId member, String textKey, List<String> arguments, String link) {
        add("notify_member", member.value(), textKey, arguments, link);
    }

    private void add(String function, UUID addressee, String textKey, List<String> arguments, String link) {
        jdbc.sql("select " + function + "(?, ?, ?, ?, ?, ?) is null")
                .params(
                        Ids.next(),
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                        addressee,
                        textKey,
                        arguments.toArray(String[]::new),
                        link)
                .query(Boolean.class)
                .single();
    }
}
