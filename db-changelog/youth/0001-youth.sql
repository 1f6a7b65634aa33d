--liquibase formatted sql

--changeset youth:create-youth logicalFilePath:youth/0001
--comment: The record. Nothing but a pseudonym is compulsory; before the person is informed, what identifies it cannot be stored.
create table youth (
  id uuid primary key,
  made_by uuid not null,
  made_at timestamptz not null,
  pseudonym text not null check (length(pseudonym) between 1 and 100),
  last_name text check (length(last_name) between 1 and 100),
  first_name text check (length(first_name) between 1 and 100),
  birth_date date,
  age_band text,
  sex text check (sex in ('F', 'M', 'X')),
  phones text[] not null default '{}' check (cardinality(phones) <= 5),
  email text check (length(email) <= 254),
  handle text check (length(handle) <= 200),
  address text check (length(address) <= 500),
  commune_code text check (commune_code ~ '^[0-9AB]{5}$'),
  qpv_code text check (length(qpv_code) <= 20),
  diploma text,
  entry_situation text,
  situation text,
  situation_state text,
  situation_on date,
  known_to_ml text,
  accompanied boolean,
  last_spe_on date,
  housing text,
  disability boolean,
  language text check (length(language) <= 100),
  contact_way text,
  contact_hours text check (length(contact_hours) <= 200),
  imilo text check (length(imilo) <= 40),
  identification_mode text,
  finding_place text,
  first_contact_on date not null,
  informed_on date,
  informed_means text,
  informed_by uuid,
  notice_version text check (length(notice_version) <= 40),
  eligible text not null check (eligible in ('ELIGIBLE', 'NOT_ELIGIBLE', 'UNKNOWN')),
  missing text[] not null default '{}',
  changed_at timestamptz not null,
  changed_by uuid not null,
  effective_on date not null,
  version bigint not null,
  constraint youth_informed_whole check ((informed_on is null) = (informed_means is null)
    and (informed_on is null) = (informed_by is null) and (informed_on is null) = (notice_version is null)),
  constraint youth_informed_first check (informed_on is not null or (last_name is null and first_name is null
    and birth_date is null and cardinality(phones) = 0 and email is null and handle is null and address is null)),
  constraint youth_situation_whole check (situation is not null or (situation_state is null and situation_on is null))
);
alter table youth enable row level security;
alter table youth force row level security;
create policy owner_all on youth to visibles_owner using (true) with check (true);
grant select, insert on youth to visibles_app;
grant update (pseudonym, last_name, first_name, birth_date, age_band, sex, phones, email, handle, address,
  commune_code, qpv_code, diploma, entry_situation, situation, situation_state, situation_on, known_to_ml, accompanied,
  last_spe_on, housing, disability, language, contact_way, contact_hours, imilo, identification_mode, finding_place,
  first_contact_on, informed_on, informed_means, informed_by, notice_version, eligible, missing, changed_at, changed_by,
  effective_on, version) on youth to visibles_app;
--rollback drop table youth;

--changeset youth:create-youth-version logicalFilePath:youth/0001
--comment: Every version of the record, with the day from which it holds and the instant it was recorded; written by a trigger alone.
create table youth_version (
  youth_id uuid not null references youth (id) on delete cascade,
  version bigint not null,
  organisation_id uuid not null,
  member_id uuid not null,
  effective_on date not null,
  recorded_at timestamptz not null,
  snapshot jsonb not null,
  primary key (youth_id, version)
);
alter table youth_version enable row level security;
alter table youth_version force row level security;
create policy owner_all on youth_version to visibles_owner using (true) with check (true);
grant select on youth_version to visibles_app;
--rollback drop table youth_version;

--changeset youth:create-circle logicalFilePath:youth/0001
--comment: Which organisation follows whom, and what lists show and sort by. A SHARED row tells no more than was disclosed.
create table circle (
  organisation_id uuid not null,
  youth_id uuid not null references youth (id) on delete cascade,
  relation text not null check (relation in ('FULL', 'SHARED')),
  since timestamptz not null,
  referent uuid,
  label text,
  name_key text collate "C",
  first_key text collate "C",
  pseudo_key text collate "C",
  sort_key text collate "C" generated always as (coalesce(name_key, first_key, pseudo_key)) stored,
  last_contact date,
  stage text check (length(stage) <= 40),
  commune_code text,
  qpv_code text,
  eligible text,
  informed boolean,
  missing text[] not null default '{}',
  primary key (organisation_id, youth_id)
);
create index circle_of_youth on circle (youth_id, organisation_id);
create index circle_by_contact on circle (organisation_id, last_contact desc nulls last, youth_id);
create index circle_by_sort on circle (organisation_id, sort_key, youth_id);
create index circle_by_name on circle (organisation_id, name_key);
create index circle_by_first on circle (organisation_id, first_key);
create index circle_by_pseudo on circle (organisation_id, pseudo_key);
alter table circle enable row level security;
alter table circle force row level security;
create policy owner_all on circle to visibles_owner using (true) with check (true);
create policy own_select on circle for select to visibles_app
  using (organisation_id = (select current_organisation()) and ((select may('YOUTH_READ')) or (select may('DISCLOSURE_READ'))));
