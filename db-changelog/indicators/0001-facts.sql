--liquibase formatted sql

--changeset indicators:fact-subject logicalFilePath:indicators/0001
--comment: The key under which a person is counted; what ties it to the person is read by one function alone.
create table fact_subject (
  youth_id uuid primary key,
  subject uuid not null unique
);
alter table fact_subject enable row level security;
alter table fact_subject force row level security;
create policy owner_all on fact_subject to visibles_owner using (true) with check (true);
create policy keeper_select on fact_subject for select to visibles_keeper using (true);
create policy keeper_insert on fact_subject for insert to visibles_keeper with check (true);
grant select, insert on fact_subject to visibles_keeper;
--rollback drop table fact_subject;

--changeset indicators:fact logicalFilePath:indicators/0001
--comment: What is counted, append-only: codes, days and numbers, never a name or a free text. The programme is null while the organisation takes part in none.
create table fact (
  id uuid primary key,
  programme_id uuid,
  subject uuid not null,
  organisation_id uuid not null,
  kind text not null check (kind in ('ATTRIBUTES', 'STAGE', 'CANCELLED', 'CONTACT', 'REFERRAL', 'KNOWN_CHECK', 'OUTCOME_CHECK')),
  effective_on date not null,
  recorded_at timestamptz not null,
  codes jsonb not null check (jsonb_typeof(codes) = 'object' and length(codes::text) <= 2000),
  cancels uuid,
  check ((kind = 'CANCELLED') = (cancels is not null))
);
create index fact_by_programme on fact (programme_id, subject);
create index fact_by_subject on fact (subject);
create index fact_by_organisation on fact (organisation_id, programme_id);
create index fact_by_cancelled on fact (cancels) where cancels is not null;
alter table fact enable row level security;
alter table fact force row level security;
create policy owner_all on fact to visibles_owner using (true) with check (true);
create policy keeper_select on fact for select to visibles_keeper using (true);
grant select on fact to visibles_keeper;
grant select, insert on fact to visibles_app;
--rollback drop table fact;

--changeset indicators:subject-of logicalFilePath:indicators/0001 splitStatements:false
--comment: The key of a person whom the current organisation follows or was sent; made by the server's generator, so that nobody can choose it and nothing in it tells of the person.
create function subject_of(person uuid) returns uuid language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  found_subject uuid;
  known boolean;
begin
  known := exists (select from circle c where c.youth_id = person and c.organisation_id = current_organisation());
  if not known then
    known := exists (select from referral r where r.youth_id = person and r.recipient_id = current_organisation() and r.status <> 'DRAFT');
  end if;
  if not known then
    raise exception 'not found';
  end if;
  select s.subject into found_subject from fact_subject s where s.youth_id = person;
  if found_subject is null then
    insert into fact_subject (youth_id, subject) values (person, gen_random_uuid()) on conflict (youth_id) do nothing;
    select s.subject into found_subject from fact_subject s where s.youth_id = person;
  end if;
  return found_subject;
end $$;
revoke all on function subject_of(uuid) from public;
grant execute on function subject_of(uuid) to visibles_app;
alter function subject_of(uuid) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function subject_of(uuid); reset role;

--changeset indicators:may-record logicalFilePath:indicators/0001 splitStatements:false
--comment: Whether the current organisation stands so to the person behind a key that it may count this. Volatile: it must see the key that the same statement has made.
create function may_record(counted uuid, fact_kind text, taken_back uuid) returns boolean language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  person uuid;
  relation text;
begin
  select s.youth_id into person from fact_subject s where s.subject = counted;
  select c.relation into relation from circle c where c.youth_id = person and c.organisation_id = current_organisation();
  if fact_kind in ('ATTRIBUTES', 'STAGE', 'OUTCOME_CHECK') then
    return coalesce(relation = 'FULL', false);
  end if;
  if fact_kind = 'CANCELLED' then
    return exists (select from fact f where f.id = taken_back and f.subject = counted and f.kind <> 'CANCELLED'
      and (f.organisation_id = current_organisation() or relation = 'FULL'));
  end if;
  if relation is not null then
    return true;
  end if;
  return fact_kind in ('REFERRAL', 'KNOWN_CHECK') and exists (select from referral r
    where r.youth_id = person and r.recipient_id = current_organisation() and r.status <> 'DRAFT');
