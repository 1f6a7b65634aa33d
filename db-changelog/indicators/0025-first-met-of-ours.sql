--liquibase formatted sql

--changeset indicators:first-met-of-ours logicalFilePath:indicators/0025 splitStatements:false rollbackSplitStatements:false
--comment: As before, but of those alone of whom the organisation ever wrote something, and whom they were ever joined to: whom it met first is among them. Before, its page read all people of the programme.
set role visibles_keeper;
create or replace function first_met_facts(of_programme uuid, known_before timestamptz)
  returns table (id uuid, subject uuid, organisation_id uuid, kind text, effective_on date, recorded_at timestamptz, codes jsonb, cancels uuid)
  language plpgsql stable rows 200000 security definer set search_path = public, pg_temp as $$
begin
  if current_organisation() is null or not may('FIGURES_OWN') then
    return;
  end if;
  return query
    with recursive ours (subject) as (
      select f.subject from fact f where f.organisation_id = current_organisation() and f.programme_id = of_programme
        and f.kind in ('ENCOUNTER', 'STAGE', 'ATTRIBUTES') and f.subject is not null
      union
      select e.other from ours u cross join lateral (
        select (f.codes ->> 'to')::uuid as other from fact f
        where f.programme_id = of_programme and f.subject = u.subject and f.kind = 'JOINED'
        union all
        select f.subject from fact f
        where f.programme_id = of_programme and f.codes ->> 'to' = u.subject::text and f.kind = 'JOINED') e),
    known as materialized (
      select f.* from ours u cross join lateral (
        select f.id, f.subject, f.organisation_id, f.kind, f.effective_on, f.recorded_at, f.codes
        from fact f
        where f.subject = u.subject and f.programme_id = of_programme and f.recorded_at < known_before
          and f.kind in ('ENCOUNTER', 'JOINED', 'STAGE', 'ATTRIBUTES')
          and not exists (select from fact c where c.cancels = f.id and c.recorded_at < known_before)
        offset 0) f),
    link as materialized (
      select distinct on (k.subject) k.subject, (k.codes ->> 'to')::uuid as target
      from known k where k.kind = 'JOINED' order by k.subject, k.recorded_at desc, k.id desc),
    walk as (
      select l.subject, l.target, 1 as depth from link l
      union all
      select w.subject, l.target, w.depth + 1 from walk w join link l on l.subject = w.target
      where w.depth < 8 and l.target <> w.subject),
    root as (select distinct on (w.subject) w.subject, w.target from walk w order by w.subject, w.depth desc),
    one as materialized (
      select coalesce(r.target, k.subject) as person, k.* from known k left join root r on r.subject = k.subject),
    encounter as (
      select o.*, bool_or(o.codes ->> 'known' is not null)
        over (partition by o.person order by o.effective_on, (o.codes ->> 'hour')::int, o.recorded_at, o.id) as known_before
      from one o where o.kind = 'ENCOUNTER'),
    beginning as (
      select o.* from one o where o.kind in ('STAGE', 'ATTRIBUTES')
      union all
      select e.person, e.id, e.subject, e.organisation_id, e.kind, e.effective_on, e.recorded_at, e.codes
      from encounter e where not e.known_before),
    met as (
      select b.*, first_value(b.organisation_id) over (partition by b.person order by b.kind = 'ATTRIBUTES', b.effective_on,
        b.kind <> 'ENCOUNTER', (b.codes ->> 'hour')::int, b.recorded_at, b.id) as met_by
      from beginning b)
    select o.id, o.person, case when o.organisation_id = current_organisation() then o.organisation_id end,
      o.kind, o.effective_on, o.recorded_at,
      case o.kind
        when 'STAGE' then jsonb_build_object('stage', o.codes -> 'stage', 'family', o.codes -> 'family')
        when 'ATTRIBUTES' then jsonb_build_object('place', o.codes -> 'place', 'eligible', o.codes -> 'eligible')
        else o.codes end,
      null::uuid
    from met o
    where o.met_by = current_organisation()
      and (o.kind in ('STAGE', 'ATTRIBUTES') or o.kind = 'ENCOUNTER' and o.organisation_id = current_organisation());
