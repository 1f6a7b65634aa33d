--liquibase formatted sql

--changeset outing:create-method logicalFilePath:outing/0001
--comment: Ways of finding people and practices: data, added in the middle of an experiment. Without a programme they are built in. No foreign key, so that the demo can be emptied around the built-in ones.
create table method (
  id uuid primary key,
  programme_id uuid,
  code text not null check (code ~ '^[A-Z][A-Z0-9_]{0,39}$'),
  kind text not null check (kind in ('WAY', 'PRACTICE')),
  name text not null check (length(name) between 1 and 100),
  description text check (length(description) between 1 and 1000),
  starts_on date not null,
  ends_on date check (ends_on >= starts_on),
  version bigint not null,
  unique nulls not distinct (programme_id, code)
);
alter table method enable row level security;
alter table method force row level security;
create policy owner_all on method to visibles_owner using (true) with check (true);
create policy acting_select on method for select to visibles_app using ((select current_organisation()) is not null);
create policy manager_insert on method for insert to visibles_app
  with check ((select may('PROGRAMME_MANAGE')) and version = 0 and exists (select from programme p where p.id = programme_id
    and ((select may('ORGANISATION_MANAGE')) or exists (select from programme_participant q
      where q.programme_id = p.id and q.organisation_id = (select current_organisation())))));
create policy manager_update on method for update to visibles_app
  using ((select may('PROGRAMME_MANAGE')) and programme_id is not null and ((select may('ORGANISATION_MANAGE')) or exists (
    select from programme_participant q where q.programme_id = method.programme_id
      and q.organisation_id = (select current_organisation()))));
grant select, insert, update (name, description, starts_on, ends_on, version) on method to visibles_app;
insert into method (id, programme_id, code, kind, name, starts_on, version)
  select ('01900000-0000-7000-8e00-' || lpad(to_hex(number), 12, '0'))::uuid, null, code, 'WAY', name, date '2000-01-01', 0
  from (values (1, 'STREET', 'Maraude, rue'), (2, 'BUILDING_FOOT', 'Pied d''immeuble'), (3, 'DOOR_TO_DOOR', 'Porte-à-porte'),
    (4, 'SPORTS_GROUND', 'Équipement sportif'), (5, 'MARKET', 'Marché'), (6, 'TRANSPORT_STOP', 'Arrêt de transport'),
    (7, 'MOBILE_OFFICE', 'Permanence mobile (camion)'), (8, 'EVENT', 'Événement'), (9, 'SOCIAL_NETWORK', 'Réseaux sociaux'),
    (10, 'GAMING', 'Jeu vidéo, streaming'), (11, 'FAMILY_OR_PEER', 'Famille ou pair'), (12, 'PARTNER', 'Structure partenaire'),
    (13, 'PSAD_LIST', 'Liste PSAD'), (14, 'SPONTANEOUS', 'Venu spontanément')) as ways (number, code, name);
--rollback drop table method;

--changeset outing:create-spot logicalFilePath:outing/0001
--comment: Places where an organisation often goes, under the name its team gives them. Nobody else reads them.
create table spot (
  id uuid primary key,
  organisation_id uuid not null,
  name text not null check (length(name) between 1 and 100),
  commune_code text references commune (code),
  qpv_code text check (length(qpv_code) <= 20),
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  active boolean not null default true,
  version bigint not null,
  check ((latitude is null) = (longitude is null))
);
create unique index spot_name on spot (organisation_id, fold(name));
alter table spot enable row level security;
alter table spot force row level security;
create policy owner_all on spot to visibles_owner using (true) with check (true);
create policy own_select on spot for select to visibles_app
  using ((select may('OUTING_READ')) and organisation_id = (select current_organisation()));
create policy own_insert on spot for insert to visibles_app
  with check ((select may('OUTING_WRITE')) and organisation_id = (select current_organisation()) and version = 0);
create policy own_update on spot for update to visibles_app
  using ((select may('OUTING_WRITE')) and organisation_id = (select current_organisation()))
  with check ((select may('OUTING_WRITE')) and organisation_id = (select current_organisation()));
grant select, insert, update (name, commune_code, qpv_code, latitude, longitude, active, version) on spot to visibles_app;
--rollback drop table spot;

