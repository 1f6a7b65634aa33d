package org.visibles.indicators;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.visibles.indicators.Changes.Effect;
import org.visibles.indicators.Changes.Moved;
import org.visibles.indicators.Figures.Line;
import org.visibles.indicators.Figures.Row;
import org.visibles.indicators.Readings.Reading;
import org.visibles.indicators.Readings.TwoDays;
import org.visibles.testkit.TestDatabase;

/** What changed, told the long way: by the owner of the tables, who reads all facts of the programme anew for each cause. */
final class ChangesRecount {

    /** Those of the people whom an organisation identified first. */
    private static final String FIRST_IDENTIFIED = """
            with recursive cancelled as materialized (
              select c.cancels as fact from fact c
              where c.programme_id = :programme and c.kind = 'CANCELLED' and c.recorded_at < :knownBefore and c.id <> all (:without::uuid[])),
            link as materialized (
              select distinct on (f.subject) f.subject, (f.codes ->> 'to')::uuid as target
              from fact f
              where f.programme_id = :programme and f.kind = 'JOINED' and f.recorded_at < :knownBefore and f.id <> all (:without::uuid[])
                and not exists (select from cancelled c where c.fact = f.id)
              order by f.subject, f.recorded_at desc, f.id desc),
            walk as (
              select l.subject, l.target, 1 as depth from link l
              union all
              select w.subject, l.target, w.depth + 1 from walk w join link l on l.subject = w.target
              where w.depth < 8 and l.target <> w.subject),
            root as materialized (select distinct on (w.subject) w.subject, w.target from walk w order by w.subject, w.depth desc),
            first_identified as (
              select distinct on (coalesce(r.target, f.subject)) coalesce(r.target, f.subject) as person, f.organisation_id
              from fact f left join root r on r.subject = f.subject
              where f.programme_id = :programme and f.kind = 'STAGE' and f.recorded_at < :knownBefore and f.id <> all (:without::uuid[])
                and f.codes ->> 'stage' in ('IDENTIFIED', 'MOBILISED', 'CONNECTED', 'EXITED')
                and not exists (select from cancelled c where c.fact = f.id)
              order by coalesce(r.target, f.subject), f.effective_on, f.recorded_at, f.id),
            key as materialized (
              select i.person as subject from first_identified i where i.organisation_id = :organisation
              union
              select r.subject from root r join first_identified i on i.person = r.target where i.organisation_id = :organisation)
            select f.id, f.subject, case when f.organisation_id = :organisation then f.organisation_id end as organisation_id,
              f.kind, f.effective_on, f.recorded_at, f.codes - array['reason', 'recipient', 'kind', 'channel', 'initiative'] as codes, f.cancels
            from fact f join key k on k.subject = f.subject
            where f.programme_id = :programme and f.recorded_at < :knownBefore and f.id <> all (:without::uuid[])
              and f.kind <> 'ENCOUNTER'
              and (f.kind <> 'JOINED' or not exists (select from encounter_subject e where e.subject = f.subject))""";

    private static final String OF_OURS =
            """
            with key as materialized (select subject from (%s) a union select subject from (%s) b)
            select f.* from fact f
            where f.programme_id = :programme and f.recorded_at < :knownBefore
              and (f.organisation_id = :organisation or f.subject in (select k.subject from key k) and f.kind <> 'ENCOUNTER'
                and (f.kind <> 'JOINED' or not exists (select from encounter_subject e where e.subject = f.subject)))""".formatted(FIRST_IDENTIFIED.replace(":knownBefore", ":knownFrom"), FIRST_IDENTIFIED);

    private static final String OF_PROGRAMME =
            "select * from fact where programme_id = :programme and recorded_at < :knownBefore";

    private static final String CAUSES = """
            with source as materialized (%s),
            changed as (
              select f.id, f.subject, f.kind, f.effective_on, f.recorded_at, x.kind as cancelled, x.recorded_at as cancelled_at,
                x.effective_on as cancelled_on, %s as known_from
              from source f left join source x on x.id = f.cancels
              where f.recorded_at >= :knownFrom and f.recorded_at < :knownBefore
                and f.kind <> 'OUTING' and x.kind is distinct from 'OUTING'),
            cancelled as (select * from changed where kind = 'CANCELLED' and cancelled_at < known_from)
            select c.id, to_char(c.recorded_at at time zone 'Europe/Paris', 'YYYY-MM') as month, case
              when c.kind = 'ANONYMISED' then 'ANONYMISED'
              when c.kind = 'JOINED' or c.cancelled = 'JOINED' then 'MERGED'
              when c.kind = 'CANCELLED' and c.cancelled_at < c.known_from then
                case when exists (select from changed s where s.subject = c.subject and s.kind = c.cancelled
                    and s.recorded_at between c.recorded_at - interval '5 seconds' and c.recorded_at + interval '5 seconds')
                  then 'CORRECTED' else 'CANCELLED' end
              when exists (select from cancelled s where s.subject = c.subject and s.cancelled = c.kind
                  and s.recorded_at between c.recorded_at - interval '5 seconds' and c.recorded_at + interval '5 seconds') then 'CORRECTED'
              when coalesce(c.cancelled_on, c.effective_on) >= (c.known_from at time zone 'Europe/Paris')::date then 'NEW'
              when c.kind = 'ATTRIBUTES' and exists (select from source a where a.subject = c.subject
                  and a.kind = 'ATTRIBUTES' and a.recorded_at < c.known_from) then 'CORRECTED'
              else 'LATE' end as cause
            from changed c""";

