--liquibase formatted sql

--changeset exchange:create-export logicalFilePath:exchange/0004
--comment: Which lists left the program: who took one, what for, how many people it holds. Told to those of the organisation who may take one, and to its data-protection officer; never changed but by the end of writing.
create table exchange_export (
  id uuid primary key,
  organisation_id uuid not null default current_organisation(),
  member_id uuid not null default current_member(),
  begun_at timestamptz not null,
  purpose text not null check (purpose in ('TEAM', 'MAILING', 'MEETING', 'OTHER_TOOL')),
  format text not null check (format in ('XLSX', 'ODS', 'CSV')),
  confirmed boolean not null,
  people integer check (people >= 0),
  ended_at timestamptz,
  check ((people is null) = (ended_at is null))
);
comment on column exchange_export.confirmed is 'whether the password was asked for again';
create index exchange_export_latest on exchange_export (organisation_id, begun_at desc, id desc);
alter table exchange_export enable row level security;
alter table exchange_export force row level security;
create policy owner_all on exchange_export to visibles_owner using (true) with check (true);
create policy own_select on exchange_export for select to visibles_app
  using (organisation_id = (select current_organisation()) and ((select may('LIST_EXPORT')) or (select may('ACCESS_LOG_READ'))));
create policy own_insert on exchange_export for insert to visibles_app
  with check (organisation_id = (select current_organisation()) and (select may('LIST_EXPORT'))
    and member_id = (select current_member()) and ended_at is null);
create policy own_update on exchange_export for update to visibles_app
  using (organisation_id = (select current_organisation()) and (select may('LIST_EXPORT'))
    and member_id = (select current_member()) and ended_at is null)
  with check (member_id = (select current_member()));
grant select, insert (id, begun_at, purpose, format, confirmed), update (people, ended_at) on exchange_export to visibles_app;
--rollback drop table exchange_export;