end $$;
revoke all on function may_record(uuid, text, uuid) from public;
grant execute on function may_record(uuid, text, uuid) to visibles_app;
alter function may_record(uuid, text, uuid) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function may_record(uuid, text, uuid); reset role;

--changeset indicators:programmes-of logicalFilePath:indicators/0001 splitStatements:false
--comment: The programmes in which the current organisation takes part, and those it coordinates: a métropole that takes part.
create function own_programmes() returns setof uuid language plpgsql stable set search_path = public, pg_temp as $$
begin
  return query select p.programme_id from programme_participant p where p.organisation_id = current_organisation();
end $$;
create function coordinated_programmes() returns setof uuid language plpgsql stable set search_path = public, pg_temp as $$
begin
  return query select p.programme_id from programme_participant p join organisation o on o.id = p.organisation_id
    where p.organisation_id = current_organisation() and o.kind = 'METROPOLE';
end $$;
revoke all on function own_programmes(), coordinated_programmes() from public;
grant execute on function own_programmes(), coordinated_programmes() to visibles_app;
--rollback drop function coordinated_programmes(); drop function own_programmes();

--changeset indicators:fact-policies logicalFilePath:indicators/0001
--comment: An organisation adds and reads its own facts; the coordination reads those of its programmes; nobody changes or removes any.
create policy own_select on fact for select to visibles_app
  using (organisation_id = (select current_organisation()) and (select may('FIGURES_OWN')));
create policy programme_select on fact for select to visibles_app
  using ((select may('FIGURES_PROGRAMME')) and programme_id in (select coordinated_programmes()));
create policy own_insert on fact for insert to visibles_app
  with check (organisation_id = (select current_organisation())
    and (programme_id is null or programme_id in (select own_programmes()))
    and case kind
      when 'ATTRIBUTES' then (select may('YOUTH_WRITE'))
      when 'STAGE' then (select may('JOURNEY_MOVE'))
      when 'OUTCOME_CHECK' then (select may('JOURNEY_MOVE'))
      when 'REFERRAL' then (select may('REFERRAL_SEND')) or (select may('REFERRAL_DECIDE'))
      else (select may('CONTACT_LOG'))
    end
    and may_record(subject, kind, cancels));
--rollback drop policy own_select on fact; drop policy programme_select on fact; drop policy own_insert on fact;

--changeset indicators:first-identified-facts logicalFilePath:indicators/0001 splitStatements:false
--comment: What all organisations counted about the people whom the current one identified first, stripped to what its own figures need: never who else acted, nor why something ended.
create function first_identified_facts(of_programme uuid, known_before timestamptz)
  returns table (id uuid, subject uuid, organisation_id uuid, kind text, effective_on date, recorded_at timestamptz, codes jsonb, cancels uuid)
  language plpgsql stable rows 200000 security definer set search_path = public, pg_temp as $$
begin
  if current_organisation() is null or not may('FIGURES_OWN') then
    return;
  end if;
  return query
    with first_identified as (
      select distinct on (f.subject) f.subject, f.organisation_id
      from fact f
      where f.programme_id = of_programme and f.kind = 'STAGE' and f.recorded_at < known_before
        and f.codes ->> 'stage' in ('IDENTIFIED', 'MOBILISED', 'CONNECTED', 'EXITED')
        and not exists (select from fact c where c.cancels = f.id and c.recorded_at < known_before)
      order by f.subject, f.effective_on, f.recorded_at, f.id)
    select f.id, f.subject, case when f.organisation_id = current_organisation() then f.organisation_id end,
      f.kind, f.effective_on, f.recorded_at, f.codes - array['reason', 'recipient', 'kind', 'channel', 'initiative'], f.cancels
    from fact f join first_identified i on i.subject = f.subject
    where f.programme_id = of_programme and f.recorded_at < known_before and i.organisation_id = current_organisation();
end $$;
revoke all on function first_identified_facts(uuid, timestamptz) from public;
grant execute on function first_identified_facts(uuid, timestamptz) to visibles_app;
alter function first_identified_facts(uuid, timestamptz) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function first_identified_facts(uuid, timestamptz); reset role;
