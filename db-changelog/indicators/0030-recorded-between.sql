--liquibase formatted sql

--changeset indicators:fact-by-recording logicalFilePath:indicators/0030
--comment: What was recorded between two instants is found without reading the rest: of a programme, of one person, of an organisation (whatever the day it happened). And whom an organisation ever moved to a stage.
create index fact_by_programme_recording on fact (programme_id, recorded_at);
create index fact_by_subject_recording on fact (subject, recorded_at);
drop index fact_by_subject;
create index fact_by_organisation_recording on fact (organisation_id, programme_id, effective_on, recorded_at);
drop index fact_by_organisation_day;
create index fact_staged_by on fact (organisation_id, programme_id, subject) where kind = 'STAGE';
--rollback drop index fact_staged_by; create index fact_by_organisation_day on fact (organisation_id, programme_id, effective_on); drop index fact_by_organisation_recording; create index fact_by_subject on fact (subject); drop index fact_by_subject_recording; drop index fact_by_programme_recording;

--changeset indicators:keys-staged logicalFilePath:indicators/0030 splitStatements:false
--comment: The keys of whom the current organisation ever wrote a stage, with all keys that were ever joined to them: whom it identified first, on whichever day of knowledge and whatever is left unknown, is among them. With two instants, those alone that hang together with one of whom something was recorded between them; a fact is taken back under the key that it was counted under. For listed functions alone.
create function keys_staged(of_programme uuid, touched_from timestamptz, touched_before timestamptz) returns uuid[]
  language plpgsql stable set search_path = public, pg_temp set jit = off set enable_seqscan = off set plan_cache_mode = force_custom_plan as $$
declare
  keys uuid[];
begin
  keys := array(
    with recursive ours (subject) as (
      select f.subject from fact f
      where f.organisation_id = current_organisation() and f.programme_id = of_programme and f.kind = 'STAGE'
      union
      select e.other from ours u cross join lateral (
        select (f.codes ->> 'to')::uuid as other from fact f
        where f.programme_id = of_programme and f.subject = u.subject and f.kind = 'JOINED'
        union all
        select f.subject from fact f
        where f.codes ->> 'to' = u.subject::text and f.programme_id = of_programme) e)
    select u.subject from ours u);
  if touched_from is null then
    return keys;
  end if;
  return array(
    with recursive touched (subject) as (
      select k.subject from unnest(keys) k(subject) cross join lateral (
        select from fact f
        where f.subject = k.subject and f.recorded_at >= touched_from and f.recorded_at < touched_before and f.programme_id = of_programme
        limit 1) f
      union
      select e.other from touched u cross join lateral (
        select (f.codes ->> 'to')::uuid as other from fact f
        where f.programme_id = of_programme and f.subject = u.subject and f.kind = 'JOINED'
        union all
        select f.subject from fact f
        where f.codes ->> 'to' = u.subject::text and f.programme_id = of_programme) e)
    select u.subject from touched u);
end $$;
revoke all on function keys_staged(uuid, timestamptz, timestamptz) from public;
alter function keys_staged(uuid, timestamptz, timestamptz) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function keys_staged(uuid, timestamptz, timestamptz); reset role;

--changeset indicators:first-identified-facts-of-ours logicalFilePath:indicators/0030 splitStatements:false rollbackSplitStatements:false
--comment: As before, but read of those alone of whom the organisation ever wrote a stage; and of two instants, of those alone of whom something was recorded between them, with whoever was ever joined to them.
set role visibles_keeper;
drop function changed_facts(uuid, timestamptz, timestamptz);
drop function first_identified_facts(uuid, timestamptz, uuid[]);
reset role;
create function first_identified_facts(of_programme uuid, known_before timestamptz, without uuid[] default '{}',
    touched_from timestamptz default null, touched_before timestamptz default null)
  returns table (id uuid, subject uuid, organisation_id uuid, kind text, effective_on date, recorded_at timestamptz, codes jsonb, cancels uuid)
  language plpgsql stable rows 200000 security definer set search_path = public, pg_temp
  set jit = off set enable_seqscan = off set plan_cache_mode = force_custom_plan as $$
declare
  keys uuid[];
