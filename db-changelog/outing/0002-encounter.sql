--liquibase formatted sql

--changeset outing:create-encounter logicalFilePath:outing/0002
--comment: One person met on an outing, anonymous or not, read by the organisation that logged it alone, also on a shared outing. What names the person cannot be stated before it is informed.
create table encounter (
  id uuid primary key,
  outing_id uuid not null references outing (id) on delete cascade,
  organisation_id uuid not null,
  author_id uuid not null,
  at timestamptz not null,
  on_day date not null,
  pseudonym text check (length(pseudonym) between 1 and 100),
  sex text check (sex in ('F', 'M', 'X')),
  age_band text check (length(age_band) <= 40),
  needs text[] not null default '{}' check (cardinality(needs) <= 20),
  result text check (length(result) <= 40),
  follow_up text not null check (follow_up in ('NONE', 'MEET_AGAIN', 'CALL_BACK', 'APPOINTMENT', 'REFERRAL')),
  follow_up_on date,
  followed_up_on date,
  known boolean not null,
  informed_on date,
  first_name text check (length(first_name) between 1 and 100),
  phone text check (length(phone) between 1 and 40),
  withdrawn boolean not null default false,
  fact_id uuid not null,
  device_at timestamptz,
  recorded_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by uuid not null,
  version bigint not null,
  constraint encounter_informed_first check (informed_on is not null or (first_name is null and phone is null)),
  constraint encounter_follow_up_whole check ((follow_up = 'NONE') = (follow_up_on is null))
);
create index encounter_of_outing on encounter (outing_id, organisation_id, at);
create index encounter_due on encounter (organisation_id, follow_up_on) where follow_up_on is not null and followed_up_on is null;
create index encounter_by_day on encounter (organisation_id, on_day desc, id);
alter table encounter enable row level security;
alter table encounter force row level security;
create policy owner_all on encounter to visibles_owner using (true) with check (true);
create policy own_select on encounter for select to visibles_app
  using ((select may('OUTING_READ')) and organisation_id = (select current_organisation()));
create policy own_insert on encounter for insert to visibles_app
  with check ((select may('OUTING_WRITE')) and organisation_id = (select current_organisation())
    and author_id = (select current_member()) and changed_by = (select current_member()) and version = 0
    and exists (select from outing o where o.id = outing_id));
create policy own_update on encounter for update to visibles_app
  using ((select may('OUTING_WRITE')) and organisation_id = (select current_organisation()))
  with check ((select may('OUTING_WRITE')) and organisation_id = (select current_organisation())
    and changed_by = (select current_member()));
grant select, insert, update (at, on_day, pseudonym, sex, age_band, needs, result, follow_up, follow_up_on, followed_up_on, known,
  informed_on, first_name, phone, withdrawn, fact_id, changed_at, changed_by, version) on encounter to visibles_app;
create policy keeper_select on encounter for select to visibles_keeper using (true);
grant select (id, organisation_id, outing_id, at) on encounter to visibles_keeper;
--rollback drop table encounter;

--changeset outing:create-encounter-version logicalFilePath:outing/0002 splitStatements:false
--comment: Every version of an encounter, with the instant it was recorded; written by a trigger alone.
create table encounter_version (
  encounter_id uuid not null references encounter (id) on delete cascade,
  version bigint not null,
  organisation_id uuid not null,
  member_id uuid not null,
  recorded_at timestamptz not null,
  snapshot jsonb not null,
  primary key (encounter_id, version)
);
alter table encounter_version enable row level security;
alter table encounter_version force row level security;
create policy owner_all on encounter_version to visibles_owner using (true) with check (true);
create policy own_select on encounter_version for select to visibles_app
  using ((select may('OUTING_READ')) and organisation_id = (select current_organisation()));
create policy keeper_insert on encounter_version for insert to visibles_keeper with check (true);
grant select on encounter_version to visibles_app;
grant insert on encounter_version to visibles_keeper;
create function encounter_changed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and new.version <> old.version + 1 then
    raise exception 'not found';
  end if;
  insert into encounter_version values (new.id, new.version, new.organisation_id, new.changed_by, new.changed_at,
    jsonb_strip_nulls(to_jsonb(new) - array['id', 'outing_id', 'organisation_id', 'author_id', 'version', 'changed_by', 'changed_at', 'fact_id']));
  return null;
