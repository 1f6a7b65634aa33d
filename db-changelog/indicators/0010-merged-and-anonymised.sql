--liquibase formatted sql

--changeset indicators:anonymised-facts logicalFilePath:indicators/0010
--comment: From this fact on a person is counted by month and age band, and no key leads to the person any more.
alter table fact drop constraint fact_kind_check;
alter table fact add constraint fact_kind_check check (kind in ('ATTRIBUTES', 'STAGE', 'CANCELLED', 'CONTACT', 'REFERRAL',
  'KNOWN_CHECK', 'OUTCOME_CHECK', 'OUTING', 'ENCOUNTER', 'JOINED', 'ANONYMISED'));
create policy keeper_delete on fact_subject for delete to visibles_keeper using (true);
grant delete on fact_subject to visibles_keeper;
--rollback revoke delete on fact_subject from visibles_keeper; drop policy keeper_delete on fact_subject; alter table fact drop constraint fact_kind_check; alter table fact add constraint fact_kind_check check (kind in ('ATTRIBUTES', 'STAGE', 'CANCELLED', 'CONTACT', 'REFERRAL', 'KNOWN_CHECK', 'OUTCOME_CHECK', 'OUTING', 'ENCOUNTER', 'JOINED'));

--changeset indicators:one-person-of-two logicalFilePath:indicators/0010 splitStatements:false rollbackSplitStatements:false
--comment: As before, and a person's key may be joined to another's by who follows both wholly; never to itself, nor back.
set role visibles_keeper;
create or replace function may_record_of_the_field(counted uuid, fact_kind text, fact_codes jsonb, taken_back uuid) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if fact_kind = 'OUTING' then
    return exists (select from outing o where o.id::text = fact_codes ->> 'outing' and o.organisation_id = current_organisation());
  end if;
  if fact_kind = 'CANCELLED' then
    return counted is null and exists (select from fact f where f.id = taken_back and f.kind = 'OUTING'
      and f.organisation_id = current_organisation());
  end if;
  if fact_kind = 'JOINED' then
    if not exists (select from fact_subject s join circle c on c.youth_id = s.youth_id
        where s.subject::text = fact_codes ->> 'to' and c.organisation_id = current_organisation() and c.relation = 'FULL') then
      return false;
    end if;
    if exists (select from fact_subject s join circle c on c.youth_id = s.youth_id
        where s.subject = counted and c.organisation_id = current_organisation() and c.relation = 'FULL') then
      return counted::text <> fact_codes ->> 'to' and not exists (select from fact f
        where f.kind = 'JOINED' and f.subject::text = fact_codes ->> 'to' and f.codes ->> 'to' = counted::text
          and not exists (select from fact c where c.cancels = f.id));
    end if;
  end if;
  return fact_kind in ('ENCOUNTER', 'JOINED') and exists (select from encounter_subject s join encounter e on e.id = s.encounter_id
    where s.subject = counted and e.organisation_id = current_organisation());
end $$;
reset role;
--rollback set role visibles_keeper;
--rollback create or replace function may_record_of_the_field(counted uuid, fact_kind text, fact_codes jsonb, taken_back uuid) returns boolean
--rollback   language plpgsql volatile security definer set search_path = public, pg_temp as $$
--rollback begin
--rollback   if fact_kind = 'OUTING' then
--rollback     return exists (select from outing o where o.id::text = fact_codes ->> 'outing' and o.organisation_id = current_organisation());
--rollback   end if;
--rollback   if fact_kind = 'CANCELLED' then
--rollback     return counted is null and exists (select from fact f where f.id = taken_back and f.kind = 'OUTING'
--rollback       and f.organisation_id = current_organisation());
--rollback   end if;
--rollback   if not exists (select from encounter_subject s join encounter e on e.id = s.encounter_id
--rollback       where s.subject = counted and e.organisation_id = current_organisation()) then
--rollback     return false;
--rollback   end if;
--rollback   return fact_kind = 'ENCOUNTER' or (fact_kind = 'JOINED' and exists (
--rollback     select from fact_subject s join circle c on c.youth_id = s.youth_id
--rollback     where s.subject::text = fact_codes ->> 'to' and c.organisation_id = current_organisation() and c.relation = 'FULL'));
--rollback end $$;
--rollback reset role;

