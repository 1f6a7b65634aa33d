--liquibase formatted sql

--changeset indicators:exchanges-of-those-joined-at-once logicalFilePath:indicators/0028 splitStatements:false rollbackSplitStatements:false
--comment: As before, but which encounters were joined to somebody on which day is worked out once, not looked for among all joinings for each exchange.
set role visibles_keeper;
create or replace function counted_exchanges_of(of_programme uuid, organisations uuid[], days date[]) returns setof counted_exchange
  language sql stable rows 5000 set search_path = public, pg_temp set jit = off set work_mem = '64MB' as $$
  with due as materialized (
    select distinct u.organisation_id, u.effective_on from unnest(organisations, days) u(organisation_id, effective_on)),
  mine as (select false as own union all select true),
  spoken as materialized (
    select f.id, f.subject, f.kind, f.organisation_id, f.effective_on, m.own, greatest(knowledge_day(f.recorded_at), f.effective_on) as since,
      coalesce((select min(knowledge_day(c.recorded_at)) from fact c where c.cancels = f.id and c.programme_id = of_programme
        and (not m.own or c.organisation_id = f.organisation_id)), 'infinity') as until
    from due d join fact f on f.programme_id = of_programme and f.organisation_id = d.organisation_id and f.effective_on = d.effective_on
      cross join mine m
    where f.kind in ('CONTACT', 'ENCOUNTER')),
  joined as materialized (
    select s.id, s.own, knowledge_day(f.recorded_at) as since,
      coalesce((select min(knowledge_day(c.recorded_at)) from fact c where c.cancels = f.id and c.programme_id = of_programme
        and (not s.own or c.organisation_id = s.organisation_id)), 'infinity') as until
    from spoken s join fact f on f.programme_id = of_programme and f.subject = s.subject and f.kind = 'JOINED'
      and (not s.own or f.organisation_id = s.organisation_id)
    where s.kind = 'ENCOUNTER'),
  day as (
    select s.id, s.own, s.since as day from spoken s
    union select s.id, s.own, s.until from spoken s
    union select j.id, j.own, j.since from joined j
    union select j.id, j.own, j.until from joined j),
  held as (
    select distinct d.id, d.own, d.day from day d join joined j on j.id = d.id and j.own = d.own and j.since <= d.day and j.until > d.day),
  state as (
    select s.organisation_id, s.effective_on, s.own, s.id, d.day,
      (s.since <= d.day and s.until > d.day and h.id is null)::int as counts
    from spoken s join day d on d.id = s.id and d.own = s.own
      left join held h on h.id = d.id and h.own = d.own and h.day = d.day
    where d.day < 'infinity'),
  step as (
    select t.organisation_id, t.effective_on, t.own, t.day, t.counts - lag(t.counts, 1, 0) over (partition by t.id, t.own order by t.day) as change
    from state t)
  select of_programme, t.organisation_id, t.effective_on, t.day,
    coalesce(sum(t.change) filter (where not t.own), 0)::int, coalesce(sum(t.change) filter (where t.own), 0)::int
  from step t where t.change <> 0 group by t.organisation_id, t.effective_on, t.day
$$;
reset role;
--rollback set role visibles_keeper;
--rollback create or replace function counted_exchanges_of(of_programme uuid, organisations uuid[], days date[]) returns setof counted_exchange
--rollback   language sql stable rows 5000 set search_path = public, pg_temp set jit = off set work_mem = '64MB' as $$
--rollback   with due as materialized (
--rollback     select distinct u.organisation_id, u.effective_on from unnest(organisations, days) u(organisation_id, effective_on)),
--rollback   mine as (select false as own union all select true),
--rollback   spoken as materialized (
--rollback     select f.id, f.subject, f.kind, f.organisation_id, f.effective_on, m.own, greatest(knowledge_day(f.recorded_at), f.effective_on) as since,
--rollback       coalesce((select min(knowledge_day(c.recorded_at)) from fact c where c.cancels = f.id and c.programme_id = of_programme
--rollback         and (not m.own or c.organisation_id = f.organisation_id)), 'infinity') as until
--rollback     from due d join fact f on f.programme_id = of_programme and f.organisation_id = d.organisation_id and f.effective_on = d.effective_on
--rollback       cross join mine m
--rollback     where f.kind in ('CONTACT', 'ENCOUNTER')),
--rollback   joined as materialized (
--rollback     select s.id, s.own, knowledge_day(f.recorded_at) as since,
--rollback       coalesce((select min(knowledge_day(c.recorded_at)) from fact c where c.cancels = f.id and c.programme_id = of_programme
--rollback         and (not s.own or c.organisation_id = s.organisation_id)), 'infinity') as until
--rollback     from spoken s join fact f on f.programme_id = of_programme and f.subject = s.subject and f.kind = 'JOINED'
--rollback       and (not s.own or f.organisation_id = s.organisation_id)
--rollback     where s.kind = 'ENCOUNTER'),
--rollback   day as (
--rollback     select s.id, s.own, s.since as day from spoken s
--rollback     union select s.id, s.own, s.until from spoken s
--rollback     union select j.id, j.own, j.since from joined j
--rollback     union select j.id, j.own, j.until from joined j),
--rollback   state as (
--rollback     select s.organisation_id, s.effective_on, s.own, s.id, d.day, (s.since <= d.day and s.until > d.day
--rollback       and not exists (select from joined j where j.id = s.id and j.own = s.own and j.since <= d.day and j.until > d.day))::int as counts
--rollback     from spoken s join day d on d.id = s.id and d.own = s.own where d.day < 'infinity'),
--rollback   step as (
--rollback     select t.organisation_id, t.effective_on, t.own, t.day, t.counts - lag(t.counts, 1, 0) over (partition by t.id, t.own order by t.day) as change
--rollback     from state t)
--rollback   select of_programme, t.organisation_id, t.effective_on, t.day,
--rollback     coalesce(sum(t.change) filter (where not t.own), 0)::int, coalesce(sum(t.change) filter (where t.own), 0)::int
--rollback   from step t where t.change <> 0 group by t.organisation_id, t.effective_on, t.day
--rollback $$;
--rollback reset role;
