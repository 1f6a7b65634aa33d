--liquibase formatted sql

--changeset exchange:take-back-what-was-judged-anew logicalFilePath:exchange/0005 splitStatements:false rollbackSplitStatements:false
--comment: As before, but a version that says nothing new of the person is no work on the record: the programme's rules changed, and the program judged anew whether the person is for it.
set role visibles_keeper;
create or replace function take_back_imported(person uuid, at timestamptz) returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare
  key uuid;
begin
  perform pg_advisory_xact_lock(hashtextextended(person::text, 0));
  if current_organisation() is null or not may('LIST_IMPORT') or not may('YOUTH_WRITE')
     or not exists (select from exchange_made m where m.youth_id = person and m.organisation_id = current_organisation())
     or not exists (select from youth y where y.id = person and y.made_by = current_organisation()) then
    raise exception 'not found';
  end if;
  if exists (select from joining j where person in (j.stays_id, j.goes_id)) then
    return 'JOINED';
  end if;
  if exists (select from circle c where c.youth_id = person and c.organisation_id <> current_organisation())
     or not exists (select from circle c where c.youth_id = person and c.organisation_id = current_organisation() and c.relation = 'FULL')
     or exists (select from introduction i where person in (i.asking_youth, i.known_youth)) then
    return 'CIRCLE';
  end if;
  if exists (select from youth_version v join youth_version made on made.youth_id = v.youth_id and made.version = 0
      where v.youth_id = person and v.version > 0 and v.snapshot - 'eligible' is distinct from made.snapshot - 'eligible') then
    return 'CHANGED';
  end if;
  if exists (select from contact c where c.youth_id = person) or exists (select from encounter_link l where l.youth_id = person) then
    return 'CONTACT';
  end if;
  if exists (select from referral r where r.youth_id = person)
     or exists (select from status_check s where s.youth_id = person and s.answer is not null) then
    return 'REFERRAL';
  end if;
  if exists (select from agreement a where a.youth_id = person) then
    return 'AGREEMENT';
  end if;
  if exists (select from journey_event e where e.youth_id = person and e.number > 1) then
    return 'JOURNEY';
  end if;
  select s.subject into key from fact_subject s where s.youth_id = person;
  insert into fact (id, programme_id, subject, organisation_id, kind, effective_on, recorded_at, codes, cancels)
    select gen_random_uuid(), f.programme_id, f.subject, current_organisation(), 'CANCELLED', f.effective_on, at, '{}', f.id
    from fact f where f.subject = key and f.kind <> 'CANCELLED'
      and not exists (select from fact c where c.cancels = f.id);
  delete from fact_subject s where s.youth_id = person;
  delete from youth y where y.id = person;
  return null;
end $$;
reset role;
--rollback set role visibles_keeper;
--rollback create or replace function take_back_imported(person uuid, at timestamptz) returns text language plpgsql security definer set search_path = public, pg_temp as $$
--rollback declare
--rollback   key uuid;
--rollback begin
--rollback   perform pg_advisory_xact_lock(hashtextextended(person::text, 0));
--rollback   if current_organisation() is null or not may('LIST_IMPORT') or not may('YOUTH_WRITE')
--rollback      or not exists (select from exchange_made m where m.youth_id = person and m.organisation_id = current_organisation())
--rollback      or not exists (select from youth y where y.id = person and y.made_by = current_organisation()) then
--rollback     raise exception 'not found';
--rollback   end if;
--rollback   if exists (select from joining j where person in (j.stays_id, j.goes_id)) then
--rollback     return 'JOINED';
--rollback   end if;
--rollback   if exists (select from circle c where c.youth_id = person and c.organisation_id <> current_organisation())
--rollback      or not exists (select from circle c where c.youth_id = person and c.organisation_id = current_organisation() and c.relation = 'FULL')
--rollback      or exists (select from introduction i where person in (i.asking_youth, i.known_youth)) then
--rollback     return 'CIRCLE';
--rollback   end if;
--rollback   if exists (select from youth y where y.id = person and y.version > 0) then
--rollback     return 'CHANGED';
--rollback   end if;
--rollback   if exists (select from contact c where c.youth_id = person) or exists (select from encounter_link l where l.youth_id = person) then
--rollback     return 'CONTACT';
--rollback   end if;
--rollback   if exists (select from referral r where r.youth_id = person)
--rollback      or exists (select from status_check s where s.youth_id = person and s.answer is not null) then
--rollback     return 'REFERRAL';
--rollback   end if;
--rollback   if exists (select from agreement a where a.youth_id = person) then
--rollback     return 'AGREEMENT';
--rollback   end if;
--rollback   if exists (select from journey_event e where e.youth_id = person and e.number > 1) then
--rollback     return 'JOURNEY';
--rollback   end if;
--rollback   select s.subject into key from fact_subject s where s.youth_id = person;
--rollback   insert into fact (id, programme_id, subject, organisation_id, kind, effective_on, recorded_at, codes, cancels)
--rollback     select gen_random_uuid(), f.programme_id, f.subject, current_organisation(), 'CANCELLED', f.effective_on, at, '{}', f.id
--rollback     from fact f where f.subject = key and f.kind <> 'CANCELLED'
--rollback       and not exists (select from fact c where c.cancels = f.id);
--rollback   delete from fact_subject s where s.youth_id = person;
--rollback   delete from youth y where y.id = person;
--rollback   return null;
--rollback end $$;
--rollback reset role;
