--liquibase formatted sql

--changeset privacy:create-access-log logicalFilePath:privacy/0001
--comment: Who saw or changed what, when, and what was refused. Only ids and codes; the program can add to it, never change or remove.
create table access_log (
  id uuid primary key,
  at timestamptz not null,
  account_id uuid,
  member_id uuid,
  organisation_id uuid,
  action text not null check (action ~ '^[a-z][a-z0-9.-]{1,63}$'),
  entity text check (entity in ('YOUTH', 'REFERRAL', 'CONTACT')),
  entity_id uuid,
  outcome text not null check (outcome in ('OK', 'REFUSED')),
  check ((entity is null) = (entity_id is null))
);
create index access_log_by_day on access_log (at desc, id);
create index access_log_by_member on access_log (member_id, at desc);
create index access_log_by_entity on access_log (entity_id, at desc);
alter table access_log enable row level security;
alter table access_log force row level security;
create policy owner_all on access_log to visibles_owner using (true) with check (true);
create policy dpo_select on access_log for select to visibles_app using ((select may('ACCESS_LOG_READ')));
create policy own_insert on access_log for insert to visibles_app
  with check (account_id is not distinct from (select current_account())
    and member_id is not distinct from (select current_member())
    and organisation_id is not distinct from (select current_organisation()));
grant select, insert on access_log to visibles_app;
--rollback drop table access_log;