--changeset indicators:anonymised-policy logicalFilePath:indicators/0010
--comment: Whoever follows a person wholly may count it as anonymised.
alter policy own_insert on fact
  with check (organisation_id = (select current_organisation())
    and (programme_id is null or programme_id in (select own_programmes()))
    and case kind
      when 'ATTRIBUTES' then (select may('YOUTH_WRITE'))
      when 'STAGE' then (select may('JOURNEY_MOVE'))
      when 'OUTCOME_CHECK' then (select may('JOURNEY_MOVE'))
      when 'REFERRAL' then (select may('REFERRAL_SEND')) or (select may('REFERRAL_DECIDE'))
      when 'OUTING' then (select may('OUTING_WRITE'))
      when 'ENCOUNTER' then (select may('OUTING_WRITE'))
      when 'JOINED' then (select may('ENCOUNTER_ATTACH'))
      when 'ANONYMISED' then (select may('YOUTH_WRITE'))
      else (select may('CONTACT_LOG'))
    end
    and case when kind in ('OUTING', 'ENCOUNTER', 'JOINED') then may_record_of_the_field(subject, kind, codes, cancels)
      when kind = 'CANCELLED' and subject is null then may_record_of_the_field(subject, kind, codes, cancels)
      when kind = 'ANONYMISED' then may_record(subject, 'STAGE', cancels)
      else may_record(subject, kind, cancels) end);
--rollback alter policy own_insert on fact   with check (organisation_id = (select current_organisation())     and (programme_id is null or programme_id in (select own_programmes()))     and case kind       when 'ATTRIBUTES' then (select may('YOUTH_WRITE'))       when 'STAGE' then (select may('JOURNEY_MOVE'))       when 'OUTCOME_CHECK' then (select may('JOURNEY_MOVE'))       when 'REFERRAL' then (select may('REFERRAL_SEND')) or (select may('REFERRAL_DECIDE'))       when 'OUTING' then (select may('OUTING_WRITE'))       when 'ENCOUNTER' then (select may('OUTING_WRITE'))       when 'JOINED' then (select may('ENCOUNTER_ATTACH'))       else (select may('CONTACT_LOG'))     end     and case when kind in ('OUTING', 'ENCOUNTER', 'JOINED') then may_record_of_the_field(subject, kind, codes, cancels)       when kind = 'CANCELLED' and subject is null then may_record_of_the_field(subject, kind, codes, cancels)       else may_record(subject, kind, cancels) end);

--changeset indicators:cut-loose logicalFilePath:indicators/0010 splitStatements:false
--comment: Forgets which keys led to a person that the current organisation has counted as anonymised, those joined to it included.
create function cut_loose(person uuid) returns void language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if current_organisation() is null or not exists (select from circle c
      where c.youth_id = person and c.organisation_id = current_organisation() and c.relation = 'FULL') then
    raise exception 'not found';
  end if;
  with recursive own as (
      select s.subject from fact_subject s join fact f on f.subject = s.subject
      where s.youth_id = person and f.kind = 'ANONYMISED' and f.organisation_id = current_organisation()
      union
      select f.subject from fact f join own o on f.codes ->> 'to' = o.subject::text
      where f.kind = 'JOINED' and not exists (select from fact c where c.cancels = f.id))
  delete from fact_subject s using own o where s.subject = o.subject;
end $$;
revoke all on function cut_loose(uuid) from public;
grant execute on function cut_loose(uuid) to visibles_app;
alter function cut_loose(uuid) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function cut_loose(uuid); reset role;

--changeset indicators:first-identified-facts-of-one-person logicalFilePath:indicators/0010 splitStatements:false rollbackSplitStatements:false
--comment: As before, but people who were joined are one, identified first by whoever was the earliest of all; and some facts can be left unknown, to tell what each of them changed.
set role visibles_keeper;
drop function first_identified_facts(uuid, timestamptz);
reset role;
create function first_identified_facts(of_programme uuid, known_before timestamptz, without uuid[] default '{}')
  returns table (id uuid, subject uuid, organisation_id uuid, kind text, effective_on date, recorded_at timestamptz, codes jsonb, cancels uuid)
  language plpgsql stable rows 200000 security definer set search_path = public, pg_temp as $$