--changeset outing:create-outing logicalFilePath:outing/0001
--comment: One trip to the field. The name of the spot stands in it, since those who go along cannot read the owner's spots.
create table outing (
  id uuid primary key,
  organisation_id uuid not null,
  created_by uuid not null,
  state text not null check (state in ('PLANNED', 'DONE', 'CANCELLED')),
  starts_at timestamptz not null,
  on_day date not null,
  minutes integer not null check (minutes between 1 and 1440),
  commune_code text references commune (code),
  qpv_code text check (length(qpv_code) <= 20),
  spot_id uuid references spot (id),
  spot_name text check (length(spot_name) between 1 and 100),
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  way text not null check (way ~ '^[A-Z][A-Z0-9_]{0,39}$'),
  practice text check (practice ~ '^[A-Z][A-Z0-9_]{0,39}$'),
  tally jsonb not null check (jsonb_typeof(tally) = 'object' and length(tally::text) <= 2000),
  known integer not null check (known >= 0),
  leaflets integer not null check (leaflets between 0 and 9999),
  note text check (length(note) between 1 and 1000),
  cancel_reason text check (length(cancel_reason) between 1 and 300),
  fact_id uuid,
  device_at timestamptz,
  recorded_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by uuid not null,
  version bigint not null,
  check ((latitude is null) = (longitude is null)),
  check ((state = 'DONE') = (fact_id is not null)),
  check ((state = 'CANCELLED') = (cancel_reason is not null))
);
create index outing_by_organisation on outing (organisation_id, on_day, id);
create table outing_organisation (
  outing_id uuid not null references outing (id) on delete cascade,
  owner_id uuid not null,
  organisation_id uuid not null references organisation (id),
  primary key (outing_id, organisation_id),
  check (owner_id <> organisation_id)
);
create index outing_organisation_along on outing_organisation (organisation_id, outing_id);
create table outing_member (
  outing_id uuid not null references outing (id) on delete cascade,
  organisation_id uuid not null,
  member_id uuid not null references member (id),
  primary key (outing_id, member_id)
);
create index outing_member_by_member on outing_member (member_id, outing_id);
alter table outing enable row level security;
alter table outing force row level security;
alter table outing_organisation enable row level security;
alter table outing_organisation force row level security;
alter table outing_member enable row level security;
alter table outing_member force row level security;
create policy owner_all on outing to visibles_owner using (true) with check (true);
create policy owner_all on outing_organisation to visibles_owner using (true) with check (true);
create policy owner_all on outing_member to visibles_owner using (true) with check (true);
--rollback drop table outing_member; drop table outing_organisation; drop table outing;

--changeset outing:owns-outing logicalFilePath:outing/0001 splitStatements:false
--comment: Whether an outing is the current organisation's own: asked by the policies of who goes along, which the outing's own policy reads, so that they cannot ask the table itself.
create policy keeper_select on outing for select to visibles_keeper using (true);
grant select (id, organisation_id, way) on outing to visibles_keeper;
create function owns_outing(asked uuid) returns boolean language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return exists (select from outing o where o.id = asked and o.organisation_id = current_organisation());
end $$;
revoke all on function owns_outing(uuid) from public;
grant execute on function owns_outing(uuid) to visibles_app;
alter function owns_outing(uuid) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function owns_outing(uuid); reset role; revoke all on outing from visibles_keeper; drop policy keeper_select on outing;

--changeset outing:outing-policies logicalFilePath:outing/0001
--comment: The owner writes; who goes along sees the outing. Who goes along is read by its own columns alone, so the two policies do not call each other. Each organisation names its own members, which others do not see.
create policy own_or_along_select on outing for select to visibles_app
  using ((select may('OUTING_READ')) and (organisation_id = (select current_organisation())
    or exists (select from outing_organisation a where a.outing_id = outing.id
      and a.organisation_id = (select current_organisation()))));
create policy own_insert on outing for insert to visibles_app
  with check ((select may('OUTING_WRITE')) and organisation_id = (select current_organisation())
    and created_by = (select current_member()) and changed_by = (select current_member()) and version = 0);
create policy own_update on outing for update to visibles_app
  using ((select may('OUTING_WRITE')) and organisation_id = (select current_organisation()))
  with check ((select may('OUTING_WRITE')) and organisation_id = (select current_organisation())
    and changed_by = (select current_member()));
grant select, insert, update (state, starts_at, on_day, minutes, commune_code, qpv_code, spot_id, spot_name, latitude, longitude,
  way, practice, tally, known, leaflets, note, cancel_reason, fact_id, device_at, changed_at, changed_by, version) on outing to visibles_app;
