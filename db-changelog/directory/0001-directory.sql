--liquibase formatted sql

--changeset directory:create-record logicalFilePath:directory/0001
--comment: Structures and services as their source tells them, in the data·inclusion schema. They name contact persons: whoever acts reads them, an import of the administrator writes them. None is deleted: referrals may point to it.
create table dir_record (
  kind text not null check (kind in ('STRUCTURE', 'SERVICE')),
  source text not null check (length(source) between 1 and 100),
  id text not null check (length(id) between 1 and 200),
  data jsonb not null check (jsonb_typeof(data) = 'object'),
  vanished_at timestamptz,
  primary key (kind, source, id)
);
comment on column dir_record.vanished_at is 'since when a later delivery of the same source lacks it';
alter table dir_record enable row level security;
alter table dir_record force row level security;
create policy owner_all on dir_record to visibles_owner using (true) with check (true);
create policy acting_select on dir_record for select to visibles_app using ((select current_organisation()) is not null);
create policy manager_insert on dir_record for insert to visibles_app with check ((select may('DIRECTORY_MANAGE')));
create policy manager_update on dir_record for update to visibles_app
  using ((select may('DIRECTORY_MANAGE'))) with check ((select may('DIRECTORY_MANAGE')));
grant select, insert, update (data, vanished_at) on dir_record to visibles_app;
--rollback drop table dir_record;

--changeset directory:texts-of logicalFilePath:directory/0001 splitStatements:false
--comment: The texts of a JSON array; none for anything else.
create function texts_of(value jsonb) returns text[] language sql immutable parallel safe
  as $$ select case when jsonb_typeof(value) = 'array' then array(select jsonb_array_elements_text(value)) else '{}' end $$;
revoke all on function texts_of(jsonb) from public;
grant execute on function texts_of(jsonb) to visibles_app;
--rollback drop function texts_of(jsonb);

--changeset directory:create-structure logicalFilePath:directory/0001
--comment: What one searches structures by; no contact persons here, so that the search may use its indexes.
create table dir_structure (
  uid uuid primary key default uuidv7(),
  source text not null,
  id text not null,
  name text not null,
  name_key text collate "C" generated always as (fold(name)) stored,
  commune_code text,
  hours text,
  networks text[] not null default '{}',
  vanished_at timestamptz,
  unique (source, id)
);
alter table dir_structure enable row level security;
alter table dir_structure force row level security;
create policy owner_all on dir_structure to visibles_owner using (true) with check (true);
create policy anyone_select on dir_structure for select to visibles_app using (true);
create policy manager_insert on dir_structure for insert to visibles_app with check ((select may('DIRECTORY_MANAGE')));
create policy manager_update on dir_structure for update to visibles_app
  using ((select may('DIRECTORY_MANAGE'))) with check ((select may('DIRECTORY_MANAGE')));
grant select, insert (source, id, name, commune_code, hours, networks),
  update (name, commune_code, hours, networks, vanished_at) on dir_structure to visibles_app;
--rollback drop table dir_structure;

--changeset directory:create-service logicalFilePath:directory/0001
--comment: What one searches services by. A structure it names may be missing, a commune and a position too. Values outside of the schema's lists are kept.
create table dir_service (
  uid uuid primary key default uuidv7(),
  source text not null,
  id text not null,
  structure_id text not null,
  name text not null,
  name_key text collate "C" generated always as (fold(name)) stored,
  type text,
  themes text[] not null default '{}',
  publics text[] not null default '{}',
  modes text[] not null default '{}',
  zones text[] not null default '{}',
  fees text,
  commune_code text,
  latitude double precision,
  longitude double precision,
  hours text,
  updated_on text not null,
  vanished_at timestamptz,
  unique (source, id)
);
comment on column dir_service.zones is 'who may come: INSEE codes of communes, départements, groups of communes, countries; empty for all';
comment on column dir_service.updated_on is 'ISO 8601, as its source says';
create index dir_service_of_structure on dir_service (source, structure_id);
create index dir_service_themes on dir_service using gin (themes);
create index dir_service_commune on dir_service (commune_code);
alter table dir_service enable row level security;
alter table dir_service force row level security;
create policy owner_all on dir_service to visibles_owner using (true) with check (true);
create policy anyone_select on dir_service for select to visibles_app using (true);
create policy manager_insert on dir_service for insert to visibles_app with check ((select may('DIRECTORY_MANAGE')));
create policy manager_update on dir_service for update to visibles_app
  using ((select may('DIRECTORY_MANAGE'))) with check ((select may('DIRECTORY_MANAGE')));