begin
  if current_organisation() is null or not may('FIGURES_OWN') then
    return;
  end if;
  return query
    with recursive cancelled as materialized (
      select c.cancels as fact from fact c
      where c.programme_id = of_programme and c.kind = 'CANCELLED' and c.recorded_at < known_before and c.id <> all (without)),
    link as materialized (
      select distinct on (f.subject) f.subject, (f.codes ->> 'to')::uuid as target
      from fact f
      where f.programme_id = of_programme and f.kind = 'JOINED' and f.recorded_at < known_before and f.id <> all (without)
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
      where f.programme_id = of_programme and f.kind = 'STAGE' and f.recorded_at < known_before and f.id <> all (without)
        and f.codes ->> 'stage' in ('IDENTIFIED', 'MOBILISED', 'CONNECTED', 'EXITED')
        and not exists (select from cancelled c where c.fact = f.id)
      order by coalesce(r.target, f.subject), f.effective_on, f.recorded_at, f.id),
    key as materialized (
      select i.person as subject from first_identified i where i.organisation_id = current_organisation()
      union
      select r.subject from root r join first_identified i on i.person = r.target where i.organisation_id = current_organisation())
    select f.id, f.subject, case when f.organisation_id = current_organisation() then f.organisation_id end,
      f.kind, f.effective_on, f.recorded_at, f.codes - array['reason', 'recipient', 'kind', 'channel', 'initiative'], f.cancels
    from fact f join key k on k.subject = f.subject
    where f.programme_id = of_programme and f.recorded_at < known_before and f.id <> all (without)
      and f.kind <> 'ENCOUNTER'
      and (f.kind <> 'JOINED' or not exists (select from encounter_subject e where e.subject = f.subject));
end $$;
revoke all on function first_identified_facts(uuid, timestamptz, uuid[]) from public;
grant execute on function first_identified_facts(uuid, timestamptz, uuid[]) to visibles_app;
alter function first_identified_facts(uuid, timestamptz, uuid[]) owner to visibles_keeper;
--rollback set role visibles_keeper;
--rollback drop function first_identified_facts(uuid, timestamptz, uuid[]);
--rollback reset role;
--rollback create function first_identified_facts(of_programme uuid, known_before timestamptz)
--rollback   returns table (id uuid, subject uuid, organisation_id uuid, kind text, effective_on date, recorded_at timestamptz, codes jsonb, cancels uuid)
--rollback   language plpgsql stable rows 200000 security definer set search_path = public, pg_temp as $$
--rollback begin
--rollback   if current_organisation() is null or not may('FIGURES_OWN') then
--rollback     return;
--rollback   end if;
--rollback   return query
--rollback     with first_identified as (
--rollback       select distinct on (f.subject) f.subject, f.organisation_id
--rollback       from fact f
--rollback       where f.programme_id = of_programme and f.kind = 'STAGE' and f.recorded_at < known_before
--rollback         and f.codes ->> 'stage' in ('IDENTIFIED', 'MOBILISED', 'CONNECTED', 'EXITED')
--rollback         and not exists (select from fact c where c.cancels = f.id and c.recorded_at < known_before)
--rollback       order by f.subject, f.effective_on, f.recorded_at, f.id)
--rollback     select f.id, f.subject, case when f.organisation_id = current_organisation() then f.organisation_id end,
--rollback       f.kind, f.effective_on, f.recorded_at, f.codes - array['reason', 'recipient', 'kind', 'channel', 'initiative'], f.cancels
--rollback     from fact f join first_identified i on i.subject = f.subject
--rollback     where f.programme_id = of_programme and f.recorded_at < known_before and i.organisation_id = current_organisation();
--rollback end $$;
--rollback revoke all on function first_identified_facts(uuid, timestamptz) from public;
--rollback grant execute on function first_identified_facts(uuid, timestamptz) to visibles_app;
--rollback alter function first_identified_facts(uuid, timestamptz) owner to visibles_keeper;