grant select on circle to visibles_app;
--rollback drop table circle;

--changeset youth:youth-policies logicalFilePath:youth/0001
--comment: Whoever follows fully reads and changes; whoever makes a record makes it in its own name.
create policy followed_select on youth for select to visibles_app
  using ((select may('YOUTH_READ')) and exists (select from circle c where c.youth_id = youth.id
    and c.organisation_id = (select current_organisation()) and c.relation = 'FULL'));
create policy own_insert on youth for insert to visibles_app
  with check ((select may('YOUTH_WRITE')) and made_by = (select current_organisation())
    and changed_by = (select current_member()) and version = 0);
create policy followed_update on youth for update to visibles_app
  using ((select may('YOUTH_WRITE')) and exists (select from circle c where c.youth_id = youth.id
    and c.organisation_id = (select current_organisation()) and c.relation = 'FULL'))
  with check ((select may('YOUTH_WRITE')) and changed_by = (select current_member()));
create policy followed_select on youth_version for select to visibles_app
  using ((select may('YOUTH_READ')) and exists (select from circle c where c.youth_id = youth_version.youth_id
    and c.organisation_id = (select current_organisation()) and c.relation = 'FULL'));
--rollback drop policy followed_select on youth; drop policy own_insert on youth; drop policy followed_update on youth; drop policy followed_select on youth_version;

--changeset youth:keeper-policies logicalFilePath:youth/0001
--comment: What the owner of the few functions below may touch.
create policy keeper_select on youth for select to visibles_keeper using (true);
create policy keeper_insert on youth_version for insert to visibles_keeper with check (true);
create policy keeper_select on circle for select to visibles_keeper using (true);
create policy keeper_insert on circle for insert to visibles_keeper with check (true);
create policy keeper_update on circle for update to visibles_keeper using (true) with check (true);
create policy keeper_delete on circle for delete to visibles_keeper using (true);
grant select on youth to visibles_keeper;
grant insert on youth_version to visibles_keeper;
grant select, insert, delete on circle to visibles_keeper;
grant update (relation, referent, label, name_key, first_key, pseudo_key, last_contact, stage, commune_code, qpv_code,
  eligible, informed, missing) on circle to visibles_keeper;
--rollback revoke all on youth, youth_version, circle from visibles_keeper; drop policy keeper_select on youth; drop policy keeper_insert on youth_version; drop policy keeper_select on circle; drop policy keeper_insert on circle; drop policy keeper_update on circle; drop policy keeper_delete on circle;

--changeset youth:youth-kept-in-step logicalFilePath:youth/0001 splitStatements:false
--comment: Each change adds a version and is carried into the rows of all who follow fully. A version number is never skipped or used again.
create function youth_label(first_name text, last_name text, pseudonym text) returns text language sql immutable parallel safe
  as $$ select coalesce(nullif(concat_ws(' ', first_name, last_name), ''), pseudonym) $$;
create function youth_changed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and new.version <> old.version + 1 then
    raise exception 'not found';
  end if;
  insert into youth_version (youth_id, version, organisation_id, member_id, effective_on, recorded_at, snapshot)
  values (new.id, new.version, coalesce(current_organisation(), new.made_by), new.changed_by, new.effective_on, new.changed_at,
    jsonb_strip_nulls(to_jsonb(new) - array['id', 'made_by', 'made_at', 'version', 'changed_at', 'changed_by', 'effective_on']));
  if tg_op = 'UPDATE' then
    update circle c set label = youth_label(new.first_name, new.last_name, new.pseudonym),
      name_key = fold(case when new.last_name is not null then concat_ws(' ', new.last_name, new.first_name) end),
      first_key = fold(case when new.first_name is not null then concat_ws(' ', new.first_name, new.last_name) end),
      pseudo_key = fold(new.pseudonym), commune_code = new.commune_code, qpv_code = new.qpv_code,
      eligible = new.eligible, informed = new.informed_on is not null, missing = new.missing
    where c.youth_id = new.id and c.relation = 'FULL';
  end if;
  return null;
end $$;
create trigger changed after insert or update on youth for each row execute function youth_changed();
revoke all on function youth_changed(), youth_label(text, text, text) from public;
grant execute on function youth_label(text, text, text) to visibles_app, visibles_keeper;
alter function youth_changed() owner to visibles_keeper;
--rollback drop trigger changed on youth; set role visibles_keeper; drop function youth_changed(); reset role; drop function youth_label(text, text, text);

