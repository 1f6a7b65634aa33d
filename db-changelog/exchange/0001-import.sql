--liquibase formatted sql

--changeset exchange:create-import logicalFilePath:exchange/0001
--comment: One list that somebody brought: what the file was, which column holds what, how far it is. Seen by those of the organisation who may import.
create table exchange_import (
  id uuid primary key,
  organisation_id uuid not null,
  made_by uuid not null,
  made_at timestamptz not null,
  name text not null check (length(name) between 1 and 200),
  state text not null check (state in ('READING', 'MAPPING', 'CHECKING', 'READY', 'APPLYING', 'APPLIED', 'UNDOING', 'UNDONE', 'FAILED', 'DISCARDED')),
  format text check (length(format) <= 10),
  detail text check (length(detail) <= 200),
  layout text check (length(layout) <= 40),
  header text[] not null default '{}',
  header_line bigint,
  hidden integer[] not null default '{}',
  remarks jsonb not null default '[]',
  fields jsonb not null default '{}',
  pseudonymous boolean not null default false,
  informed_on date,
  informed_means text check (informed_means in ('ORAL', 'WRITTEN', 'DIGITAL')),
  applied_by uuid,
  done bigint not null default 0,
  total bigint not null default 0,
  cancel boolean not null default false,
  failure text check (length(failure) <= 200),
  failure_arguments text[] not null default '{}',
  alive_at timestamptz not null,
  ended_at timestamptz,
  check ((informed_on is null) = (informed_means is null))
);
comment on column exchange_import.alive_at is 'last sign of life of the node that works on it';
create index exchange_import_latest on exchange_import (organisation_id, made_at desc, id desc);
alter table exchange_import enable row level security;
alter table exchange_import force row level security;
create policy owner_all on exchange_import to visibles_owner using (true) with check (true);
create policy own_select on exchange_import for select to visibles_app
  using (organisation_id = (select current_organisation()) and (select may('LIST_IMPORT')));
create policy own_insert on exchange_import for insert to visibles_app
  with check (organisation_id = (select current_organisation()) and (select may('LIST_IMPORT')) and made_by = (select current_member()));
create policy own_update on exchange_import for update to visibles_app
  using (organisation_id = (select current_organisation()) and (select may('LIST_IMPORT')))
  with check (organisation_id = (select current_organisation()));
grant select, insert, update (state, format, detail, layout, header, header_line, hidden, remarks, fields, pseudonymous,
  informed_on, informed_means, applied_by, done, total, cancel, failure, failure_arguments, alive_at, ended_at) on exchange_import to visibles_app;
--rollback drop table exchange_import;

--changeset exchange:create-row logicalFilePath:exchange/0001
--comment: The rows of a list as they stand in the file, beside the records until somebody applies them; what became of each. Forgotten after some days.
create table exchange_row (
  import_id uuid not null references exchange_import (id) on delete cascade,
  number bigint not null,
  organisation_id uuid not null,
  cells text[] not null,
  state text check (state in ('NEW', 'KNOWN', 'UNCLEAR', 'REFUSED')),
  problems jsonb not null default '[]',
  match_youth uuid,
  match_number bigint,
  match_reasons jsonb not null default '[]',
  chosen boolean,
  row_key bytea,
  occurrence integer not null default 1,
  outcome text check (outcome in ('CREATED', 'ALREADY', 'REFUSED')),
  primary key (import_id, number)
);
comment on column exchange_row.chosen is 'what a person decided for a row that is known or unclear: whether a record is made';
create index exchange_row_by_state on exchange_row (import_id, state, number);
alter table exchange_row enable row level security;
alter table exchange_row force row level security;
create policy owner_all on exchange_row to visibles_owner using (true) with check (true);
create policy own_select on exchange_row for select to visibles_app
  using (organisation_id = (select current_organisation()) and (select may('LIST_IMPORT')));
create policy own_insert on exchange_row for insert to visibles_app
  with check (organisation_id = (select current_organisation()) and (select may('LIST_IMPORT'))
    and exists (select from exchange_import i where i.id = import_id and i.organisation_id = exchange_row.organisation_id));
create policy own_update on exchange_row for update to visibles_app
  using (organisation_id = (select current_organisation()) and (select may('LIST_IMPORT')))
  with check (organisation_id = (select current_organisation()));
create policy own_delete on exchange_row for delete to visibles_app
  using (organisation_id = (select current_organisation()) and (select may('LIST_IMPORT')));
