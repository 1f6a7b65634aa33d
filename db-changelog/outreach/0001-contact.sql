--liquibase formatted sql

--changeset outreach:create-contact logicalFilePath:outreach/0001
--comment: One exchange with one young person: what is counted and shown to the circle. It never changes owner; taken back, it stays.
create table contact (
  id uuid primary key,
  youth_id uuid not null references youth (id) on delete cascade,
  organisation_id uuid not null,
  author_id uuid not null,
  at timestamptz not null,
  on_day date not null,
  channel text not null check (length(channel) <= 40),
  initiative text not null check (initiative in ('YOUNG_PERSON', 'WORKER')),
  result text check (length(result) <= 40),
  place text check (length(place) <= 40),
  appointment text check (appointment in ('PRESENT', 'ABSENT')),
  needs text[] not null default '{}' check (cardinality(needs) <= 20),
  logged_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by uuid not null,
  corrected boolean not null default false,
  withdrawn boolean not null default false,
  fact_id uuid not null,
  version bigint not null
);
create index contact_of_youth on contact (youth_id, at desc, id);
create index contact_by_organisation on contact (organisation_id, at desc, id);
alter table contact enable row level security;
alter table contact force row level security;
create policy owner_all on contact to visibles_owner using (true) with check (true);
create policy circle_select on contact for select to visibles_app
  using ((select may('CONTACT_READ')) and exists (select from circle c where c.youth_id = contact.youth_id
    and c.organisation_id = (select current_organisation())
    and (c.relation = 'FULL' or contact.organisation_id = (select current_organisation()))));
create policy own_insert on contact for insert to visibles_app
  with check ((select may('CONTACT_LOG')) and organisation_id = (select current_organisation())
    and author_id = (select current_member()) and changed_by = (select current_member()) and version = 0
    and exists (select from circle c where c.youth_id = contact.youth_id and c.organisation_id = (select current_organisation())));
create policy own_update on contact for update to visibles_app
  using ((select may('CONTACT_LOG')) and organisation_id = (select current_organisation())
    and exists (select from circle c where c.youth_id = contact.youth_id and c.organisation_id = (select current_organisation())))
  with check ((select may('CONTACT_LOG')) and organisation_id = (select current_organisation()) and changed_by = (select current_member()));
grant select, insert, update (at, on_day, channel, initiative, result, place, appointment, needs, changed_at, changed_by, corrected,
  withdrawn, fact_id, version) on contact to visibles_app;
--rollback drop table contact;

--changeset outreach:create-contact-note logicalFilePath:outreach/0001
--comment: The note of a contact stays in its author's organisation unless marked as shared; what is to be done next never leaves it.
create table contact_note (
  contact_id uuid primary key references contact (id) on delete cascade,
  youth_id uuid not null,
  organisation_id uuid not null,
  note text check (length(note) between 1 and 4000),
  shared boolean not null default false,
  changed_at timestamptz not null,
  changed_by uuid not null,
  version bigint not null
);
create table contact_task (
  contact_id uuid primary key references contact (id) on delete cascade,
  youth_id uuid not null,
  organisation_id uuid not null,
  what text not null check (length(what) between 1 and 300),
  due_on date not null,
  responsible uuid not null,
  done_on date
);
create index contact_note_of_youth on contact_note (youth_id);
create index contact_task_due on contact_task (organisation_id, due_on) where done_on is null;
create index contact_task_of_youth on contact_task (youth_id);
alter table contact_note enable row level security;
alter table contact_note force row level security;
create policy owner_all on contact_note to visibles_owner using (true) with check (true);
create policy own_or_shared_select on contact_note for select to visibles_app
  using ((select may('CONTACT_READ')) and exists (select from circle c where c.youth_id = contact_note.youth_id
    and c.organisation_id = (select current_organisation())
    and (contact_note.organisation_id = (select current_organisation()) or (c.relation = 'FULL' and contact_note.shared))));