--changeset youth:start-circle logicalFilePath:youth/0001 splitStatements:false
--comment: The maker of a record begins to follow, as long as nobody does. The same words for all refusals.
create function start_circle(person uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(person::text, 0));
  if current_organisation() is null or not may('YOUTH_WRITE')
     or not exists (select from youth where id = person and made_by = current_organisation())
     or exists (select from circle where youth_id = person) then
    raise exception 'not found';
  end if;
  insert into circle (organisation_id, youth_id, relation, since, referent, label, name_key, first_key, pseudo_key,
      commune_code, qpv_code, eligible, informed, missing)
    select current_organisation(), y.id, 'FULL', y.made_at, y.changed_by, youth_label(y.first_name, y.last_name, y.pseudonym),
      fold(case when y.last_name is not null then concat_ws(' ', y.last_name, y.first_name) end),
      fold(case when y.first_name is not null then concat_ws(' ', y.first_name, y.last_name) end),
      fold(y.pseudonym), y.commune_code, y.qpv_code, y.eligible, y.informed_on is not null, y.missing
    from youth y where y.id = person;
end $$;
revoke all on function start_circle(uuid) from public;
grant execute on function start_circle(uuid) to visibles_app;
alter function start_circle(uuid) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function start_circle(uuid); reset role;

--changeset youth:leave-circle logicalFilePath:youth/0001 splitStatements:false
--comment: An organisation ends its own following, unless it is the last that holds the record.
create function leave_circle(person uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(person::text, 0));
  if current_organisation() is null or not (may('YOUTH_WRITE') or may('REFERRAL_DECIDE'))
     or not exists (select from circle where youth_id = person and organisation_id = current_organisation()
       and (relation = 'SHARED' or exists (select from circle o where o.youth_id = person and o.relation = 'FULL'
         and o.organisation_id <> current_organisation()))) then
    raise exception 'not found';
  end if;
  delete from circle where youth_id = person and organisation_id = current_organisation();
end $$;
revoke all on function leave_circle(uuid) from public;
grant execute on function leave_circle(uuid) to visibles_app;
alter function leave_circle(uuid) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function leave_circle(uuid); reset role;

--changeset youth:circle-of logicalFilePath:youth/0001 splitStatements:false
--comment: Who else follows, for those who follow fully.
create function circle_of(person uuid) returns table (organisation_id uuid, relation text, since timestamptz, referent uuid)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if may('YOUTH_READ') and exists (select from circle c where c.youth_id = person
      and c.organisation_id = current_organisation() and c.relation = 'FULL') then
    return query select c.organisation_id, c.relation, c.since, c.referent from circle c where c.youth_id = person
      order by c.since, c.organisation_id;
  end if;
end $$;
revoke all on function circle_of(uuid) from public;
grant execute on function circle_of(uuid) to visibles_app;
alter function circle_of(uuid) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function circle_of(uuid); reset role;

--changeset youth:touch-circle logicalFilePath:youth/0001 splitStatements:false
--comment: What higher modules show in the list: the referent of the own row, the stage, the last contact. Who was only shared with moves the full rows forward, never back, for it does not see the contacts of the others.
create function touch_circle_referent(person uuid, who uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update circle c set referent = who where c.youth_id = person and c.organisation_id = current_organisation()
    and (may('YOUTH_WRITE') or may('REFERRAL_DECIDE'));
  if not found then
    raise exception 'not found';
  end if;
end $$;
create function touch_circle_stage(person uuid, code text) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not may('JOURNEY_MOVE') or not exists (select from circle c where c.youth_id = person
      and c.organisation_id = current_organisation() and c.relation = 'FULL') then
    raise exception 'not found';
  end if;
  update circle c set stage = code where c.youth_id = person and c.relation = 'FULL';
end $$;
create function touch_circle_contact(person uuid, day date) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  own text;
begin
  select c.relation into own from circle c where c.youth_id = person and c.organisation_id = current_organisation();
  if own is null or not may('CONTACT_LOG') then
    raise exception 'not found';
  end if;
  if own = 'FULL' then
    update circle c set last_contact = day where c.youth_id = person and c.relation = 'FULL';
  else
    update circle c set last_contact = day where c.youth_id = person and c.organisation_id = current_organisation();
    update circle c set last_contact = greatest(c.last_contact, day) where c.youth_id = person and c.relation = 'FULL';
  end if;
end $$;
revoke all on function touch_circle_referent(uuid, uuid), touch_circle_stage(uuid, text), touch_circle_contact(uuid, date) from public;
grant execute on function touch_circle_referent(uuid, uuid), touch_circle_stage(uuid, text), touch_circle_contact(uuid, date) to visibles_app;
alter function touch_circle_referent(uuid, uuid) owner to visibles_keeper;
alter function touch_circle_stage(uuid, text) owner to visibles_keeper;
alter function touch_circle_contact(uuid, date) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function touch_circle_contact(uuid, date); drop function touch_circle_stage(uuid, text); drop function touch_circle_referent(uuid, uuid); reset role;