begin
  if current_organisation() is null or not may('FIGURES_OWN') then
    return;
  end if;
  keys := keys_staged(of_programme, touched_from, touched_before);
  return query
    with recursive known as materialized (
      select f.* from unnest(keys) k(subject) cross join lateral (
        select n.id, n.subject, n.organisation_id, n.kind, n.effective_on, n.recorded_at, n.codes, n.cancels
        from fact n
        where n.subject = k.subject and n.programme_id = of_programme and n.recorded_at < known_before and n.id <> all (without)
        offset 0) f),
    alive as materialized (
      select n.* from known n where n.kind in ('STAGE', 'JOINED') and not exists (select from fact c
        where c.cancels = n.id and c.programme_id = of_programme and c.recorded_at < known_before and c.id <> all (without))),
    link as materialized (
      select distinct on (a.subject) a.subject, (a.codes ->> 'to')::uuid as target
      from alive a where a.kind = 'JOINED' order by a.subject, a.recorded_at desc, a.id desc),
    walk as (
      select l.subject, l.target, 1 as depth from link l
      union all
      select w.subject, l.target, w.depth + 1 from walk w join link l on l.subject = w.target
      where w.depth < 8 and l.target <> w.subject),
    root as materialized (select distinct on (w.subject) w.subject, w.target from walk w order by w.subject, w.depth desc),
    first_identified as (
      select distinct on (coalesce(r.target, a.subject)) coalesce(r.target, a.subject) as person, a.organisation_id
      from alive a left join root r on r.subject = a.subject
      where a.kind = 'STAGE' and a.codes ->> 'stage' in ('IDENTIFIED', 'MOBILISED', 'CONNECTED', 'EXITED')
      order by coalesce(r.target, a.subject), a.effective_on, a.recorded_at, a.id),
    key as materialized (
      select i.person as subject from first_identified i where i.organisation_id = current_organisation()
      union
      select r.subject from root r join first_identified i on i.person = r.target where i.organisation_id = current_organisation())
    select n.id, n.subject, case when n.organisation_id = current_organisation() then n.organisation_id end,
      n.kind, n.effective_on, n.recorded_at, n.codes - array['reason', 'recipient', 'kind', 'channel', 'initiative'], n.cancels
    from known n join key k on k.subject = n.subject
    where n.kind <> 'ENCOUNTER'
      and (n.kind <> 'JOINED' or not exists (select from encounter_subject e where e.subject = n.subject));
end $$;
revoke all on function first_identified_facts(uuid, timestamptz, uuid[], timestamptz, timestamptz) from public;
grant execute on function first_identified_facts(uuid, timestamptz, uuid[], timestamptz, timestamptz) to visibles_app;
alter function first_identified_facts(uuid, timestamptz, uuid[], timestamptz, timestamptz) owner to visibles_keeper;
create function changed_facts(of_programme uuid, known_from timestamptz, known_before timestamptz)
  returns table (id uuid, subject uuid, kind text, effective_on date, recorded_at timestamptz, cancels uuid,
    cancelled text, cancelled_on date, cancelled_at timestamptz, stated boolean)
  language plpgsql stable rows 10000 security definer set search_path = public, pg_temp
  set jit = off set enable_seqscan = off set plan_cache_mode = force_custom_plan as $$
begin
  if current_organisation() is null or not may('FIGURES_OWN') then
    return;
  end if;
  return query
    with key as materialized (
      select f.subject from first_identified_facts(of_programme, known_from, '{}', known_from, known_before) f
      union
      select f.subject from first_identified_facts(of_programme, known_before, '{}', known_from, known_before) f),
    changed as materialized (
      select f.id, f.subject, f.kind, f.effective_on, f.recorded_at, f.cancels from fact f
      where f.organisation_id = current_organisation() and f.programme_id = of_programme
        and f.recorded_at >= known_from and f.recorded_at < known_before
      union
      select n.* from key k cross join lateral (
        select f.id, f.subject, f.kind, f.effective_on, f.recorded_at, f.cancels from fact f
        where f.subject = k.subject and f.recorded_at >= known_from and f.recorded_at < known_before and f.programme_id = of_programme
          and f.kind <> 'ENCOUNTER'
          and (f.kind <> 'JOINED' or not exists (select from encounter_subject e where e.subject = f.subject))
        offset 0) n)
    select c.id, c.subject, c.kind, c.effective_on, c.recorded_at, c.cancels, x.kind, x.effective_on, x.recorded_at,
      c.kind = 'ATTRIBUTES' and exists (select from fact a
        where a.subject = c.subject and a.recorded_at < known_from and a.programme_id = of_programme and a.kind = 'ATTRIBUTES'
          and (a.organisation_id = current_organisation() or a.subject in (select k.subject from key k)))
    from changed c left join lateral (
      select f.kind, f.effective_on, f.recorded_at from fact f
      where f.id = c.cancels and f.programme_id = of_programme and f.recorded_at < known_before
        and (f.organisation_id = current_organisation() or f.subject in (select k.subject from key k) and f.kind <> 'ENCOUNTER'
          and (f.kind <> 'JOINED' or not exists (select from encounter_subject e where e.subject = f.subject)))
      offset 0) x on true;