end $$;
reset role;
--rollback set role visibles_keeper;
--rollback create or replace function first_met_facts(of_programme uuid, known_before timestamptz)
--rollback   returns table (id uuid, subject uuid, organisation_id uuid, kind text, effective_on date, recorded_at timestamptz, codes jsonb, cancels uuid)
--rollback   language plpgsql stable rows 200000 security definer set search_path = public, pg_temp as $$
--rollback begin
--rollback   if current_organisation() is null or not may('FIGURES_OWN') then
--rollback     return;
--rollback   end if;
--rollback   return query
--rollback     with recursive known as materialized (
--rollback       select f.id, f.subject, f.organisation_id, f.kind, f.effective_on, f.recorded_at, f.codes
--rollback       from fact f
--rollback       where f.programme_id = of_programme and f.recorded_at < known_before
--rollback         and f.kind in ('ENCOUNTER', 'JOINED', 'STAGE', 'ATTRIBUTES')
--rollback         and not exists (select from fact c where c.cancels = f.id and c.recorded_at < known_before)),
--rollback     link as materialized (
--rollback       select distinct on (k.subject) k.subject, (k.codes ->> 'to')::uuid as target
--rollback       from known k where k.kind = 'JOINED' order by k.subject, k.recorded_at desc, k.id desc),
--rollback     walk as (
--rollback       select l.subject, l.target, 1 as depth from link l
--rollback       union all
--rollback       select w.subject, l.target, w.depth + 1 from walk w join link l on l.subject = w.target
--rollback       where w.depth < 8 and l.target <> w.subject),
--rollback     root as (select distinct on (w.subject) w.subject, w.target from walk w order by w.subject, w.depth desc),
--rollback     one as materialized (
--rollback       select coalesce(r.target, k.subject) as person, k.* from known k left join root r on r.subject = k.subject),
--rollback     encounter as (
--rollback       select o.*, bool_or(o.codes ->> 'known' is not null)
--rollback         over (partition by o.person order by o.effective_on, (o.codes ->> 'hour')::int, o.recorded_at, o.id) as known_before
--rollback       from one o where o.kind = 'ENCOUNTER'),
--rollback     beginning as (
--rollback       select o.* from one o where o.kind in ('STAGE', 'ATTRIBUTES')
--rollback       union all
--rollback       select e.person, e.id, e.subject, e.organisation_id, e.kind, e.effective_on, e.recorded_at, e.codes
--rollback       from encounter e where not e.known_before),
--rollback     met as (
--rollback       select b.*, first_value(b.organisation_id) over (partition by b.person order by b.kind = 'ATTRIBUTES', b.effective_on,
--rollback         b.kind <> 'ENCOUNTER', (b.codes ->> 'hour')::int, b.recorded_at, b.id) as met_by
--rollback       from beginning b)
--rollback     select o.id, o.person, case when o.organisation_id = current_organisation() then o.organisation_id end,
--rollback       o.kind, o.effective_on, o.recorded_at,
--rollback       case o.kind
--rollback         when 'STAGE' then jsonb_build_object('stage', o.codes -> 'stage', 'family', o.codes -> 'family')
--rollback         when 'ATTRIBUTES' then jsonb_build_object('place', o.codes -> 'place', 'eligible', o.codes -> 'eligible')
--rollback         else o.codes end,
--rollback       null::uuid
--rollback     from met o
--rollback     where o.met_by = current_organisation()
--rollback       and (o.kind in ('STAGE', 'ATTRIBUTES') or o.kind = 'ENCOUNTER' and o.organisation_id = current_organisation());
--rollback end $$;
--rollback reset role;
