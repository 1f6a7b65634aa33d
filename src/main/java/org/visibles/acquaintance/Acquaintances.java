package org.visibles.acquaintance;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.Ids;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Permission;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.YouthId;
import org.visibles.privacy.Logged;
import org.visibles.youth.AgreementKind;
import org.visibles.youth.AgreementWithdrawn;

/** The asker's side of "déjà connu ?": a request is queued and says no more, whatever is known elsewhere. */
@Service
@PreAuthorize("denyAll()")
public class Acquaintances {

    private static final String LAST = """
            select r.asked_at, r.ends_at, r.withdrawn_at, exists (
                select from agreement a where a.youth_id = :youth and a.kind = 'ACQUAINTANCE' and a.withdrawn_on is null) agreed
            from (select 1) one left join lateral (
              select q.asked_at, q.ends_at, q.withdrawn_at from acquaintance_request q
              where q.youth_id = :youth and q.asking_id = (select current_organisation())
              order by q.asked_at desc, q.id desc limit 1) r on true""";

    private final JdbcClient jdbc;
    private final Clock clock;

    Acquaintances(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Asks whether another organisation follows the person. Asked again while a request is open, it stays the same one.
     *
     * @throws RuleViolation without the person's agreement, with nothing to compare by, or beyond the quota
     * @throws NotFound unless the current organisation follows fully
     */
    @PreAuthorize("hasRole('" + Permission.ACQUAINTANCE_ASK + "')")
    @Transactional
    @Logged("acquaintance.ask")
    public void ask(YouthId youth) {
        String said = Refusals.of(() -> jdbc.sql("select ask_acquaintance(?, ?, ?, ?)")
                .params(Ids.next(), youth.value(), now(), LocalDate.now(clock))
                .query(String.class)
                .single());
        switch (said) {
            case "SENT" -> {}
            case "NO_AGREEMENT" -> throw new RuleViolation("rule.acquaintance.no-agreement");
            case "TOO_LITTLE" -> throw new RuleViolation("rule.acquaintance.too-little");
            case "MEMBER_QUOTA" -> throw new RuleViolation("rule.acquaintance.member-quota");
            case "ORGANISATION_QUOTA" -> throw new RuleViolation("rule.acquaintance.organisation-quota");
            default -> throw new IllegalStateException(said);
        }
    }

    /** Where the question about the person stands; empty for whom the current organisation does not follow fully. */
    @PreAuthorize("hasRole('" + Permission.ACQUAINTANCE_ASK + "')")
    @Transactional(readOnly = true)
    @Logged("acquaintance.read")
    public Standing of(YouthId youth) {
        List<Introduction> introductions = introductions(youth.value());
        return jdbc.sql(LAST)
                .param("youth", youth.value())
                .query((row, n) -> {
                    OffsetDateTime at = row.getObject("asked_at", OffsetDateTime.class);
                    OffsetDateTime ends = row.getObject("ends_at", OffsetDateTime.class);
                    Standing.Asked asked = at == null || ends == null
                            ? null
                            : new Standing.Asked(
                                    at.toInstant(),
                                    ends.toInstant(),
                                    row.getObject("withdrawn_at") != null,
                                    !ends.toInstant().isAfter(clock.instant()));
                    return new Standing(row.getBoolean("agreed"), asked, introductions);
                })
                .single();
    }

    /** The latest first; at most 200. */
    @PreAuthorize("hasRole('" + Permission.ACQUAINTANCE_ASK + "')")
    @Transactional(readOnly = true)
    @Logged("acquaintance.introductions")
    public List<Introduction> introductions() {
        return introductions((UUID) null);
    }

    private List<Introduction> introductions(@Nullable UUID person) {
        return jdbc.sql("select id, own_youth, other_id, other_member, other_email, asked_here, at"
                        + " from introductions(?::uuid)")
                .param(person)
                .query((row, n) -> new Introduction(
                        row.getObject(1, UUID.class),
                        new YouthId(row.getObject(2, UUID.class)),
                        new OrganisationId(row.getObject(3, UUID.class)),
                        row.getString(4),
                        row.getString(5),
                        row.getBoolean(6),
                        instant(row.getObject(7, OffsetDateTime.class))))
                .list();
    }

    @EventListener
    @PreAuthorize("hasRole('" + Permission.YOUTH_WRITE + "')")
    @Transactional
    public void withdrawn(AgreementWithdrawn agreement) {
        if (agreement.kind() == AgreementKind.ACQUAINTANCE) {
            Refusals.of(() -> jdbc.sql("select stop_acquaintance(?, ?) is null")
                    .params(agreement.youth().value(), now())
                    .query(Boolean.class)
                    .single());
        }
    }

    static Instant instant(@Nullable OffsetDateTime at) {
        return java.util.Objects.requireNonNull(at).toInstant();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