end $$;
revoke all on function changed_facts(uuid, timestamptz, timestamptz) from public;
grant execute on function changed_facts(uuid, timestamptz, timestamptz) to visibles_app;
alter function changed_facts(uuid, timestamptz, timestamptz) owner to visibles_keeper;
--rollback set role visibles_keeper;
--rollback drop function changed_facts(uuid, timestamptz, timestamptz);
--rollback drop function first_identified_facts(uuid, timestamptz, uuid[], timestamptz, timestamptz);
--rollback reset role;
--rollback create function first_identified_facts(of_programme uuid, known_before timestamptz, without uuid[] default '{}')
--rollback   returns table (id uuid, subject uuid, organisation_id uuid, kind text, effective_on date, recorded_at timestamptz, codes jsonb, cancels uuid)
--rollback   language plpgsql stable rows 200000 security definer set search_path = public, pg_temp as $$
--rollback begin
--rollback   if current_organisation() is null or not may('FIGURES_OWN') then
--rollback     return;
--rollback   end if;
--rollback   return query
--rollback     with recursive cancelled as materialized (
--rollback       select c.cancels as fact from fact c
--rollback       where c.programme_id = of_programme and c.kind = 'CANCELLED' and c.recorded_at < known_before and c.id <> all (without)),
--rollback     link as materialized (
--rollback       select distinct on (f.subject) f.subject, (f.codes ->> 'to')::uuid as target
--rollback       from fact f
--rollback       where f.programme_id = of_programme and f.kind = 'JOINED' and f.recorded_at < known_before and f.id <> all (without)
--rollback         and not exists (select from cancelled c where c.fact = f.id)
--rollback       order by f.subject, f.recorded_at desc, f.id desc),
--rollback     walk as (
--rollback       select l.subject, l.target, 1 as depth from link l
--rollback       union all
--rollback       select w.subject, l.target, w.depth + 1 from walk w join link l on l.subject = w.target
--rollback       where w.depth < 8 and l.target <> w.subject),
--rollback     root as materialized (select distinct on (w.subject) w.subject, w.target from walk w order by w.subject, w.depth desc),
--rollback     first_identified as (
--rollback       select distinct on (coalesce(r.target, f.subject)) coalesce(r.target, f.subject) as person, f.organisation_id
--rollback       from fact f left join root r on r.subject = f.subject
--rollback       where f.programme_id = of_programme and f.kind = 'STAGE' and f.recorded_at < known_before and f.id <> all (without)
--rollback         and f.codes ->> 'stage' in ('IDENTIFIED', 'MOBILISED', 'CONNECTED', 'EXITED')
--rollback         and not exists (select from cancelled c where c.fact = f.id)
--rollback       order by coalesce(r.target, f.subject), f.effective_on, f.recorded_at, f.id),
--rollback     key as materialized (
--rollback       select i.person as subject from first_identified i where i.organisation_id = current_organisation()
--rollback       union
--rollback       select r.subject from root r join first_identified i on i.person = r.target where i.organisation_id = current_organisation())
--rollback     select f.id, f.subject, case when f.organisation_id = current_organisation() then f.organisation_id end,
--rollback       f.kind, f.effective_on, f.recorded_at, f.codes - array['reason', 'recipient', 'kind', 'channel', 'initiative'], f.cancels
--rollback     from fact f join key k on k.subject = f.subject
--rollback     where f.programme_id = of_programme and f.recorded_at < known_before and f.id <> all (without)
--rollback       and f.kind <> 'ENCOUNTER'
--rollback       and (f.kind <> 'JOINED' or not exists (select from encounter_subject e where e.subject = f.subject));
--rollback end $$;
--rollback revoke all on function first_identified_facts(uuid, timestamptz, uuid[]) from public;
--rollback grant execute on function first_identified_facts(uuid, timestamptz, uuid[]) to visibles_app;
--rollback alter function first_identified_facts(uuid, timestamptz, uuid[]) owner to visibles_keeper;
--rollback create function changed_facts(of_programme uuid, known_from timestamptz, known_before timestamptz)
--rollback   returns table (id uuid, subject uuid, kind text, effective_on date, recorded_at timestamptz, cancels uuid)
--rollback   language plpgsql stable rows 10000 security definer set search_path = public, pg_temp as $$
--rollback begin
--rollback   if current_organisation() is null or not may('FIGURES_OWN') then
--rollback     return;
--rollback   end if;
--rollback   return query
--rollback     with key as materialized (
--rollback       select f.subject from first_identified_facts(of_programme, known_from) f
--rollback       union
--rollback       select f.subject from first_identified_facts(of_programme, known_before) f)
--rollback     select f.id, f.subject, f.kind, f.effective_on, f.recorded_at, f.cancels
--rollback     from fact f
--rollback     where f.programme_id = of_programme and f.recorded_at < known_before
--rollback       and (f.organisation_id = current_organisation() or f.subject in (select k.subject from key k) and f.kind <> 'ENCOUNTER'
--rollback         and (f.kind <> 'JOINED' or not exists (select from encounter_subject e where e.subject = f.subject)));
--rollback end $$;
--rollback revoke all on function changed_facts(uuid, timestamptz, timestamptz) from public;
--rollback grant execute on function changed_facts(uuid, timestamptz, timestamptz) to visibles_app;
--rollback alter function changed_facts(uuid, timestamptz, timestamptz) owner to visibles_keeper;
