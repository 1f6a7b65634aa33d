--liquibase formatted sql

--changeset field:create-field-key logicalFilePath:field/0001
--comment: Keys under which phones seal what they note (ECDH on P-256). The newest is given out, older ones still open what was sealed for them.
create table field_key (
  id uuid primary key,
  public_key bytea not null check (length(public_key) = 65),
  private_key bytea not null check (length(private_key) <= 500),
  created_at timestamptz not null
);
alter table field_key enable row level security;
alter table field_key force row level security;
create policy owner_all on field_key to visibles_owner using (true) with check (true);
create policy sender_select on field_key for select to visibles_app using ((select may('OUTING_WRITE')));
create policy sender_insert on field_key for insert to visibles_app with check ((select may('OUTING_WRITE')));
grant select, insert on field_key to visibles_app;
--rollback drop table field_key;

--changeset field:create-field-entry logicalFilePath:field/0001
--comment: What a phone sent, once for each phone and id given on it, and what became of it. The sealed text is kept only as long as it waits for its outing.
create table field_entry (
  device_id uuid not null references device (id),
  client_id uuid not null,
  member_id uuid not null,
  organisation_id uuid not null,
  kind text not null check (kind in ('OUTING', 'ENCOUNTER', 'CANCEL')),
  outing_id uuid not null,
  turn integer not null check (turn between 0 and 1000000),
  payload_hash bytea not null check (length(payload_hash) = 32),
  state text not null check (state in ('KEPT', 'KEPT_APART', 'WAITING', 'REFUSED')),
  reason text check (length(reason) <= 100),
  target_id uuid not null,
  version bigint,
  device_at timestamptz not null,
  clock_off_ms bigint not null,
  received_at timestamptz not null,
  decided_at timestamptz not null,
  key_id uuid,
  sealed bytea check (length(sealed) <= 65536),
  primary key (device_id, client_id),
  check ((state = 'WAITING') = (sealed is not null)),
  check ((sealed is null) = (key_id is null)),
  check ((state = 'REFUSED') = (reason is not null))
);
create index field_entry_of_outing on field_entry (member_id, outing_id, turn desc);
alter table field_entry enable row level security;
alter table field_entry force row level security;
create policy owner_all on field_entry to visibles_owner using (true) with check (true);
create policy own_select on field_entry for select to visibles_app
  using ((select may('OUTING_WRITE')) and member_id = (select current_member()) and organisation_id = (select current_organisation()));
create policy own_insert on field_entry for insert to visibles_app
  with check ((select may('OUTING_WRITE')) and member_id = (select current_member()) and organisation_id = (select current_organisation())
    and exists (select from device d where d.id = device_id and d.member_id = (select current_member())));
create policy own_update on field_entry for update to visibles_app
  using ((select may('OUTING_WRITE')) and member_id = (select current_member()) and organisation_id = (select current_organisation()))
  with check ((select may('OUTING_WRITE')) and member_id = (select current_member()) and organisation_id = (select current_organisation()));
grant select, insert, update (kind, outing_id, turn, payload_hash, state, reason, target_id, version, device_at, clock_off_ms,
  received_at, decided_at, key_id, sealed) on field_entry to visibles_app;
--rollback drop table field_entry;

--changeset field:create-field-setting logicalFilePath:field/0001
--comment: Whether an organisation lets the pseudonyms of a member's caseload onto the phone; without a row it does not.
create table field_setting (
  organisation_id uuid primary key references organisation (id),
  caseload boolean not null,
  changed_at timestamptz not null,
  changed_by uuid not null
);
alter table field_setting enable row level security;
alter table field_setting force row level security;
create policy owner_all on field_setting to visibles_owner using (true) with check (true);
create policy own_select on field_setting for select to visibles_app using (organisation_id = (select current_organisation()));
create policy manager_insert on field_setting for insert to visibles_app
  with check ((select may('MEMBER_MANAGE')) and (select may('OUTING_WRITE')) and organisation_id = (select current_organisation())
    and changed_by = (select current_member()));
create policy manager_update on field_setting for update to visibles_app
  using ((select may('MEMBER_MANAGE')) and (select may('OUTING_WRITE')) and organisation_id = (select current_organisation()))
  with check (changed_by = (select current_member()));
grant select, insert, update (caseload, changed_at, changed_by) on field_setting to visibles_app;
--rollback drop table field_setting;
