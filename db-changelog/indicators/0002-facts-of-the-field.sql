--liquibase formatted sql

--changeset indicators:facts-of-the-field logicalFilePath:indicators/0002
--comment: Outings are about nobody; whoever is met on one is a subject of its own, which a later fact may join to a person's.
alter table fact drop constraint fact_kind_check;
alter table fact add constraint fact_kind_check check (kind in ('ATTRIBUTES', 'STAGE', 'CANCELLED', 'CONTACT', 'REFERRAL',
  'KNOWN_CHECK', 'OUTCOME_CHECK', 'OUTING', 'ENCOUNTER', 'JOINED'));
alter table fact alter column subject drop not null;
alter table fact add constraint fact_about check (case when kind = 'OUTING' then subject is null
  when kind = 'CANCELLED' then true else subject is not null end);
alter table fact add constraint fact_joined_to check (kind <> 'JOINED' or jsonb_exists(codes, 'to'));
create table encounter_subject (
  encounter_id uuid primary key,
  subject uuid not null unique
);
alter table encounter_subject enable row level security;
alter table encounter_subject force row level security;
create policy owner_all on encounter_subject to visibles_owner using (true) with check (true);
create policy keeper_select on encounter_subject for select to visibles_keeper using (true);
create policy keeper_insert on encounter_subject for insert to visibles_keeper with check (true);
grant select, insert on encounter_subject to visibles_keeper;
--rollback drop table encounter_subject; alter table fact drop constraint fact_joined_to; alter table fact drop constraint fact_about; alter table fact alter column subject set not null; alter table fact drop constraint fact_kind_check; alter table fact add constraint fact_kind_check check (kind in ('ATTRIBUTES', 'STAGE', 'CANCELLED', 'CONTACT', 'REFERRAL', 'KNOWN_CHECK', 'OUTCOME_CHECK'));

--changeset indicators:subject-of-encounter logicalFilePath:indicators/0002 splitStatements:false
--comment: The key of whoever the current organisation met in an encounter of its own.
create function subject_of_encounter(met uuid) returns uuid language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  found_subject uuid;
begin
  if not exists (select from encounter e where e.id = met and e.organisation_id = current_organisation()) then
    raise exception 'not found';
  end if;
  insert into encounter_subject (encounter_id, subject) values (met, gen_random_uuid()) on conflict (encounter_id) do nothing;
  select s.subject into found_subject from encounter_subject s where s.encounter_id = met;
  return found_subject;
end $$;
revoke all on function subject_of_encounter(uuid) from public;
grant execute on function subject_of_encounter(uuid) to visibles_app;
alter function subject_of_encounter(uuid) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function subject_of_encounter(uuid); reset role;

--changeset indicators:may-record-of-the-field logicalFilePath:indicators/0002 splitStatements:false
--comment: Whether the current organisation may count an outing of its own, somebody it met, and that it was one of those it follows.
create function may_record_of_the_field(counted uuid, fact_kind text, fact_codes jsonb, taken_back uuid) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if fact_kind = 'OUTING' then
    return exists (select from outing o where o.id::text = fact_codes ->> 'outing' and o.organisation_id = current_organisation());
  end if;
  if fact_kind = 'CANCELLED' then
    return counted is null and exists (select from fact f where f.id = taken_back and f.kind = 'OUTING'
      and f.organisation_id = current_organisation());
  end if;
  if not exists (select from encounter_subject s join encounter e on e.id = s.encounter_id
      where s.subject = counted and e.organisation_id = current_organisation()) then
    return false;
  end if;
  return fact_kind = 'ENCOUNTER' or (fact_kind = 'JOINED' and exists (
    select from fact_subject s join circle c on c.youth_id = s.youth_id
    where s.subject::text = fact_codes ->> 'to' and c.organisation_id = current_organisation() and c.relation = 'FULL'));
end $$;
revoke all on function may_record_of_the_field(uuid, text, jsonb, uuid) from public;
grant execute on function may_record_of_the_field(uuid, text, jsonb, uuid) to visibles_app;
alter function may_record_of_the_field(uuid, text, jsonb, uuid) owner to visibles_keeper;
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
      else (select may('CONTACT_LOG'))
    end
    and case when kind in ('OUTING', 'ENCOUNTER', 'JOINED') then may_record_of_the_field(subject, kind, codes, cancels)
      when kind = 'CANCELLED' and subject is null then may_record_of_the_field(subject, kind, codes, cancels)
      else may_record(subject, kind, cancels) end);
--rollback alter policy own_insert on fact with check (false); set role visibles_keeper; drop function may_record_of_the_field(uuid, text, jsonb, uuid); reset role;
