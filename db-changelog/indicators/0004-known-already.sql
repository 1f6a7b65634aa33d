--liquibase formatted sql

--changeset indicators:first-met-facts-known-already logicalFilePath:indicators/0004 splitStatements:false rollbackSplitStatements:false
--comment: As before, but an encounter with somebody already known is nobody's first contact, nor is a later one with the same person: neither decides who met the person first, and neither is given.
set role visibles_keeper;
create or replace function first_met_facts(of_programme uuid, known_before timestamptz)
  returns table (id uuid, subject uuid, organisation_id uuid, kind text, effective_on date, recorded_at timestamptz, codes jsonb, cancels uuid)
  language plpgsql stable rows 200000 security definer set search_path = public, pg_temp as $$
begin
  if current_organisation() is null or not may('FIGURES_OWN') then
    return;
  end if;
  return query
    with recursive known as materialized (
      select f.id, f.subject, f.organisation_id, f.kind, f.effective_on, f.recorded_at, f.codes
      from fact f
      where f.programme_id = of_programme and f.recorded_at < known_before
        and f.kind in ('ENCOUNTER', 'JOINED', 'STAGE', 'ATTRIBUTES')
        and not exists (select from fact c where c.cancels = f.id and c.recorded_at < known_before)),
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
--rollback     first_met as (
--rollback       select distinct on (o.person) o.person, o.organisation_id
--rollback       from one o where o.kind <> 'JOINED'
--rollback       order by o.person, o.kind = 'ATTRIBUTES', o.effective_on, o.kind <> 'ENCOUNTER', (o.codes ->> 'hour')::int, o.recorded_at, o.id)
--rollback     select o.id, o.person, case when o.organisation_id = current_organisation() then o.organisation_id end,
--rollback       o.kind, o.effective_on, o.recorded_at,
--rollback       case o.kind
--rollback         when 'STAGE' then jsonb_build_object('stage', o.codes -> 'stage', 'family', o.codes -> 'family')
--rollback         when 'ATTRIBUTES' then jsonb_build_object('place', o.codes -> 'place', 'eligible', o.codes -> 'eligible')
--rollback         else o.codes end,
--rollback       null::uuid
--rollback     from one o join first_met m on m.person = o.person
--rollback     where m.organisation_id = current_organisation()
--rollback       and (o.kind in ('STAGE', 'ATTRIBUTES') or o.kind = 'ENCOUNTER' and o.organisation_id = current_organisation());
--rollback end $$;
--rollback reset role;
