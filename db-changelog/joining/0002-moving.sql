--liquibase formatted sql

--changeset joining:lock-referrals logicalFilePath:joining/0002 splitStatements:false
--comment: Waits for whoever sends or answers a referral of the two at this moment, before anything else is locked, so that neither waits for the other.
create function lock_referrals(one uuid, other uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not may('YOUTH_JOIN') then
    raise exception 'not found';
  end if;
  perform from referral r where r.youth_id in (one, other) and exists (select from circle c where c.youth_id = r.youth_id
    and c.organisation_id = current_organisation() and c.relation = 'FULL') order by r.id for update;
end $$;
revoke all on function lock_referrals(uuid, uuid) from public;
grant execute on function lock_referrals(uuid, uuid) to visibles_app;
alter function lock_referrals(uuid, uuid) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function lock_referrals(uuid, uuid); reset role;

--changeset joining:move-joined-rows logicalFilePath:joining/0002 splitStatements:false
--comment: Moves the rows of one table to the record that stays, in the transaction that joins, and back in the one that undoes it; what came later stays. Of two questions that wait at the mission locale one is closed. A referral's version goes up, so that who was about to answer it reads it anew.
create function move_joined_rows(of_joining uuid, of_table text) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  j joining%rowtype;
  more text := case of_table when 'referral' then ', version = version + 1' else '' end;
  but text := '';
begin
  select * into j from joining where id = of_joining and organisation_id = current_organisation() and may('YOUTH_JOIN');
  if j.id is null or of_table not in ('contact', 'encounter_link', 'agreement', 'suggestion', 'referral', 'journey_proposal', 'status_check')
      or pg_current_xact_id() is distinct from coalesce(j.undone_in, j.joined_in) then
    raise exception 'not found';
  end if;
  if j.undone_at is null then
    if of_table = 'status_check' and exists (select from status_check s where s.youth_id = j.stays_id and s.closed_at is null and s.answer is null) then
      with closed as (
        update status_check s set closed_at = j.joined_at
        where s.youth_id = j.goes_id and s.closed_at is null and s.answer is null returning s.id)
      insert into joined_row select j.id, 'status_check closed', c.id from closed c;
    end if;
    if of_table = 'journey_proposal' then
      but := ' and event_id is null'; -- one that was taken stays with the stage it led to
    end if;
    execute format('with moved as (update %I set youth_id = $1%s where youth_id = $2%s returning id)
      insert into joined_row select $3, $4, id from moved', of_table, more, but) using j.stays_id, j.goes_id, j.id, of_table;
    return;
  end if;
  if of_table = 'contact' then
    perform count_where_it_goes(j.id);
  elsif of_table = 'journey_proposal' then
    but := ' and event_id is null';
  elsif of_table = 'referral' then
    but := ' and (agreement_id is null or not exists (select from agreement a where a.id = agreement_id and a.youth_id = $2))';
  end if;
  execute format('update %I set youth_id = $1%s where youth_id = $2%s
    and id in (select row_id from joined_row where joining_id = $3 and of_table = $4)', of_table, more, but)
    using j.goes_id, j.stays_id, j.id, of_table;
  if of_table = 'status_check' then
    update status_check s set closed_at = null
      where s.youth_id = j.goes_id and s.id in (select r.row_id from joined_row r where r.joining_id = j.id and r.of_table = 'status_check closed');
  elsif of_table = 'referral' then
    perform count_referrals_where_they_go(j.id);
  end if;
end $$;
revoke all on function move_joined_rows(uuid, text) from public;
grant execute on function move_joined_rows(uuid, text) to visibles_app;
alter function move_joined_rows(uuid, text) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function move_joined_rows(uuid, text); reset role;

--changeset joining:count-where-it-goes logicalFilePath:joining/0002 splitStatements:false
--comment: What was counted for the record that stays while the two were one, about a row that now goes back, is taken back there and counted where it goes: by whom and when as before.
create policy keeper_insert on fact for insert to visibles_keeper with check (true);
grant insert on fact to visibles_keeper;
create function count_again(was fact, counted uuid, at timestamptz) returns uuid language plpgsql security definer set search_path = public, pg_temp as $$
declare
  again uuid := gen_random_uuid();
begin
  insert into fact (id, programme_id, subject, organisation_id, kind, effective_on, recorded_at, codes, cancels)
    values (gen_random_uuid(), was.programme_id, was.subject, was.organisation_id, 'CANCELLED', was.effective_on, at, '{}', was.id),
      (again, was.programme_id, counted, was.organisation_id, was.kind, was.effective_on, at, was.codes, null);
  return again;
end $$;
create function count_where_it_goes(of_joining uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  j joining%rowtype;
  counted uuid;
  was record;
begin
  select * into j from joining where id = of_joining;
  select s.subject into counted from fact_subject s where s.youth_id = j.goes_id;
  for was in select k.id as contact, k.withdrawn, f as fact from joined_row r join contact k on k.id = r.row_id and k.youth_id = j.stays_id
      join fact f on f.id = k.fact_id
      where r.joining_id = j.id and r.of_table = 'contact' and counted is not null
        and f.subject = (select s.subject from fact_subject s where s.youth_id = j.stays_id) loop
    if was.withdrawn then
      continue; -- counts nowhere
    end if;
    update contact k set fact_id = count_again(was.fact, counted, j.undone_at), youth_id = j.goes_id where k.id = was.contact;
  end loop;
end $$;
create function count_referrals_where_they_go(of_joining uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  j joining%rowtype;
  counted uuid;
  was fact;
begin
  select * into j from joining where id = of_joining;
  select s.subject into counted from fact_subject s where s.youth_id = j.goes_id;
  for was in select f.* from joined_row r join referral q on q.id = r.row_id and q.youth_id = j.goes_id
      join fact f on f.kind = 'REFERRAL' and f.codes ->> 'referral' = q.id::text
      where r.joining_id = j.id and r.of_table = 'referral' and counted is not null
        and f.subject = (select s.subject from fact_subject s where s.youth_id = j.stays_id)
        and not exists (select from fact c where c.cancels = f.id)
      order by f.recorded_at, f.id loop
    perform count_again(was, counted, j.undone_at);
  end loop;
end $$;
revoke all on function count_again(fact, uuid, timestamptz), count_where_it_goes(uuid), count_referrals_where_they_go(uuid) from public;
alter function count_referrals_where_they_go(uuid) owner to visibles_keeper;
alter function count_where_it_goes(uuid) owner to visibles_keeper;
alter function count_again(fact, uuid, timestamptz) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function count_referrals_where_they_go(uuid); drop function count_where_it_goes(uuid); drop function count_again(fact, uuid, timestamptz); reset role; revoke insert on fact from visibles_keeper; drop policy keeper_insert on fact;

--changeset joining:cancel-where-it-was-counted logicalFilePath:joining/0002 splitStatements:false rollbackSplitStatements:false
--comment: What was counted for a record before it went into another is taken back there, although it is told of the record that stays; by who follows that one, or has counted it.
create function cancel_where_counted() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  whose uuid;
begin
  select f.subject into whose from fact f where f.id = new.cancels;
  if whose <> new.subject and exists (select from fact_subject w join fact_subject n on n.subject = new.subject
      where w.subject = whose and stands_for(w.youth_id) = n.youth_id) then
    new.subject := whose;
  end if;
  return new;
end $$;
revoke all on function cancel_where_counted() from public;
create trigger cancel_where_counted before insert on fact for each row when (new.cancels is not null and new.subject is not null)
  execute function cancel_where_counted();
alter function cancel_where_counted() owner to visibles_keeper;
set role visibles_keeper;
create or replace function may_record(counted uuid, fact_kind text, taken_back uuid) returns boolean language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  person uuid;
  relation text;
begin
  select s.youth_id into person from fact_subject s where s.subject = counted;
  if fact_kind = 'CANCELLED' then
    person := stands_for(person);
  end if;
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
reset role;
--rollback set role visibles_keeper;
--rollback create or replace function may_record(counted uuid, fact_kind text, taken_back uuid) returns boolean language plpgsql volatile security definer set search_path = public, pg_temp as $$
--rollback declare
--rollback   person uuid;
--rollback   relation text;
--rollback begin
--rollback   select s.youth_id into person from fact_subject s where s.subject = counted;
--rollback   select c.relation into relation from circle c where c.youth_id = person and c.organisation_id = current_organisation();
--rollback   if fact_kind in ('ATTRIBUTES', 'STAGE', 'OUTCOME_CHECK') then
--rollback     return coalesce(relation = 'FULL', false);
--rollback   end if;
--rollback   if fact_kind = 'CANCELLED' then
--rollback     return exists (select from fact f where f.id = taken_back and f.subject = counted and f.kind <> 'CANCELLED'
--rollback       and (f.organisation_id = current_organisation() or relation = 'FULL'));
--rollback   end if;
--rollback   if relation is not null then
--rollback     return true;
--rollback   end if;
--rollback   return fact_kind in ('REFERRAL', 'KNOWN_CHECK') and exists (select from referral r
--rollback     where r.youth_id = person and r.recipient_id = current_organisation() and r.status <> 'DRAFT');
--rollback end $$;
--rollback reset role;
--rollback drop trigger cancel_where_counted on fact;
--rollback set role visibles_keeper;
--rollback drop function cancel_where_counted();
--rollback reset role;
