--liquibase formatted sql

--changeset verification:create-status-check logicalFilePath:verification/0001
--comment: A question to the mission locale that is competent for a person's commune: already followed there? It holds no more of the person than its id. One waits at a time.
create table status_check (
  id uuid primary key,
  youth_id uuid not null references youth (id) on delete cascade,
  asking_id uuid not null references organisation (id),
  addressee_id uuid not null references organisation (id),
  asked_at timestamptz not null,
  reminded integer not null default 0 check (reminded between 0 and 3),
  answer text check (answer in ('ACTIVE', 'KNOWN', 'UNKNOWN')),
  answered_at timestamptz,
  answered_by uuid,
  applied_at timestamptz,
  closed_at timestamptz,
  constraint status_check_answered_whole check ((answer is null) = (answered_at is null)
    and (answer is null) = (answered_by is null) and (applied_at is null or answer is not null))
);
create unique index status_check_waiting on status_check (youth_id) where closed_at is null and answer is null;
create index status_check_addressed on status_check (addressee_id, asked_at) where closed_at is null;
create index status_check_of_youth on status_check (youth_id, asked_at desc);
create index status_check_unapplied on status_check (answered_at) where closed_at is null and answer is not null and applied_at is null;
alter table status_check enable row level security;
alter table status_check force row level security;
create policy owner_all on status_check to visibles_owner using (true) with check (true);
create policy keeper_select on status_check for select to visibles_keeper using (true);
create policy keeper_update on status_check for update to visibles_keeper using (true) with check (true);
grant select, update (answer, answered_at, answered_by, applied_at, reminded) on status_check to visibles_keeper;
--rollback drop table status_check;

--changeset verification:status-check-policies logicalFilePath:verification/0001
--comment: Whoever follows fully asks, sees what it asked and takes the answer over; the mission locale sees what is addressed to it. Only the function below writes an answer.
create policy follower_select on status_check for select to visibles_app
  using ((select may('YOUTH_READ')) and exists (select from circle c where c.youth_id = status_check.youth_id
    and c.organisation_id = (select current_organisation()) and c.relation = 'FULL'));
create policy addressee_select on status_check for select to visibles_app
  using (addressee_id = (select current_organisation()) and (select may('STATUS_CHECK')) and closed_at is null);
create policy follower_insert on status_check for insert to visibles_app
  with check ((select may('YOUTH_WRITE')) and asking_id = (select current_organisation())
    and reminded = 0 and answer is null and closed_at is null
    and exists (select from youth y join competence k on k.commune_code = y.commune_code
      where y.id = youth_id and k.organisation_id = addressee_id and y.informed_on is not null
        and y.last_name is not null and y.first_name is not null
        and coalesce(y.known_to_ml, 'NOT_CHECKED') = 'NOT_CHECKED'));
create policy follower_update on status_check for update to visibles_app
  using ((select may('YOUTH_WRITE')) and exists (select from circle c where c.youth_id = status_check.youth_id
    and c.organisation_id = (select current_organisation()) and c.relation = 'FULL'))
  with check (true);
grant select, insert (id, youth_id, asking_id, addressee_id, asked_at), update (applied_at, closed_at) on status_check to visibles_app;
--rollback revoke all on status_check from visibles_app; drop policy follower_select on status_check; drop policy addressee_select on status_check; drop policy follower_insert on status_check; drop policy follower_update on status_check;

--changeset verification:checks-to-answer logicalFilePath:verification/0001 splitStatements:false
--comment: What the mission locale needs to find somebody in its own files, for the people it is asked about and no others; those it answered lately too, so that it can correct itself.
create function checks_to_answer(answered_since timestamptz, skipped integer, most integer)
  returns table (youth_id uuid, first_name text, last_name text, birth_date date, age_band text, commune_code text, asking_id uuid,
    asked_at timestamptz, answer text)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not may('STATUS_CHECK') then return; end if;
  return query select s.youth_id, y.first_name, y.last_name, y.birth_date, y.age_band, y.commune_code, s.asking_id, s.asked_at, s.answer
    from status_check s join youth y on y.id = s.youth_id
    where s.addressee_id = current_organisation() and s.closed_at is null
      and (s.answer is null or s.answered_at >= answered_since) and y.informed_on is not null
    order by s.answer is not null, s.answered_at desc nulls first, s.asked_at, s.id
    offset skipped limit least(most, 200);
