package org.visibles.youth;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Ids;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Permission;
import org.visibles.kernel.Relation;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.YouthId;
import org.visibles.privacy.Logged;

/** What people agreed to, apart from having been informed; an agreement is withdrawn, never rewritten. */
@Service
@PreAuthorize("denyAll()")
public class Agreements {

    private final JdbcClient jdbc;
    private final YouthAccess access;
    private final CurrentMember member;
    private final Clock clock;
    private final ObjectProvider<AgreementAbout> about;
    private final ApplicationEventPublisher events;

    Agreements(
            JdbcClient jdbc,
            YouthAccess access,
            CurrentMember member,
            Clock clock,
            ObjectProvider<AgreementAbout> about,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.access = access;
        this.member = member;
        this.clock = clock;
        this.about = about;
        this.events = events;
    }

    /**
     * @param givenOn not after today
     * @throws NotFound unless the current organisation follows fully
     */
    @PreAuthorize("hasRole('" + Permission.YOUTH_WRITE + "')")
    @Transactional
    @Logged("agreement.record")
    public UUID record(YouthId youth, AgreementKind kind, LocalDate givenOn, Choices.Means means) {
        access.require(youth, Relation.CIRCLE_FULL);
        refuseFuture(givenOn);
        UUID id = Ids.next();
        jdbc.sql("""
                insert into agreement (id, youth_id, kind, means, given_on, organisation_id, recorded_by, recorded_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        youth.value(),
                        kind.name(),
                        means.name(),
                        givenOn,
                        member.require().organisation().value(),
                        member.require().member().value(),
                        now())
                .update();
        return id;
    }

    /**
     * @param withdrawnOn not after today, not before it was given
     * @throws NotFound when there is no such agreement that still holds
     */
    @PreAuthorize("hasRole('" + Permission.YOUTH_WRITE + "')")
    @Transactional
    @Logged("agreement.withdraw")
    public void withdraw(YouthId youth, UUID agreement, LocalDate withdrawnOn) {
        access.require(youth, Relation.CIRCLE_FULL);
        refuseFuture(withdrawnOn);
        AgreementRow row = read(youth, Map.of()).stream()
                .filter(each -> each.withdrawnOn() == null)
                .filter(each -> each.id().equals(agreement))
                .findFirst()
                .orElseThrow(NotFound::new);
        if (withdrawnOn.isBefore(row.givenOn())) {
            throw new RuleViolation("rule.youth.withdrawn-before-given");
        }
        jdbc.sql(
                        "update agreement set withdrawn_on = ?, withdrawn_by = ?, withdrawn_at = ? where id = ? and youth_id = ?")
                .params(withdrawnOn, member.require().member().value(), now(), agreement, youth.value())
                .update();
        events.publishEvent(new AgreementWithdrawn(youth, agreement, row.kind()));
    }

    /** Those that hold, the latest first. */
    @PreAuthorize("hasRole('" + Permission.YOUTH_READ + "')")
    @Transactional(readOnly = true)
    @Logged("agreement.read")
    public List<AgreementRow> current(YouthId youth) {
        return all(youth).stream().filter(row -> row.withdrawnOn() == null).toList();
    }

    /** Withdrawn ones too, the latest first; empty when the current organisation does not follow fully. */
    @PreAuthorize("hasRole('" + Permission.YOUTH_READ + "')")
    @Transactional(readOnly = true)
    @Logged("agreement.read")
    public List<AgreementRow> all(YouthId youth) {
        Map<UUID, String> organisations = new HashMap<>();
        about.forEach(each -> organisations.putAll(each.of(youth)));
        return read(youth, organisations);
    }

    private List<AgreementRow> read(YouthId youth, Map<UUID, String> organisations) {
        return jdbc.sql("""
                select id, kind, means, given_on, organisation_id, recorded_by, withdrawn_on from agreement
                where youth_id = ? order by given_on desc, id desc""")
                .param(youth.value())
                .query((row, n) -> new AgreementRow(
                        row.getObject(1, UUID.class),
                        AgreementKind.valueOf(row.getString(2)),
                        Choices.Means.valueOf(row.getString(3)),
                        row.getObject(4, LocalDate.class),
                        new OrganisationId(row.getObject(5, UUID.class)),
                        new MemberId(row.getObject(6, UUID.class)),
                        row.getObject(7, LocalDate.class),
                        organisations.get(row.getObject(1, UUID.class))))
                .list();
    }

    private void refuseFuture(LocalDate day) {
        if (day.isAfter(LocalDate.now(clock))) {
            throw new RuleViolation("rule.youth.future");
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
