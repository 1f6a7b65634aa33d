package org.visibles.acquaintance;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Permission;
import org.visibles.kernel.YouthId;
import org.visibles.messaging.Notifications;
import org.visibles.organisation.OrganisationDirectory;
import org.visibles.privacy.Logged;

/** The other side of "déjà connu ?": who follows the person decides whether the two are put in touch. */
@Service
@PreAuthorize("denyAll()")
public class Proposals {

    public static final String ROUTE = "mises-en-relation";

    private record Asker(UUID organisation, UUID member) {}

    private final JdbcClient jdbc;
    private final CurrentMember member;
    private final OrganisationDirectory organisations;
    private final Notifications notifications;
    private final Clock clock;

    Proposals(
            JdbcClient jdbc,
            CurrentMember member,
            OrganisationDirectory organisations,
            Notifications notifications,
            Clock clock) {
        this.jdbc = jdbc;
        this.member = member;
        this.organisations = organisations;
        this.notifications = notifications;
        this.clock = clock;
    }

    /** Those that wait for the current organisation, the first to lapse first; at most 200. */
    @PreAuthorize("hasRole('" + Permission.ACQUAINTANCE_DECIDE + "')")
    @Transactional(readOnly = true)
    @Logged("acquaintance.proposals")
    public List<Proposal> waiting() {
        return jdbc.sql("select id, youth_id, asking_id, agreed, made_at, ends_at from acquaintance_proposals(?)")
                .param(now())
                .query((row, n) -> new Proposal(
                        row.getObject(1, UUID.class),
                        new YouthId(row.getObject(2, UUID.class)),
                        new OrganisationId(row.getObject(3, UUID.class)),
                        Agreed.read((String[]) row.getArray(4).getArray()),
                        Acquaintances.instant(row.getObject(5, OffsetDateTime.class)),
                        Acquaintances.instant(row.getObject(6, OffsetDateTime.class))))
                .list();
    }

    /**
     * Both learn of each other, and are told.
     *
     * @param youth of the current organisation
     * @throws NotFound when it has lapsed, was decided, or its agreement is gone
     */
    @PreAuthorize("hasRole('" + Permission.ACQUAINTANCE_DECIDE + "')")
    @Transactional
    @Logged("acquaintance.accept")
    public void accept(YouthId youth, UUID proposal) {
        Asker asker = decide(proposal, true).orElseThrow(NotFound::new);
        var names = organisations.names();
        notifications.toMember(
                new MemberId(asker.member()),
                "acquaintance.notice.introduced",
                List.of(names.getOrDefault(member.require().organisation().value(), "")),
                ROUTE);
        notifications.toMember(
                member.require().member(),
                "acquaintance.notice.introduced",
                List.of(names.getOrDefault(asker.organisation(), "")),
                ROUTE);
    }

    /**
     * Nobody learns of it.
     *
     * @throws NotFound as when accepting
     */
    @PreAuthorize("hasRole('" + Permission.ACQUAINTANCE_DECIDE + "')")
    @Transactional
    @Logged("acquaintance.decline")
    public void decline(YouthId youth, UUID proposal) {
        decide(proposal, false);
    }

    private java.util.Optional<Asker> decide(UUID proposal, boolean accept) {
        return Refusals.of(() -> jdbc.sql("select asking_id, asking_member from decide_acquaintance(?, ?, ?)")
                .params(proposal, accept, now())
                .query((row, n) -> new Asker(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .optional());
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