end $$;
revoke all on function encounter_changed() from public;
create trigger changed after insert or update on encounter for each row execute function encounter_changed();
alter function encounter_changed() owner to visibles_keeper;
--rollback drop trigger changed on encounter; set role visibles_keeper; drop function encounter_changed(); reset role; drop table encounter_version;

--changeset outing:create-encounter-link logicalFilePath:outing/0002
--comment: "That was him": which young person somebody met turned out to be. An encounter has one open link at most; what the record said before stands in it.
create table encounter_link (
  id uuid primary key,
  encounter_id uuid not null references encounter (id) on delete cascade,
  youth_id uuid not null references youth (id) on delete cascade,
  organisation_id uuid not null,
  contact_id uuid not null,
  fact_id uuid not null,
  attached_at timestamptz not null,
  attached_by uuid not null,
  detached_at timestamptz,
  detached_by uuid,
  before jsonb not null check (jsonb_typeof(before) = 'object' and length(before::text) <= 1000),
  check ((detached_at is null) = (detached_by is null))
);
create unique index encounter_link_open on encounter_link (encounter_id) where detached_at is null;
create index encounter_link_of_youth on encounter_link (youth_id);
alter table encounter_link enable row level security;
alter table encounter_link force row level security;
create policy owner_all on encounter_link to visibles_owner using (true) with check (true);
create policy own_select on encounter_link for select to visibles_app
  using ((select may('ENCOUNTER_ATTACH')) and organisation_id = (select current_organisation())
    and exists (select from circle c where c.youth_id = encounter_link.youth_id
      and c.organisation_id = (select current_organisation()) and c.relation = 'FULL'));
create policy own_insert on encounter_link for insert to visibles_app
  with check ((select may('ENCOUNTER_ATTACH')) and organisation_id = (select current_organisation())
    and attached_by = (select current_member()) and detached_at is null
    and exists (select from encounter e where e.id = encounter_id and e.organisation_id = (select current_organisation()))
    and exists (select from circle c where c.youth_id = encounter_link.youth_id
      and c.organisation_id = (select current_organisation()) and c.relation = 'FULL')
    and exists (select from contact k where k.id = contact_id and k.youth_id = encounter_link.youth_id
      and k.organisation_id = (select current_organisation())));
create policy own_update on encounter_link for update to visibles_app
  using ((select may('ENCOUNTER_ATTACH')) and organisation_id = (select current_organisation()) and detached_at is null
    and exists (select from circle c where c.youth_id = encounter_link.youth_id
      and c.organisation_id = (select current_organisation()) and c.relation = 'FULL'))
  with check ((select may('ENCOUNTER_ATTACH')) and organisation_id = (select current_organisation())
    and detached_by = (select current_member()));
grant select, insert, update (detached_at, detached_by) on encounter_link to visibles_app;
create policy keeper_select on encounter_link for select to visibles_keeper using (true);
grant select (encounter_id, youth_id, attached_at, detached_at, before) on encounter_link to visibles_keeper;
--rollback drop table encounter_link;

--changeset outing:links-of logicalFilePath:outing/0002 splitStatements:false
--comment: When and by which way each organisation met a person before, for who follows fully: the first contact follows the earliest of all. Whoever attaches or detaches waits here for whoever does so with the same person.
create function links_of(person uuid) returns table (encounter_id uuid, at timestamptz, way text, attached_at timestamptz, before jsonb)
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if not may('ENCOUNTER_ATTACH') or not exists (select from circle c where c.youth_id = person
      and c.organisation_id = current_organisation() and c.relation = 'FULL') then
    raise exception 'not found';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('encounters of ' || person::text, 0));
  return query select l.encounter_id, e.at, o.way, l.attached_at, l.before
    from encounter_link l join encounter e on e.id = l.encounter_id join outing o on o.id = e.outing_id
    where l.youth_id = person and l.detached_at is null order by l.attached_at desc, l.encounter_id;
end $$;
revoke all on function links_of(uuid) from public;
grant execute on function links_of(uuid) to visibles_app;
alter function links_of(uuid) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function links_of(uuid); reset role;