end $$;
revoke all on function checks_to_answer(timestamptz, integer, integer) from public;
grant execute on function checks_to_answer(timestamptz, integer, integer) to visibles_app;
alter function checks_to_answer(timestamptz, integer, integer) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function checks_to_answer(timestamptz, integer, integer); reset role;

--changeset verification:answer-check logicalFilePath:verification/0001 splitStatements:false
--comment: The mission locale answers, or corrects its answer of the last days. The same answer twice changes nothing; the same words for all refusals.
create function answer_check(person uuid, given text, at timestamptz, answered_since timestamptz) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  found_one status_check%rowtype;
begin
  select s.* into found_one from status_check s
    where s.youth_id = person and s.addressee_id = current_organisation() and s.closed_at is null and may('STATUS_CHECK')
      and (s.answer is null or s.answered_at >= answered_since)
    order by s.asked_at desc limit 1 for update;
  if found_one.id is null or given is null or given not in ('ACTIVE', 'KNOWN', 'UNKNOWN') then
    raise exception 'not found';
  end if;
  update status_check s set answer = given, answered_at = at, answered_by = current_member(), applied_at = null
    where s.id = found_one.id and s.answer is distinct from given;
end $$;
revoke all on function answer_check(uuid, text, timestamptz, timestamptz) from public;
grant execute on function answer_check(uuid, text, timestamptz, timestamptz) to visibles_app;
alter function answer_check(uuid, text, timestamptz, timestamptz) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function answer_check(uuid, text, timestamptz, timestamptz); reset role;

--changeset verification:checks-to-apply logicalFilePath:verification/0001 splitStatements:false
--comment: Where answers wait to be taken over, by the organisation that has followed the person longest. Refused as soon as anybody acts.
create function checks_to_apply() returns table (organisation_id uuid)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if current_organisation() is not null or current_account() is not null then raise exception 'not found'; end if;
  return query select distinct c.organisation_id from status_check s cross join lateral (
      select f.organisation_id from circle f where f.youth_id = s.youth_id and f.relation = 'FULL' order by f.since, f.organisation_id limit 1) c
    where s.closed_at is null and s.answer is not null and s.applied_at is null;
end $$;
revoke all on function checks_to_apply() from public;
grant execute on function checks_to_apply() to visibles_app;
alter function checks_to_apply() owner to visibles_keeper;
--rollback set role visibles_keeper; drop function checks_to_apply(); reset role;

--changeset verification:remind-checks logicalFilePath:verification/0001 splitStatements:false
--comment: Counts what waits since before the day given and was reminded less often, and marks it as reminded: the same call twice reminds once. Refused as soon as anybody acts.
create function remind_checks(asked_before timestamptz, step integer) returns table (addressee_id uuid, asking_id uuid, waiting bigint)
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if current_organisation() is not null or current_account() is not null then raise exception 'not found'; end if;
  return query with due as (
      update status_check s set reminded = step
      where s.closed_at is null and s.answer is null and s.reminded < step and s.asked_at < asked_before
      returning s.addressee_id, s.asking_id)
    select d.addressee_id, d.asking_id, count(*) from due d group by 1, 2 order by 1, 2;
end $$;
revoke all on function remind_checks(timestamptz, integer) from public;
grant execute on function remind_checks(timestamptz, integer) to visibles_app;
alter function remind_checks(timestamptz, integer) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function remind_checks(timestamptz, integer); reset role;