create policy own_insert on contact_note for insert to visibles_app
  with check (organisation_id = (select current_organisation()) and changed_by = (select current_member()) and version = 0
    and exists (select from contact k where k.id = contact_id and k.youth_id = contact_note.youth_id
      and k.organisation_id = (select current_organisation())));
create policy own_update on contact_note for update to visibles_app
  using ((select may('CONTACT_LOG')) and organisation_id = (select current_organisation())
    and exists (select from circle c where c.youth_id = contact_note.youth_id and c.organisation_id = (select current_organisation())))
  with check (organisation_id = (select current_organisation()) and changed_by = (select current_member()));
grant select, insert, update (note, shared, changed_at, changed_by, version) on contact_note to visibles_app;
alter table contact_task enable row level security;
alter table contact_task force row level security;
create policy owner_all on contact_task to visibles_owner using (true) with check (true);
create policy own_select on contact_task for select to visibles_app
  using ((select may('CONTACT_READ')) and organisation_id = (select current_organisation())
    and exists (select from circle c where c.youth_id = contact_task.youth_id and c.organisation_id = (select current_organisation())));
create policy own_insert on contact_task for insert to visibles_app
  with check (organisation_id = (select current_organisation())
    and exists (select from contact k where k.id = contact_id and k.youth_id = contact_task.youth_id
      and k.organisation_id = (select current_organisation())));
create policy own_update on contact_task for update to visibles_app
  using ((select may('CONTACT_LOG')) and organisation_id = (select current_organisation())
    and exists (select from circle c where c.youth_id = contact_task.youth_id and c.organisation_id = (select current_organisation())))
  with check (organisation_id = (select current_organisation()));
grant select, insert, update (what, due_on, responsible, done_on) on contact_task to visibles_app;
--rollback drop table contact_task; drop table contact_note;

--changeset outreach:create-contact-version logicalFilePath:outreach/0001 splitStatements:false
--comment: Every version of a contact and of its note, with the instant it was recorded; written by triggers alone, read by the author's organisation.
create table contact_version (
  contact_id uuid not null references contact (id) on delete cascade,
  part text not null check (part in ('CONTACT', 'NOTE')),
  version bigint not null,
  youth_id uuid not null,
  organisation_id uuid not null,
  member_id uuid not null,
  recorded_at timestamptz not null,
  snapshot jsonb not null,
  primary key (contact_id, part, version)
);
alter table contact_version enable row level security;
alter table contact_version force row level security;
create policy owner_all on contact_version to visibles_owner using (true) with check (true);
create policy own_select on contact_version for select to visibles_app
  using ((select may('CONTACT_READ')) and organisation_id = (select current_organisation())
    and exists (select from circle c where c.youth_id = contact_version.youth_id and c.organisation_id = (select current_organisation())));
create policy keeper_insert on contact_version for insert to visibles_keeper with check (true);
grant select on contact_version to visibles_app;
grant insert on contact_version to visibles_keeper;
create function contact_changed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and new.version <> old.version + 1 then
    raise exception 'not found';
  end if;
  if tg_table_name = 'contact' then
    insert into contact_version values (new.id, 'CONTACT', new.version, new.youth_id, new.organisation_id, new.changed_by, new.changed_at,
      jsonb_strip_nulls(to_jsonb(new) - array['id', 'youth_id', 'organisation_id', 'author_id', 'version', 'changed_by', 'changed_at', 'fact_id']));
  else
    insert into contact_version values (new.contact_id, 'NOTE', new.version, new.youth_id, new.organisation_id, new.changed_by, new.changed_at,
      jsonb_build_object('note', new.note, 'shared', new.shared));
  end if;
  return null;
end $$;
revoke all on function contact_changed() from public;
create trigger changed after insert or update on contact for each row execute function contact_changed();
create trigger changed after insert or update on contact_note for each row execute function contact_changed();
alter function contact_changed() owner to visibles_keeper;
--rollback drop trigger changed on contact; drop trigger changed on contact_note; set role visibles_keeper; drop function contact_changed(); reset role; drop table contact_version;
