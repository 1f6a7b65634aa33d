package org.visibles.journey;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Permission;
import org.visibles.kernel.Todo;
import org.visibles.kernel.TodoSource;

/** Proposals that wait, checks that are due, and mobilised people whom nobody has seen for long: perhaps lost. */
@Component
class JourneyTodos implements TodoSource {

    private final JdbcClient jdbc;
    private final CurrentMember member;
    private final Clock clock;

    JourneyTodos(JdbcClient jdbc, CurrentMember member, Clock clock) {
        this.jdbc = jdbc;
        this.member = member;
        this.clock = clock;
    }

    /** In one statement; nobody is lost without a programme that says when. */
    @Override
    public List<Todo> due(LocalDate until) {
        var identity = member.require();
        if (!identity.may(Permission.JOURNEY_READ)) {
            return List.of();
        }
        return jdbc.sql("""
                        with followed as (
                          select youth_id, label, stage, last_contact, referent from circle
                          where organisation_id = :organisation and relation = 'FULL' and stage in ('MET', 'IDENTIFIED', 'MOBILISED',
                            'EXITED', 'OUT_OF_SCOPE', 'DECLINED', 'LOST')),
                        latest as (
                          select distinct on (e.youth_id) e.youth_id, e.id, e.effective_on, e.outcome, c.stage, c.last_contact
                          from followed c join journey_event e on e.youth_id = c.youth_id
                          where c.stage in ('EXITED', 'MOBILISED') and e.cancels is null
                            and not exists (select from journey_event x where x.cancels = e.id)
                          order by e.youth_id, e.number desc),
                        rules as (select lost_after_days as days from programme where id = current_programme(:today))
                        select d.youth_id, d.kind, d.due, f.label, coalesce(f.referent = :member, false) mine from (
                          select p.youth_id, 'todo.journey.proposal' kind, min(p.proposed_on) due from journey_proposal p
                            where p.decision is null group by p.youth_id
                          union all
                          select l.youth_id, 'todo.journey.check', (l.effective_on + interval '6 months')::date from latest l
                            where l.stage = 'EXITED' and l.outcome = any (:positive)
                            and not exists (select from outcome_check k where k.event_id = l.id)
                          union all
                          select l.youth_id, 'todo.journey.lost', greatest(l.effective_on, l.last_contact) + r.days from latest l, rules r
                            where l.stage = 'MOBILISED' and greatest(l.effective_on, l.last_contact) + r.days <= :today
                        ) d join followed f on f.youth_id = d.youth_id
                        where d.due <= :until and not (d.kind = 'todo.journey.proposal' and f.stage = 'EXITED')
                        order by d.due, d.youth_id limit 200""")
                .param("organisation", identity.organisation().value())
                .param("member", identity.member().value())
                .param(
                        "positive",
                        Arrays.stream(Outcome.values())
                                .filter(Outcome::positive)
                                .map(Outcome::name)
                                .toArray(String[]::new))
                .param("today", LocalDate.now(clock))
                .param("until", until)
                .query((row, n) -> new Todo(
                        row.getString("kind"),
                        String.valueOf(row.getString("label")),
                        "jeunes/" + row.getObject("youth_id", UUID.class),
                        row.getObject("due", LocalDate.class),
                        row.getBoolean("mine")))
                .list();
    }
}
