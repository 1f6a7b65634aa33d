--liquibase formatted sql

--changeset verification:remind-checks-by-programme logicalFilePath:verification/0002 splitStatements:false rollbackSplitStatements:false
--comment: The days of each step are those of the programme that the asking organisation works in; outside every programme, ten, twenty and thirty.
set role visibles_keeper;
drop function remind_checks(timestamptz, integer);
reset role;
create policy keeper_select on programme for select to visibles_keeper using (true);
grant select on programme to visibles_keeper;
create function remind_checks(at timestamptz, today date, step integer)
  returns table (addressee_id uuid, asking_id uuid, waiting bigint, days integer)
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if current_organisation() is not null or current_account() is not null then raise exception 'not found'; end if;
  return query with asker as (
      select distinct s.asking_id as id from status_check s where s.closed_at is null and s.answer is null),
    allowed as (
      select a.id, coalesce((select (array[p.check_due_days, p.check_again_days, p.check_silent_days])[step]
        from programme p join programme_participant q on q.programme_id = p.id
        where q.organisation_id = a.id
        order by (p.starts_on <= today) desc, case when p.starts_on <= today then p.starts_on end desc, p.starts_on, p.id
        limit 1), step * 10) as length
      from asker a),
    due as (
      update status_check s set reminded = step from allowed w
      where w.id = s.asking_id and s.closed_at is null and s.answer is null and s.reminded < step
        and s.asked_at < at - make_interval(days => w.length)
      returning s.addressee_id, s.asking_id, w.length)
    select d.addressee_id, d.asking_id, count(*), d.length from due d group by 1, 2, 4 order by 1, 2;
end $$;
revoke all on function remind_checks(timestamptz, date, integer) from public;
grant execute on function remind_checks(timestamptz, date, integer) to visibles_app;
alter function remind_checks(timestamptz, date, integer) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function remind_checks(timestamptz, date, integer); reset role;
--rollback revoke select on programme from visibles_keeper; drop policy keeper_select on programme;
--rollback create function remind_checks(asked_before timestamptz, step integer) returns table (addressee_id uuid, asking_id uuid, waiting bigint)
--rollback   language plpgsql security definer set search_path = public, pg_temp as $$
--rollback begin
--rollback   if current_organisation() is not null or current_account() is not null then raise exception 'not found'; end if;
--rollback   return query with due as (
--rollback       update status_check s set reminded = step
--rollback       where s.closed_at is null and s.answer is null and s.reminded < step and s.asked_at < asked_before
--rollback       returning s.addressee_id, s.asking_id)
--rollback     select d.addressee_id, d.asking_id, count(*) from due d group by 1, 2 order by 1, 2;
--rollback end $$;
--rollback revoke all on function remind_checks(timestamptz, integer) from public;
--rollback grant execute on function remind_checks(timestamptz, integer) to visibles_app;
--rollback alter function remind_checks(timestamptz, integer) owner to visibles_keeper;