    private final JdbcClient owner;
    private final Cohorts cohorts;
    private final FieldFacts field;
    private final UUID organisation;

    /** @param field with what the organisation itself recorded, for whoever acts */
    ChangesRecount(TestDatabase database, FieldFacts field, UUID organisation) {
        this.owner = JdbcClient.create(database.asOwner().getDataSource());
        this.cohorts = new Cohorts(owner, null, null);
        this.field = field;
        this.organisation = organisation;
    }

    /** As rows of text. */
    List<String> firstIdentified(Reading reading) {
        return owner.sql("select row(f.*)::text from (" + FIRST_IDENTIFIED + ") f")
                .param("programme", reading.programme().id().value())
                .param("knownBefore", reading.knownBefore())
                .param("without", reading.withoutIds())
                .param("organisation", organisation)
                .query(String.class)
                .list();
    }

    Map<Cause, Set<UUID>> facts(TwoDays days) {
        Map<Cause, Set<UUID>> facts = new EnumMap<>(Cause.class);
        causes(OF_OURS, ":knownFrom::timestamptz", days)
                .param("without", new String[0])
                .param("organisation", organisation)
                .query(row -> {
                    facts.computeIfAbsent(Cause.valueOf(row.getString("cause")), none -> new java.util.HashSet<>())
                            .add(row.getObject("id", UUID.class));
                });
        return facts;
    }

    /** By cause and month. */
    Map<String, Long> months(TwoDays days) {
        Map<String, Long> months = new HashMap<>();
        String start = "date_trunc('month', f.recorded_at at time zone 'Europe/Paris') at time zone 'Europe/Paris'";
        causes(OF_PROGRAMME, start, days).query(row -> {
            months.merge(row.getString("cause") + " " + row.getString("month"), 1L, Long::sum);
        });
        return months;
    }

    private JdbcClient.StatementSpec causes(String source, String knownFrom, TwoDays days) {
        return owner.sql(CAUSES.formatted(source, knownFrom))
                .param("programme", days.to().programme().id().value())
                .param("knownFrom", days.from().knownBefore())
                .param("knownBefore", days.to().knownBefore());
    }

    List<Moved> moved(TwoDays days) {
        Map<Cause, Set<UUID>> facts = facts(days);
        Reading to = days.to();
        Reading old = to.under(days.from().rules());
        Map<Cause, Row> steps = new LinkedHashMap<>();
        steps.put(Cause.TIME, total(old, days.from().knownBefore(), List.of()));
        for (Cause cause : Cause.RECORDED) {
            if (facts.containsKey(cause)) {
                List<UUID> later = Cause.RECORDED.stream()
                        .filter(each -> each.compareTo(cause) > 0)
                        .flatMap(each -> facts.getOrDefault(each, Set.of()).stream())
                        .toList();
                steps.put(cause, total(old, to.knownBefore(), later));
            }
        }
        if (!to.rules().equals(old.rules())) {
            steps.put(Cause.RULE, total(to, to.knownBefore(), List.of()));
        }
        Row before = total(days.from(), days.from().knownBefore(), List.of());
        List<Moved> moved = new ArrayList<>();
        for (Indicator indicator : Indicator.values()) {
            Line first = before.line(indicator).orElseThrow();
            Line last = first;
            List<Effect> effects = new ArrayList<>();
            for (Map.Entry<Cause, Row> step : steps.entrySet()) {
                Line next = step.getValue().line(indicator).orElseThrow();
                effects.add(Effect.between(step.getKey(), last, next));
                last = next;
            }
            effects.removeIf(Effect::none);
            if (!effects.isEmpty() || !first.result().equals(last.result())) {
                moved.add(new Moved(indicator, first, last, effects));
            }
        }
        return moved;
    }

    private Row total(Reading of, OffsetDateTime before, List<UUID> less) {
        Reading reading = of.knowing(before, less);
        return new Calculation(new OwnRows(subjects(reading), Exchanges.of(field.activity(reading)))).total(List.of());
    }

    /** Everyone whom the organisation identified first. */
    List<Subject> subjects(Reading reading) {
        return Cohorts.of(cohorts.statement(FIRST_IDENTIFIED, reading).param("organisation", organisation), reading);
    }

    static <T> Map<String, T> named(Map<Cause, Map<java.time.YearMonth, T>> months) {
        return months.entrySet().stream()
                .flatMap(cause -> cause.getValue().entrySet().stream()
                        .map(month -> Map.entry(cause.getKey() + " " + month.getKey(), month.getValue())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static <T> Map<Cause, Set<T>> sets(Map<Cause, List<T>> lists) {
        return lists.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> Set.copyOf(each.getValue())));
    }
}
