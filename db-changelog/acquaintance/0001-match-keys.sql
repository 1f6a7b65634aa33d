--liquibase formatted sql

--changeset acquaintance:matcher-may-look logicalFilePath:acquaintance/0001
--comment: visibles_matcher signs in nowhere; it owns the few functions that file people under keys and compare across organisations.
--preconditions onFail:HALT onFailMessage:"the role visibles_matcher is missing: see db-changelog/roles.sql"
--precondition-sql-check expectedResult:1 select count(*) from pg_roles where rolname = 'visibles_matcher'
grant execute on function current_organisation(), current_member(), current_account(), may(text) to visibles_matcher;
create policy matcher_select on youth for select to visibles_matcher using (true);
create policy matcher_select on circle for select to visibles_matcher using (true);
grant select (id, last_name, first_name, birth_date, age_band, sex, phones, email, handle, address, commune_code, first_contact_on, version)
  on youth to visibles_matcher;
grant select on circle to visibles_matcher;
--rollback revoke all on youth, circle from visibles_matcher; drop policy matcher_select on youth; drop policy matcher_select on circle; revoke all on function current_organisation(), current_member(), current_account(), may(text) from visibles_matcher;

--changeset acquaintance:create-match-key logicalFilePath:acquaintance/0001
--comment: Under which numbers (hashes of names, dates, phones) somebody is filed, for each organisation that follows fully: two who may be one share some. As personal as the record.
create table match_key (
  key bigint not null,
  organisation_id uuid not null,
  youth_id uuid not null,
  primary key (key, organisation_id, youth_id),
  foreign key (organisation_id, youth_id) references circle (organisation_id, youth_id) on delete cascade
);
create index match_key_of_youth on match_key (youth_id, organisation_id);
alter table match_key enable row level security;
alter table match_key force row level security;
create policy owner_all on match_key to visibles_owner using (true) with check (true);
create policy followed_select on match_key for select to visibles_app
  using (organisation_id = (select current_organisation()) and (select may('YOUTH_READ')));
create policy matcher_select on match_key for select to visibles_matcher using (true);
create policy matcher_insert on match_key for insert to visibles_matcher with check (true);
create policy matcher_delete on match_key for delete to visibles_matcher using (true);
grant select on match_key to visibles_app;
grant select, insert, delete on match_key to visibles_matcher;
--rollback drop table match_key;

--changeset acquaintance:create-match-filed logicalFilePath:acquaintance/0001
--comment: Which version of a record is filed, and by which scheme of keys: what differs is filed anew.
create table match_filed (
  youth_id uuid primary key references youth (id) on delete cascade,
  version bigint not null,
  scheme integer not null
);
alter table match_filed enable row level security;
alter table match_filed force row level security;
create policy owner_all on match_filed to visibles_owner using (true) with check (true);
create policy followed_select on match_filed for select to visibles_app
  using ((select may('YOUTH_READ')) and exists (select from circle c where c.youth_id = match_filed.youth_id
    and c.organisation_id = (select current_organisation()) and c.relation = 'FULL'));
create policy matcher_select on match_filed for select to visibles_matcher using (true);
create policy matcher_insert on match_filed for insert to visibles_matcher with check (true);
create policy matcher_update on match_filed for update to visibles_matcher using (true) with check (true);
grant select on match_filed to visibles_app;
grant select, insert, update (version, scheme) on match_filed to visibles_matcher;
--rollback drop table match_filed;

--changeset acquaintance:file-person logicalFilePath:acquaintance/0001 splitStatements:false
--comment: Files somebody under these keys, for all who follow fully; by one of them. Keys are no proof: what they find is compared.
create function file_person(person uuid, made_by_scheme integer, all_keys bigint[]) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not may('YOUTH_WRITE') or not exists (select from circle c where c.youth_id = person
      and c.organisation_id = current_organisation() and c.relation = 'FULL') then
    raise exception 'not found';
  end if;
  if cardinality(all_keys) > 100 then
    raise exception 'too many keys';
  end if;
  delete from match_key m where m.youth_id = person and m.key <> all (all_keys);
  insert into match_key (key, organisation_id, youth_id)
    select k.key, c.organisation_id, person from circle c cross join unnest(all_keys) k(key)
    where c.youth_id = person and c.relation = 'FULL'
    on conflict do nothing;
  insert into match_filed (youth_id, version, scheme) select y.id, y.version, made_by_scheme from youth y where y.id = person
    on conflict (youth_id) do update set version = excluded.version, scheme = excluded.scheme;
end $$;
revoke all on function file_person(uuid, integer, bigint[]) from public;
grant execute on function file_person(uuid, integer, bigint[]) to visibles_app;
alter function file_person(uuid, integer, bigint[]) owner to visibles_matcher;
--rollback set role visibles_matcher; drop function file_person(uuid, integer, bigint[]); reset role;

--changeset acquaintance:keys-follow-the-circle logicalFilePath:acquaintance/0001 splitStatements:false
--comment: Who begins to follow fully finds the person by the same keys; who follows no longer fully finds it no more.
create function circle_files() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.relation = 'FULL' then
    insert into match_key (key, organisation_id, youth_id)
      select distinct m.key, new.organisation_id, new.youth_id from match_key m where m.youth_id = new.youth_id
      on conflict do nothing;
  else
    delete from match_key m where m.youth_id = new.youth_id and m.organisation_id = new.organisation_id;
  end if;
  return null;
end $$;
revoke all on function circle_files() from public;
create trigger filed after insert or update of relation on circle for each row execute function circle_files();
alter function circle_files() owner to visibles_matcher;
--rollback drop trigger filed on circle; set role visibles_matcher; drop function circle_files(); reset role;
