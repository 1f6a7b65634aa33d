package org.visibles.journey;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Identity;
import org.visibles.kernel.OnePage;
import org.visibles.kernel.Todo;

/** What the start page tells of journeys, in one statement: what is due soon, and how many people stand in each stage. */
@Component
class JourneyStart {

    /** Further ahead nothing is shown. */
    private static final int DAYS_AHEAD = 60;

    /**
     * @param due what is due within sixty days, the most pressing first, 200 at most
     * @param counts of those whom the organisation follows fully; what is missing is none
     */
    record Read(List<Todo> due, Map<Stage, Integer> counts) {}

    private final JdbcClient jdbc;
    private final CurrentMember member;
    private final Clock clock;

    JourneyStart(JdbcClient jdbc, CurrentMember member, Clock clock) {
        this.jdbc = jdbc;
        this.member = member;
        this.clock = clock;
    }

    /** Once for each page; the caller has seen to it that the member may read journeys. */
    Read read() {
        return OnePage.once(JourneyStart.class, this::query);
    }

    /** Nobody is lost without a programme that says when. */
    private Read query() {
        Identity identity = member.require();
        LocalDate today = LocalDate.now(clock);
        Read read = new Read(new ArrayList<>(), new EnumMap<>(Stage.class));
        jdbc.sql("""
                        with followed as (
                          select youth_id, label, stage, last_contact, referent from circle
                          where organisation_id = :organisation and relation = 'FULL' and stage in ('MET', 'IDENTIFIED', 'MOBILISED',
                            'EXITED', 'OUT_OF_SCOPE', 'DECLINED', 'LOST')),
                        latest as (
                          select distinct on (e.youth_id) e.youth_id, e.id, e.effective_on, e.outcome, c.stage, c.last_contact
                          from followed c join journey_event e on e.youth_id = c.youth_id
                          where c.stage in ('EXITED', 'MOBILISED') and e.told_of is null and e.cancels is null
                            and not exists (select from journey_event x where x.cancels = e.id)
                          order by e.youth_id, e.number desc),
                        rules as (select lost_after_days as days from programme where id = current_programme(:today))
                        (select d.youth_id, d.kind, d.due, f.label, coalesce(f.referent = :member, false) mine, 0 people from (
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
                        order by d.due, d.youth_id limit 200)
                        union all
                        select null, null, null, stage, false, count(*)::int from circle
                        where organisation_id = :organisation and relation = 'FULL' and stage is not null group by stage""")
                .param("organisation", identity.organisation().value())
                .param("member", identity.member().value())
                .param(
                        "positive",
                        Arrays.stream(Outcome.values())
                                .filter(Outcome::positive)
                                .map(Outcome::name)
                                .toArray(String[]::new))
                .param("today", today)
                .param("until", today.plusDays(DAYS_AHEAD))
                .query(row -> {
                    if (row.getString("kind") == null) {
                        read.counts().put(Stage.valueOf(row.getString("label")), row.getInt("people"));
                        return;
                    }
                    read.due()
                            .add(new Todo(
                                    row.getString("kind"),
                                    String.valueOf(row.getString("label")),
                                    "jeunes/" + row.getObject("youth_id", UUID.class),
                                    row.getObject("due", LocalDate.class),
                                    row.getBoolean("mine")));
                });
        return read;
    }
}
