--liquibase formatted sql

--changeset acquaintance:rules-are-kept logicalFilePath:acquaintance/0007
--comment: Who set the limits when: the officer reads how they changed. An administrator sets them, in narrower bounds than the owner.
alter table acquaintance_rules add column set_at timestamptz, add column set_by uuid, add column version bigint not null default 0;
grant update (set_at, set_by, version) on acquaintance_rules to visibles_app;
alter policy manager_insert on acquaintance_rules with check ((select may('ORGANISATION_MANAGE'))
  and set_by = (select current_member()) and set_at is not null
  and member_week <= 50 and organisation_month <= 500 and member_week <= organisation_month and answer_days >= 7);
alter policy manager_update on acquaintance_rules with check ((select may('ORGANISATION_MANAGE'))
  and set_by = (select current_member()) and set_at is not null
  and member_week <= 50 and organisation_month <= 500 and member_week <= organisation_month and answer_days >= 7);
create table acquaintance_rules_version (
  programme_id uuid not null references programme (id) on delete cascade,
  version bigint not null,
  member_week integer not null,
  organisation_month integer not null,
  answer_days integer not null,
  tick_minutes integer not null,
  set_at timestamptz not null,
  set_by uuid,
  primary key (programme_id, version)
);
alter table acquaintance_rules_version enable row level security;
alter table acquaintance_rules_version force row level security;
create policy owner_all on acquaintance_rules_version to visibles_owner using (true) with check (true);
create policy reader_select on acquaintance_rules_version for select to visibles_app
  using ((select may('ORGANISATION_MANAGE')) or (select may('ACCESS_LOG_READ')));
create policy matcher_select on acquaintance_rules_version for select to visibles_matcher using (true);
create policy matcher_insert on acquaintance_rules_version for insert to visibles_matcher with check (true);
grant select on acquaintance_rules_version to visibles_app;
grant select, insert on acquaintance_rules_version to visibles_matcher;
--rollback drop table acquaintance_rules_version; alter policy manager_insert on acquaintance_rules with check ((select may('ORGANISATION_MANAGE'))); alter policy manager_update on acquaintance_rules with check ((select may('ORGANISATION_MANAGE'))); alter table acquaintance_rules drop column set_at, drop column set_by, drop column version;

--changeset acquaintance:rules-write-their-version logicalFilePath:acquaintance/0007 splitStatements:false
--comment: Whoever changes the limits leaves a version, the owner by SQL too (without a member).
create function acquaintance_rules_kept() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into acquaintance_rules_version (programme_id, version, member_week, organisation_month, answer_days, tick_minutes, set_at, set_by)
    select new.programme_id, coalesce(max(v.version), 0) + 1, new.member_week, new.organisation_month, new.answer_days,
      new.tick_minutes, coalesce(new.set_at, now()), new.set_by
    from acquaintance_rules_version v where v.programme_id = new.programme_id;
  return null;
end $$;
revoke all on function acquaintance_rules_kept() from public;
create trigger kept after insert or update on acquaintance_rules for each row execute function acquaintance_rules_kept();
alter function acquaintance_rules_kept() owner to visibles_matcher;
--rollback drop trigger kept on acquaintance_rules; set role visibles_matcher; drop function acquaintance_rules_kept(); reset role;

--changeset acquaintance:requests-of-one logicalFilePath:acquaintance/0007 splitStatements:false
--comment: For the data-protection officer: the requests of one member, the latest first. When, about whom (an id), when compared, whether stopped; of the answers nothing, and nothing that differs with them.
create function acquaintance_requests(who uuid, organisation uuid, since timestamptz, at timestamptz) returns table (id uuid, youth_id uuid,
    asked_at timestamptz, compared_at timestamptz, withdrawn_at timestamptz, ended boolean)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not may('ACCESS_LOG_READ') then return; end if;
  return query select r.id, r.youth_id, r.asked_at, k.concluded_at, r.withdrawn_at, r.ends_at <= at
    from acquaintance_request r left join acquaintance_check k on k.request_id = r.id
    where r.member_id = who and r.asking_id = organisation and r.asked_at >= since
    order by r.asked_at desc, r.id desc limit 100;
end $$;
revoke all on function acquaintance_requests(uuid, uuid, timestamptz, timestamptz) from public;
grant execute on function acquaintance_requests(uuid, uuid, timestamptz, timestamptz) to visibles_app;
alter function acquaintance_requests(uuid, uuid, timestamptz, timestamptz) owner to visibles_matcher;
--rollback set role visibles_matcher; drop function acquaintance_requests(uuid, uuid, timestamptz, timestamptz); reset role;