grant select, insert, delete, update (cells, state, problems, match_youth, match_number, match_reasons, chosen, row_key, occurrence, outcome)
  on exchange_row to visibles_app;
--rollback drop table exchange_row;

--changeset exchange:create-row-trait logicalFilePath:exchange/0001
--comment: What rows of one list may have in common, to find the same person there twice; as digests, compared for equality alone.
create table exchange_row_trait (
  import_id uuid not null,
  trait bytea not null,
  number bigint not null,
  organisation_id uuid not null,
  primary key (import_id, trait, number),
  foreign key (import_id, number) references exchange_row (import_id, number) on delete cascade
);
create index exchange_row_trait_of_row on exchange_row_trait (import_id, number);
alter table exchange_row_trait enable row level security;
alter table exchange_row_trait force row level security;
create policy owner_all on exchange_row_trait to visibles_owner using (true) with check (true);
create policy own_select on exchange_row_trait for select to visibles_app
  using (organisation_id = (select current_organisation()) and (select may('LIST_IMPORT')));
create policy own_insert on exchange_row_trait for insert to visibles_app
  with check (organisation_id = (select current_organisation()) and (select may('LIST_IMPORT'))
    and exists (select from exchange_import i where i.id = import_id and i.organisation_id = exchange_row_trait.organisation_id));
create policy own_delete on exchange_row_trait for delete to visibles_app
  using (organisation_id = (select current_organisation()) and (select may('LIST_IMPORT')));
grant select, insert, delete on exchange_row_trait to visibles_app;
--rollback drop table exchange_row_trait;

--changeset exchange:create-made logicalFilePath:exchange/0001
--comment: Which row of a list became which record: the same row brought again, by whomever of the organisation, makes no second one. A digest, no value of the row.
create table exchange_made (
  organisation_id uuid not null,
  row_key bytea not null check (length(row_key) = 32),
  occurrence integer not null,
  import_id uuid not null references exchange_import (id),
  number bigint not null,
  youth_id uuid not null unique references youth (id) on delete cascade,
  kept text check (length(kept) <= 40),
  primary key (organisation_id, row_key, occurrence)
);
comment on column exchange_made.kept is 'why the record stayed when the import was undone';
create index exchange_made_by_import on exchange_made (import_id, number);
alter table exchange_made enable row level security;
alter table exchange_made force row level security;
create policy owner_all on exchange_made to visibles_owner using (true) with check (true);
create policy own_select on exchange_made for select to visibles_app
  using (organisation_id = (select current_organisation()) and (select may('LIST_IMPORT')));
create policy own_insert on exchange_made for insert to visibles_app
  with check (organisation_id = (select current_organisation()) and (select may('LIST_IMPORT')) and kept is null
    and exists (select from exchange_import i where i.id = import_id and i.organisation_id = exchange_made.organisation_id)
    and exists (select from circle c where c.youth_id = exchange_made.youth_id
      and c.organisation_id = (select current_organisation()) and c.relation = 'FULL'));
create policy own_update on exchange_made for update to visibles_app
  using (organisation_id = (select current_organisation()) and (select may('LIST_IMPORT')))
  with check (organisation_id = (select current_organisation()));
grant select, insert, update (kept) on exchange_made to visibles_app;
--rollback drop table exchange_made;

--changeset exchange:create-columns logicalFilePath:exchange/0001
--comment: What an organisation said of the columns of such a list, so that it need not say it again.
create table exchange_columns (
  organisation_id uuid not null,
  header_key bytea not null check (length(header_key) = 32),
  fields jsonb not null,
  saved_by uuid not null,
  saved_at timestamptz not null,
  primary key (organisation_id, header_key)
);
alter table exchange_columns enable row level security;
alter table exchange_columns force row level security;
create policy owner_all on exchange_columns to visibles_owner using (true) with check (true);
create policy own_select on exchange_columns for select to visibles_app
  using (organisation_id = (select current_organisation()) and (select may('LIST_IMPORT')));
create policy own_insert on exchange_columns for insert to visibles_app
  with check (organisation_id = (select current_organisation()) and (select may('LIST_IMPORT')) and saved_by = (select current_member()));
create policy own_update on exchange_columns for update to visibles_app
  using (organisation_id = (select current_organisation()) and (select may('LIST_IMPORT')))
  with check (organisation_id = (select current_organisation()) and saved_by = (select current_member()));
grant select, insert, update (fields, saved_by, saved_at) on exchange_columns to visibles_app;
--rollback drop table exchange_columns;
