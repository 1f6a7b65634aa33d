package org.visibles.journey;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Ids;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.OnePage;
import org.visibles.kernel.Scope;
import org.visibles.kernel.StaleVersion;
import org.visibles.kernel.YouthId;
import org.visibles.referral.ReferralStatus;

/** Reads and adds the rows of journeys; nothing here is ever changed or removed, but that a proposal is decided. */
@Component
class JourneyLog {

    /** The events, each with the last answer to its check, and the undecided proposals, the latest of each referral. */
    private static final String READ = """
            select e.id, e.number, e.stage, e.effective_on, e.recorded_at, o.name organisation, m.display_name,
              e.connection, e.outcome, e.reason, e.cancels, e.why,
              c.informed, c.eligible = 'NOT_ELIGIBLE' not_eligible, k.still, k.checked_on, e.told_of, null proposed
            from circle c join journey_event e on e.youth_id = c.youth_id
            left join organisation o on o.id = e.organisation_id left join member m on m.id = e.member_id
            left join lateral (select still, checked_on from outcome_check where event_id = e.id
              order by number desc limit 1) k on e.outcome is not null
            where c.organisation_id = :own and c.youth_id = :youth and c.relation = 'FULL'
            union all (
              select distinct on (p.referral_id) p.id, null, null, p.proposed_on, p.recorded_at, o.name, null,
                null, null, null, null, null, null, null, null, null, null, p.state
              from journey_proposal p left join organisation o on o.id = p.organisation_id
              where p.youth_id = :youth and p.decision is null order by p.referral_id, p.recorded_at desc, p.id)
            order by number nulls last, recorded_at desc, id""";

    /**
     * A journey and what decides whether the person may count as identified.
     *
     * @param beside stages of the records that went into this one, which are no part of it; the latest first
     * @param proposals undecided ones, the latest of each referral
     * @param checks the last answer to the check of each exit
     */
    record Read(
            Journey journey,
            List<JourneyEvent> beside,
            boolean informed,
            boolean notEligible,
            List<JourneyProposal> proposals,
            Map<JourneyEventId, LastCheck> checks) {}

    record LastCheck(Still still, LocalDate on) {}

    /** An answer to the check after six months. */
    record CheckRow(UUID id, JourneyEventId exit, int number, Still still, LocalDate on) {}

    private final JdbcClient jdbc;
    private final CurrentMember member;

    JourneyLog(JdbcClient jdbc, CurrentMember member) {
        this.jdbc = jdbc;
        this.member = member;
    }

    /**
     * @throws NotFound unless the scope's organisation follows fully
     */
    Read read(Scope scope, YouthId youth) {
        return OnePage.once(List.of(JourneyLog.class, scope, youth), () -> readNow(scope, youth));
    }

    private Read readNow(Scope scope, YouthId youth) {
        List<JourneyEvent> events = new ArrayList<>();
        List<JourneyEvent> beside = new ArrayList<>();
        List<JourneyProposal> proposals = new ArrayList<>();
        Map<JourneyEventId, LastCheck> checks = new HashMap<>();
        AtomicBoolean informed = new AtomicBoolean();
        AtomicBoolean notEligible = new AtomicBoolean();
        var rows = jdbc.sql(READ).param("own", scope.organisation().value()).param("youth", youth.value());
        rows.query(row -> {
            if (row.getString("proposed") != null) {
                proposals.add(proposal(row));
                return;
            }
            JourneyEvent event = event(row);
            if (row.getObject("told_of") != null) {
                beside.add(event);
                return;
            }
            events.add(event);
            informed.set(row.getBoolean("informed"));
            notEligible.set(row.getBoolean("not_eligible"));
            if (row.getString("still") instanceof String still) {
                checks.put(
                        event.id(), new LastCheck(Still.valueOf(still), row.getObject("checked_on", LocalDate.class)));
            }
        });
        if (events.isEmpty()) {
            throw new NotFound();
        }
        return new Read(new Journey(events), standing(beside), informed.get(), notEligible.get(), proposals, checks);
    }

    private static List<JourneyEvent> standing(List<JourneyEvent> beside) {
        return beside.stream()
                .filter(event -> event.stage() != null
                        && beside.stream().noneMatch(each -> event.id().equals(each.cancels())))
                .sorted(Comparator.comparing(JourneyEvent::effectiveOn)
                        .thenComparing(JourneyEvent::recordedAt)
                        .reversed())
                .toList();
    }