grant select, insert (source, id, structure_id, name, type, themes, publics, modes, zones, fees, commune_code, latitude,
    longitude, hours, updated_on),
  update (structure_id, name, type, themes, publics, modes, zones, fees, commune_code, latitude, longitude, hours, updated_on,
    vanished_at) on dir_service to visibles_app;
--rollback drop table dir_service;

--changeset directory:create-link logicalFilePath:directory/0001
--comment: Which organisation of the programme a structure is, so that a referral can be addressed to it.
create table dir_link (
  structure_uid uuid primary key references dir_structure (uid),
  organisation_id uuid not null references organisation (id)
);
create index dir_link_of_organisation on dir_link (organisation_id);
alter table dir_link enable row level security;
alter table dir_link force row level security;
create policy owner_all on dir_link to visibles_owner using (true) with check (true);
create policy anyone_select on dir_link for select to visibles_app using (true);
create policy manager_insert on dir_link for insert to visibles_app with check ((select may('DIRECTORY_MANAGE')));
create policy manager_delete on dir_link for delete to visibles_app using ((select may('DIRECTORY_MANAGE')));
grant select, insert, delete on dir_link to visibles_app;
--rollback drop table dir_link;

--changeset directory:create-addition logicalFilePath:directory/0001
--comment: What an organisation adds to a structure for itself alone: whom it talks to, a note, whether it works with it. No import touches it.
create table dir_addition (
  organisation_id uuid not null default current_organisation(),
  structure_uid uuid not null references dir_structure (uid),
  contact_name text check (length(contact_name) between 1 and 200),
  contact_phone text check (length(contact_phone) between 1 and 50),
  contact_email text check (length(contact_email) between 1 and 254),
  note text check (length(note) between 1 and 2000),
  works_with boolean not null,
  changed_at timestamptz not null,
  changed_by uuid not null default current_member(),
  version bigint not null,
  primary key (organisation_id, structure_uid)
);
alter table dir_addition enable row level security;
alter table dir_addition force row level security;
create policy owner_all on dir_addition to visibles_owner using (true) with check (true);
create policy own_select on dir_addition for select to visibles_app
  using ((select may('DIRECTORY_NOTE')) and organisation_id = (select current_organisation()));
create policy own_insert on dir_addition for insert to visibles_app
  with check ((select may('DIRECTORY_NOTE')) and organisation_id = (select current_organisation())
    and changed_by = (select current_member()) and version = 0);
create policy own_update on dir_addition for update to visibles_app
  using ((select may('DIRECTORY_NOTE')) and organisation_id = (select current_organisation()))
  with check (organisation_id = (select current_organisation()) and changed_by = (select current_member()));
grant select, insert, update (contact_name, contact_phone, contact_email, note, works_with, changed_at, changed_by, version)
  on dir_addition to visibles_app;
--rollback drop table dir_addition;

--changeset directory:create-capacity logicalFilePath:directory/0001
--comment: Whether a service has room, as somebody heard it last. Told to the others when shared: one call spares theirs. Apart from the additions, since row security hides rows, not columns.
create table dir_capacity (
  organisation_id uuid not null default current_organisation(),
  service_uid uuid not null references dir_service (uid),
  capacity text not null check (capacity in ('OPEN', 'LIMITED', 'FULL', 'UNKNOWN')),
  told_on date not null,
  shared boolean not null,
  changed_at timestamptz not null,
  changed_by uuid not null default current_member(),
  primary key (organisation_id, service_uid)
);
create index dir_capacity_of_service on dir_capacity (service_uid);
alter table dir_capacity enable row level security;
alter table dir_capacity force row level security;
create policy owner_all on dir_capacity to visibles_owner using (true) with check (true);
create policy seen_select on dir_capacity for select to visibles_app
  using (organisation_id = (select current_organisation()) or (shared and (select current_organisation()) is not null));
create policy own_insert on dir_capacity for insert to visibles_app
  with check ((select may('DIRECTORY_NOTE')) and organisation_id = (select current_organisation())
    and changed_by = (select current_member()));
create policy own_update on dir_capacity for update to visibles_app
  using ((select may('DIRECTORY_NOTE')) and organisation_id = (select current_organisation()))
  with check (organisation_id = (select current_organisation()) and changed_by = (select current_member()));
grant select, insert, update (capacity, told_on, shared, changed_at, changed_by) on dir_capacity to visibles_app;
--rollback drop table dir_capacity;
