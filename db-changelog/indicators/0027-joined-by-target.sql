--liquibase formatted sql

--changeset indicators:joined-to-alone logicalFilePath:indicators/0027
--comment: Only a key that was joined to another names another, and whoever is named is found without saying so. Joinings are rare, so the planner takes each index that could serve for the same; with one of all joinings of a programme, following those of 100,000 edits did not end within ten minutes. What happens in the field is found by whom it was about, too.
alter table fact drop constraint fact_joined_to;
alter table fact add constraint fact_joined_to check ((kind = 'JOINED') = jsonb_exists(codes, 'to'));
create index fact_joined_target on fact ((codes ->> 'to')) where codes ->> 'to' is not null;
drop index fact_joined_to;
drop index fact_joined_from;
drop index fact_of_the_field;
create index fact_of_the_field on fact (programme_id, kind, subject) where kind in ('OUTING', 'ENCOUNTER', 'JOINED', 'CANCELLED', 'ANONYMISED');
--rollback drop index fact_of_the_field; create index fact_of_the_field on fact (programme_id, kind) where kind in ('OUTING', 'ENCOUNTER', 'JOINED', 'CANCELLED'); create index fact_joined_from on fact (programme_id, subject) where kind = 'JOINED'; create index fact_joined_to on fact (programme_id, (codes ->> 'to')) where kind = 'JOINED'; drop index fact_joined_target; alter table fact drop constraint fact_joined_to; alter table fact add constraint fact_joined_to check (kind <> 'JOINED' or jsonb_exists(codes, 'to'));

--changeset indicators:follow-joined-by-target logicalFilePath:indicators/0027 splitStatements:false rollbackSplitStatements:false
--comment: As before, by the index of those named.
set role visibles_keeper;
create or replace function counted_components(of_programme uuid, since xid8) returns table (subject uuid, component uuid)
  language sql stable rows 1000 set search_path = public, pg_temp set jit = off set work_mem = '64MB' set enable_seqscan = off as $$
  with recursive seed as materialized (
    select f.subject from fact f
    where f.programme_id = of_programme and f.written_in >= since and f.subject is not null and f.kind <> 'ENCOUNTER'
    union
    select g.subject from fact f join fact g on g.id = f.cancels
    where f.programme_id = of_programme and f.written_in >= since and f.cancels is not null and g.subject is not null),
  reach (seed, node) as (
    select s.subject, s.subject from seed s
    union
    select r.seed, e.other from reach r cross join lateral (
      select (f.codes ->> 'to')::uuid as other from fact f
      where f.programme_id = of_programme and f.subject = r.node and f.kind = 'JOINED'
      union all
      select f.subject from fact f
      where f.codes ->> 'to' = r.node::text and f.programme_id = of_programme) e),
  name as (select distinct on (r.seed) r.seed, r.node from reach r order by r.seed, r.node)
  select distinct r.node, n.node from reach r join name n on n.seed = r.seed
$$;
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
        where f.codes ->> 'to' = u.subject::text and f.programme_id = of_programme) e),
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
--rollback create or replace function counted_components(of_programme uuid, since xid8) returns table (subject uuid, component uuid)
--rollback   language sql stable rows 1000 set search_path = public, pg_temp set jit = off set work_mem = '64MB' set enable_seqscan = off as $$
--rollback   with recursive seed as materialized (
--rollback     select f.subject from fact f
--rollback     where f.programme_id = of_programme and f.written_in >= since and f.subject is not null and f.kind <> 'ENCOUNTER'
--rollback     union
--rollback     select g.subject from fact f join fact g on g.id = f.cancels
--rollback     where f.programme_id = of_programme and f.written_in >= since and f.cancels is not null and g.subject is not null),
--rollback   reach (seed, node) as (
--rollback     select s.subject, s.subject from seed s
--rollback     union
--rollback     select r.seed, e.other from reach r cross join lateral (
--rollback       select (f.codes ->> 'to')::uuid as other from fact f
--rollback       where f.programme_id = of_programme and f.subject = r.node and f.kind = 'JOINED'
--rollback       union all
--rollback       select f.subject from fact f
--rollback       where f.programme_id = of_programme and f.codes ->> 'to' = r.node::text and f.kind = 'JOINED') e),
--rollback   name as (select distinct on (r.seed) r.seed, r.node from reach r order by r.seed, r.node)
--rollback   select distinct r.node, n.node from reach r join name n on n.seed = r.seed
--rollback $$;
--rollback create or replace function first_met_facts(of_programme uuid, known_before timestamptz)
--rollback   returns table (id uuid, subject uuid, organisation_id uuid, kind text, effective_on date, recorded_at timestamptz, codes jsonb, cancels uuid)
--rollback   language plpgsql stable rows 200000 security definer set search_path = public, pg_temp as $$
--rollback begin
--rollback   if current_organisation() is null or not may('FIGURES_OWN') then
--rollback     return;
--rollback   end if;
--rollback   return query
--rollback     with recursive ours (subject) as (
--rollback       select f.subject from fact f where f.organisation_id = current_organisation() and f.programme_id = of_programme
--rollback         and f.kind in ('ENCOUNTER', 'STAGE', 'ATTRIBUTES') and f.subject is not null
--rollback       union
--rollback       select e.other from ours u cross join lateral (
--rollback         select (f.codes ->> 'to')::uuid as other from fact f
--rollback         where f.programme_id = of_programme and f.subject = u.subject and f.kind = 'JOINED'
--rollback         union all
--rollback         select f.subject from fact f
--rollback         where f.programme_id = of_programme and f.codes ->> 'to' = u.subject::text and f.kind = 'JOINED') e),
--rollback     known as materialized (
--rollback       select f.* from ours u cross join lateral (
--rollback         select f.id, f.subject, f.organisation_id, f.kind, f.effective_on, f.recorded_at, f.codes
--rollback         from fact f
--rollback         where f.subject = u.subject and f.programme_id = of_programme and f.recorded_at < known_before
--rollback           and f.kind in ('ENCOUNTER', 'JOINED', 'STAGE', 'ATTRIBUTES')
--rollback           and not exists (select from fact c where c.cancels = f.id and c.recorded_at < known_before)
--rollback         offset 0) f),
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
