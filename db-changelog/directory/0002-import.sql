--liquibase formatted sql

--changeset directory:create-feed logicalFilePath:directory/0002
--comment: Addresses that an administrator has set to import from, by hand or every so many days.
create table dir_feed (
  id uuid primary key,
  url text not null check (length(url) <= 2000 and url ~ '^https://'),
  every_days integer check (every_days between 1 and 366),
  last_started_at timestamptz,
  set_by uuid not null default current_member(),
  version bigint not null
);
alter table dir_feed enable row level security;
alter table dir_feed force row level security;
create policy owner_all on dir_feed to visibles_owner using (true) with check (true);
create policy manager_select on dir_feed for select to visibles_app using ((select may('DIRECTORY_MANAGE')));
create policy manager_insert on dir_feed for insert to visibles_app
  with check ((select may('DIRECTORY_MANAGE')) and set_by = (select current_member()) and version = 0);
create policy manager_update on dir_feed for update to visibles_app
  using ((select may('DIRECTORY_MANAGE'))) with check ((select may('DIRECTORY_MANAGE')));
create policy manager_delete on dir_feed for delete to visibles_app using ((select may('DIRECTORY_MANAGE')));
grant select, insert, delete, update (url, every_days, last_started_at, version) on dir_feed to visibles_app;
--rollback drop table dir_feed;

--changeset directory:create-import logicalFilePath:directory/0002
--comment: One reading of a file: how far it is, what it found, what became of it. One at a time reads or applies.
create table dir_import (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  feed_id uuid,
  state text not null check (state in ('FETCHING', 'READING', 'READY', 'APPLYING', 'APPLIED', 'DISCARDED', 'CANCELLED', 'FAILED')),
  done bigint not null default 0,
  total bigint not null default 0,
  cancel boolean not null default false,
  failure text check (length(failure) <= 200),
  failure_arguments text[] not null default '{}',
  encoding text check (length(encoding) <= 40),
  counts jsonb not null default '{}',
  started_at timestamptz not null,
  started_by uuid default current_member(),
  alive_at timestamptz not null,
  ended_at timestamptz
);
comment on column dir_import.done is 'of the total: bytes while fetching and reading, lines while applying';
comment on column dir_import.alive_at is 'last sign of life of the node that works on it';
comment on column dir_import.failure is 'key of a text';
create unique index dir_import_one_at_a_time on dir_import ((true)) where state in ('FETCHING', 'READING', 'APPLYING');
create index dir_import_latest on dir_import (started_at desc, id desc);
alter table dir_import enable row level security;
alter table dir_import force row level security;
create policy owner_all on dir_import to visibles_owner using (true) with check (true);
create policy manager_select on dir_import for select to visibles_app using ((select may('DIRECTORY_MANAGE')));
create policy manager_insert on dir_import for insert to visibles_app with check ((select may('DIRECTORY_MANAGE')));
create policy manager_update on dir_import for update to visibles_app
  using ((select may('DIRECTORY_MANAGE'))) with check ((select may('DIRECTORY_MANAGE')));
grant select, insert (id, name, feed_id, state, started_at, alive_at),
  update (state, done, total, cancel, failure, failure_arguments, encoding, counts, alive_at, ended_at) on dir_import to visibles_app;
--rollback drop table dir_import;

--changeset directory:create-import-row logicalFilePath:directory/0002
--comment: What a file holds, until it is applied or given up. A record that was refused stands here without its data: it is mentioned, so what is held of it does not vanish.
create table dir_import_row (
  import_id uuid not null references dir_import (id),
  kind text not null,
  source text not null,
  id text not null,
  line bigint not null,
  data jsonb,
  primary key (import_id, kind, source, id)
);
create index dir_import_row_by_line on dir_import_row (import_id, line);
alter table dir_import_row enable row level security;
alter table dir_import_row force row level security;
create policy owner_all on dir_import_row to visibles_owner using (true) with check (true);
create policy manager_select on dir_import_row for select to visibles_app using ((select may('DIRECTORY_MANAGE')));
create policy manager_insert on dir_import_row for insert to visibles_app with check ((select may('DIRECTORY_MANAGE')));
create policy manager_delete on dir_import_row for delete to visibles_app using ((select may('DIRECTORY_MANAGE')));
grant select, insert, delete on dir_import_row to visibles_app;
--rollback drop table dir_import_row;

--changeset directory:create-import-problem logicalFilePath:directory/0002
--comment: What a file holds that is not as the schema wants it: refused, left out, or kept and reported. The first of them; all are counted.
create table dir_import_problem (
  import_id uuid not null references dir_import (id),
  number integer not null,
  effect text not null check (effect in ('REJECTED', 'LEFT_OUT', 'KEPT')),
  line bigint not null,
  record text check (length(record) <= 200),
  field text check (length(field) <= 100),
  reason text not null check (length(reason) <= 60),
  value text check (length(value) <= 200),
  times bigint not null,
  primary key (import_id, number)
);
alter table dir_import_problem enable row level security;
alter table dir_import_problem force row level security;
create policy owner_all on dir_import_problem to visibles_owner using (true) with check (true);
create policy manager_select on dir_import_problem for select to visibles_app using ((select may('DIRECTORY_MANAGE')));
create policy manager_insert on dir_import_problem for insert to visibles_app with check ((select may('DIRECTORY_MANAGE')));
create policy manager_delete on dir_import_problem for delete to visibles_app using ((select may('DIRECTORY_MANAGE')));
grant select, insert, delete on dir_import_problem to visibles_app;
--rollback drop table dir_import_problem;