    /**
     * @throws StaleVersion when somebody else was faster
     */
    void add(YouthId youth, JourneyEvent event) {
        var identity = member.require();
        try {
            jdbc.sql("""
                    insert into journey_event (id, youth_id, number, organisation_id, member_id, stage, effective_on,
                      recorded_at, connection, outcome, reason, cancels, why)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::uuid, ?)""")
                    .param(event.id().value())
                    .param(youth.value())
                    .param(event.number())
                    .param(identity.organisation().value())
                    .param(identity.member().value())
                    .param(name(event.stage()))
                    .param(event.effectiveOn())
                    .param(event.recordedAt().atOffset(java.time.ZoneOffset.UTC))
                    .param(name(event.connection()))
                    .param(name(event.outcome()))
                    .param(name(event.reason()))
                    .param(event.cancels() == null ? null : event.cancels().value())
                    .param(event.why())
                    .update();
        } catch (DuplicateKeyException faster) {
            throw new StaleVersion();
        }
    }

    /** Decides the proposal with the others of its referral, or all of the person's where none is named. */
    int decide(YouthId youth, @Nullable UUID proposal, @Nullable JourneyEventId taken, OffsetDateTime now) {
        var identity = member.require();
        return jdbc.sql("""
                        update journey_proposal p set decision = :decision, decided_at = :now,
                          decided_organisation = :organisation, decided_member = :member, event_id = :event::uuid
                        where p.youth_id = :youth and p.decision is null and (:proposal::uuid is null
                          or p.referral_id = (select q.referral_id from journey_proposal q where q.id = :proposal::uuid and q.youth_id = :youth))""")
                .param("decision", taken == null ? "DISMISSED" : "TAKEN")
                .param("now", now)
                .param("organisation", identity.organisation().value())
                .param("member", identity.member().value())
                .param("event", taken == null ? null : taken.value())
                .param("youth", youth.value())
                .param("proposal", proposal)
                .update();
    }

    Optional<CheckRow> lastCheck(JourneyEventId exit) {
        return jdbc.sql("""
                        select id, number, still, checked_on from outcome_check
                        where event_id = ? order by number desc limit 1""")
                .param(exit.value())
                .query((row, n) -> new CheckRow(
                        row.getObject(1, UUID.class),
                        exit,
                        row.getInt(2),
                        Still.valueOf(row.getString(3)),
                        row.getObject(4, LocalDate.class)))
                .optional();
    }

    /**
     * @return its id
     * @throws StaleVersion when somebody else was faster
     */
    UUID addCheck(YouthId youth, JourneyEventId exit, int number, Still still, LocalDate on, OffsetDateTime now) {
        var identity = member.require();
        UUID id = Ids.next();
        try {
            jdbc.sql("""
                    insert into outcome_check
                      (id, youth_id, event_id, number, organisation_id, member_id, still, checked_on, recorded_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            id,
                            youth.value(),
                            exit.value(),
                            number,
                            identity.organisation().value(),
                            identity.member().value(),
                            still.name(),
                            on,
                            now)
                    .update();
        } catch (DuplicateKeyException faster) {
            throw new StaleVersion();
        }
        return id;
    }

    private static JourneyProposal proposal(ResultSet row) throws SQLException {
        return new JourneyProposal(
                row.getObject("id", UUID.class),
                String.valueOf(row.getString("organisation")),
                ReferralStatus.valueOf(row.getString("proposed")),
                row.getObject("effective_on", LocalDate.class));
    }

    private static JourneyEvent event(ResultSet row) throws SQLException {
        UUID cancels = row.getObject("cancels", UUID.class);
        String person = row.getString("display_name");
        String organisation = String.valueOf(row.getString("organisation"));
        return new JourneyEvent(
                new JourneyEventId(row.getObject("id", UUID.class)),
                row.getInt("number"),
                value(Stage.class, row.getString("stage")),
                row.getObject("effective_on", LocalDate.class),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                person == null ? organisation : person + ", " + organisation,
                value(Connection.class, row.getString("connection")),
                value(Outcome.class, row.getString("outcome")),
                value(OutOfScopeReason.class, row.getString("reason")),
                cancels == null ? null : new JourneyEventId(cancels),
                row.getString("why"));
    }

    private static <E extends Enum<E>> @Nullable E value(Class<E> type, @Nullable String code) {
        return code == null ? null : Enum.valueOf(type, code);
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