create policy own_select on outing_organisation for select to visibles_app
  using ((select may('OUTING_READ')) and (owner_id = (select current_organisation()) or organisation_id = (select current_organisation())));
create policy owner_insert on outing_organisation for insert to visibles_app
  with check ((select may('OUTING_WRITE')) and owner_id = (select current_organisation())
    and owns_outing(outing_id)
    and exists (select from programme_participant p join programme_participant q on q.programme_id = p.programme_id
      where p.organisation_id = (select current_organisation()) and q.organisation_id = outing_organisation.organisation_id));
create policy owner_delete on outing_organisation for delete to visibles_app
  using ((select may('OUTING_WRITE')) and owner_id = (select current_organisation()));
grant select, insert, delete on outing_organisation to visibles_app;
create policy own_select on outing_member for select to visibles_app
  using ((select may('OUTING_READ')) and organisation_id = (select current_organisation()));
create policy own_insert on outing_member for insert to visibles_app
  with check ((select may('OUTING_WRITE')) and organisation_id = (select current_organisation())
    and exists (select from outing o where o.id = outing_id)
    and exists (select from member m where m.id = member_id and m.organisation_id = (select current_organisation())));
create policy own_delete on outing_member for delete to visibles_app
  using ((select may('OUTING_WRITE')) and organisation_id = (select current_organisation()));
grant select, insert, delete on outing_member to visibles_app;
--rollback drop policy own_delete on outing_member; drop policy own_insert on outing_member; drop policy own_select on outing_member; drop policy owner_delete on outing_organisation; drop policy owner_insert on outing_organisation; drop policy own_select on outing_organisation; drop policy own_update on outing; drop policy own_insert on outing; drop policy own_or_along_select on outing;

--changeset outing:outing-steps logicalFilePath:outing/0001 splitStatements:false
--comment: A version number is never skipped or used again, and what has taken place is not undone.
create function outing_step() returns trigger language plpgsql as $$
begin
  if new.version <> old.version + 1 or not (new.state = old.state
      or (old.state = 'PLANNED' and new.state in ('DONE', 'CANCELLED')) or (old.state = 'CANCELLED' and new.state = 'PLANNED')) then
    raise exception 'not found';
  end if;
  return new;
end $$;
revoke all on function outing_step() from public;
create trigger step before update on outing for each row execute function outing_step();
--rollback drop trigger step on outing; drop function outing_step();

--changeset outing:create-outing-version logicalFilePath:outing/0001
--comment: Every content ever saved. One that was begun from a version that is no longer the last is kept apart (OPEN) until a member decides.
create table outing_version (
  id uuid primary key,
  outing_id uuid not null references outing (id) on delete cascade,
  organisation_id uuid not null,
  member_id uuid not null,
  state text not null check (state in ('APPLIED', 'OPEN', 'DROPPED')),
  outing_state text not null check (outing_state in ('PLANNED', 'DONE')),
  base_version bigint,
  version bigint,
  content jsonb not null check (jsonb_typeof(content) = 'object' and length(content::text) <= 20000),
  device_at timestamptz,
  recorded_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  check ((state = 'APPLIED') = (version is not null)),
  unique (outing_id, version)
);
create index outing_version_of on outing_version (outing_id, recorded_at, id);
create index outing_version_open on outing_version (organisation_id, outing_id) where state = 'OPEN';
alter table outing_version enable row level security;
alter table outing_version force row level security;
create policy owner_all on outing_version to visibles_owner using (true) with check (true);
create policy own_select on outing_version for select to visibles_app
  using ((select may('OUTING_READ')) and organisation_id = (select current_organisation()));
create policy own_insert on outing_version for insert to visibles_app
  with check ((select may('OUTING_WRITE')) and organisation_id = (select current_organisation())
    and member_id = (select current_member()) and decided_by is null and state <> 'DROPPED'
    and exists (select from outing o where o.id = outing_id and o.organisation_id = (select current_organisation())));
create policy own_update on outing_version for update to visibles_app
  using ((select may('OUTING_WRITE')) and organisation_id = (select current_organisation()) and state = 'OPEN')
  with check ((select may('OUTING_WRITE')) and organisation_id = (select current_organisation())
    and decided_by = (select current_member()) and state <> 'OPEN');
grant select, insert, update (state, version, decided_by, decided_at) on outing_version to visibles_app;
--rollback drop table outing_version;
