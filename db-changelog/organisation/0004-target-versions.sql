--liquibase formatted sql

--changeset organisation:target-versions logicalFilePath:organisation/0004
--comment: Each value that a target ever had, with the instant since which it holds, so that figures of a past day stand beside the target of that day. What was set before this change holds from the beginning; without a value the target was taken away.
alter table target add column set_at timestamptz not null default '-infinity';
grant update (set_at) on target to visibles_app;
create table target_version (
  programme_id uuid not null references programme (id),
  organisation_id uuid references organisation (id),
  indicator text not null,
  since timestamptz not null,
  value double precision,
  unique nulls not distinct (programme_id, organisation_id, indicator, since)
);
insert into target_version select programme_id, organisation_id, indicator, '-infinity', value from target;
alter table target_version enable row level security;
alter table target_version force row level security;
create policy owner_all on target_version to visibles_owner using (true) with check (true);
create policy participant_select on target_version for select to visibles_app
  using (exists (select from programme_participant p where p.programme_id = target_version.programme_id
    and p.organisation_id = (select current_organisation()))
    and (organisation_id is null or organisation_id = (select current_organisation()) or (select may('PROGRAMME_MANAGE'))));
create policy keeper_select on target_version for select to visibles_keeper using (true);
create policy keeper_insert on target_version for insert to visibles_keeper with check (true);
grant select on target_version to visibles_app;
grant select, insert on target_version to visibles_keeper;
--rollback drop table target_version; alter table target drop column set_at;

--changeset organisation:keep-target-versions logicalFilePath:organisation/0004 splitStatements:false
--comment: Keeps each change of a target. Nobody sets one as of a moment before the last change.
create function keep_target() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  the target%rowtype;
  last timestamptz;
begin
  the := case when tg_op = 'DELETE' then old else new end;
  select max(v.since) into last from target_version v
    where v.programme_id = the.programme_id and v.organisation_id is not distinct from the.organisation_id and v.indicator = the.indicator;
  if tg_op = 'DELETE' or tg_op = 'UPDATE' and new.set_at = old.set_at or the.set_at <= last then
    the.set_at := greatest(clock_timestamp(), last + interval '1 microsecond');
  end if;
  insert into target_version values (the.programme_id, the.organisation_id, the.indicator, the.set_at,
    case when tg_op <> 'DELETE' then the.value end);
  return the;
end $$;
revoke all on function keep_target() from public;
create trigger kept_first before insert on target for each row execute function keep_target();
create trigger kept_changed before update on target for each row when (old.value <> new.value) execute function keep_target();
create trigger kept_taken before delete on target for each row execute function keep_target();
alter function keep_target() owner to visibles_keeper;
--rollback drop trigger kept_taken on target; drop trigger kept_changed on target; drop trigger kept_first on target; set role visibles_keeper; drop function keep_target(); reset role;
