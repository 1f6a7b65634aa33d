package org.visibles.answer;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.CurrentGuest;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.Permission;
import org.visibles.messaging.Notifications;
import org.visibles.organisation.OrganisationDirectory;
import org.visibles.organisation.OrganisationRow;

/** How an organisation that answers by links comes to an account: it says so, and who can invite somebody is told. */
@Service
@PreAuthorize("denyAll()")
public class AccountWish {

    private static final String MEMBERS = "membres";

    private final JdbcClient jdbc;
    private final CurrentGuest guest;
    private final OrganisationDirectory organisations;
    private final Notifications notifications;
    private final Clock clock;

    AccountWish(
            JdbcClient jdbc,
            CurrentGuest guest,
            OrganisationDirectory organisations,
            Notifications notifications,
            Clock clock) {
        this.jdbc = jdbc;
        this.guest = guest;
        this.organisations = organisations;
        this.notifications = notifications;
        this.clock = clock;
    }

    /**
     * @param wishedAt when it was said last; null for never
     * @param account whether somebody there has one by now
     */
    public record State(@Nullable Instant wishedAt, boolean account) {}

    private record Told(MemberId member, boolean administrator) {}

    /**
     * @throws NotFound when the session has come to its end
     */
    @PreAuthorize("hasRole('" + Permission.ANSWER_BY_LINK + "')")
    @Transactional(readOnly = true)
    public State state() {
        return jdbc.sql("select wished_at, account from account_wished()")
                .query((row, n) -> {
                    OffsetDateTime at = row.getObject(1, OffsetDateTime.class);
                    return new State(at == null ? null : at.toInstant(), row.getBoolean(2));
                })
                .optional()
                .orElseThrow(NotFound::new);
    }

    /**
     * Tells administrators and the coordination of the programme that the guest's organisation would like an account; said
     * again within a month, before an answer was given or beside an account, it changes nothing.
     *
     * @throws NotFound when the session has come to its end
     */
    @PreAuthorize("hasRole('" + Permission.ANSWER_BY_LINK + "')")
    @Transactional
    public void say() {
        String name = organisations
                .find(guest.guest().orElseThrow(NotFound::new).recipient())
                .map(OrganisationRow::name)
                .orElseThrow(NotFound::new);
        List<Told> told = jdbc.sql("select told, administrator from wish_for_account(?)")
                .param(AnswerLinks.at(clock.instant()))
                .query((row, n) -> new Told(new MemberId(row.getObject(1, UUID.class)), row.getBoolean(2)))
                .list();
        told.forEach(each -> notifications.toMember(
                each.member(),
                each.administrator() ? "answer.notice.account" : "answer.notice.account-coordination",
                List.of(name),
                each.administrator() ? MEMBERS : ""));
    }
}
