package org.visibles.reminder;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Permission;
import org.visibles.kernel.Role;
import org.visibles.messaging.Notifications;
import org.visibles.organisation.MemberDirectory;
import org.visibles.organisation.OrganisationDirectory;

/** What the coordination knows of partners that do not answer: counts, coarse, and of nobody in particular. */
@Service
@PreAuthorize("denyAll()")
public class Silences {

    private final JdbcClient jdbc;
    private final OrganisationDirectory organisations;
    private final MemberDirectory members;
    private final Notifications notifications;
    private final CurrentMember member;
    private final Clock clock;

    Silences(
            JdbcClient jdbc,
            OrganisationDirectory organisations,
            MemberDirectory members,
            Notifications notifications,
            CurrentMember member,
            Clock clock) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.members = members;
        this.notifications = notifications;
        this.member = member;
        this.clock = clock;
    }

    /** Partners with referrals that stay, or in the last 90 days expired, without an answer to both reminders; most first. */
    @PreAuthorize("hasRole('" + Permission.FIGURES_PROGRAMME + "')")
    @Transactional(readOnly = true)
    public List<SilentPartner> partners() {
        return read();
    }

    private List<SilentPartner> read() {
        Map<UUID, String> names = organisations.names();
        return jdbc
                .sql("select organisation_id, at_least from silent_partners(?)")
                .param(OffsetDateTime.now(clock))
                .query((rs, n) -> new SilentPartner(names.getOrDefault(rs.getObject(1, UUID.class), ""), rs.getInt(2)))
                .list()
                .stream()
                .sorted(Comparator.comparing(SilentPartner::atLeast)
                        .reversed()
                        .thenComparing(SilentPartner::organisation))
                .toList();
    }

    /** Tells the current organisation's coordination once a week that there are some. */
    @PreAuthorize("hasRole('" + Permission.FIGURES_PROGRAMME + "')")
    @Transactional
    public void tell() {
        if (read().isEmpty()) {
            return;
        }
        LocalDate week = LocalDate.now(clock).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        int first = jdbc.sql("insert into silence_notice (organisation_id, week) values (?, ?) on conflict do nothing")
                .params(member.scope().organisation().value(), week)
                .update();
        if (first > 0) {
            members.withRole(Role.COORDINATOR)
                    .forEach(each -> notifications.toMember(each.id(), "reminder.notice.silences", List.of(), ""));
        }
    }
}
