--liquibase formatted sql

--changeset access:create-device logicalFilePath:access/0002
--comment: A phone that a member has linked from the signed-in session: it may log what happens in the field, for 30 days. Only the SHA-256 of its token is kept.
create table device (
  id uuid primary key,
  account_id uuid not null references account (id),
  member_id uuid not null references member (id),
  organisation_id uuid not null references organisation (id),
  installation uuid not null,
  name text not null check (length(name) between 1 and 100),
  token_hash bytea not null unique check (length(token_hash) = 32),
  first_linked_at timestamptz not null,
  linked_at timestamptz not null,
  last_seen_at timestamptz,
  expires_at timestamptz not null check (expires_at <= linked_at + interval '31 days'),
  revoked_at timestamptz,
  unique (member_id, installation)
);
create index device_of_account on device (account_id);
alter table device enable row level security;
alter table device force row level security;
create policy owner_all on device to visibles_owner using (true) with check (true);
create policy own_select on device for select to visibles_app using (account_id = (select current_account()));
create policy own_insert on device for insert to visibles_app
  with check ((select may('OUTING_WRITE')) and account_id = (select current_account()) and member_id = (select current_member())
    and organisation_id = (select current_organisation()) and revoked_at is null);
create policy own_update on device for update to visibles_app
  using (account_id = (select current_account()))
  with check (account_id = (select current_account())
    and (revoked_at is not null or member_id = (select current_member())));
create policy keeper_select on device for select to visibles_keeper using (true);
create policy keeper_update on device for update to visibles_keeper using (true) with check (true);
grant select (id, account_id, member_id, organisation_id, installation, name, first_linked_at, linked_at, last_seen_at, expires_at, revoked_at)
  on device to visibles_app;
grant insert (id, account_id, member_id, organisation_id, installation, name, token_hash, first_linked_at, linked_at, expires_at)
  on device to visibles_app;
grant update (name, token_hash, linked_at, expires_at, revoked_at) on device to visibles_app;
grant select, update (last_seen_at) on device to visibles_keeper;
--rollback drop table device;

--changeset access:device-for-sign-in logicalFilePath:access/0002 splitStatements:false
--comment: A phone signs in without an organisation: by the hash of its token, as long as phone, account, member and organisation are open.
create function device_for_sign_in(hash bytea, at timestamptz)
  returns table (device_id uuid, account_id uuid, member_id uuid, organisation_id uuid, display_name text, roles text[],
    first_linked_at timestamptz, expires_at timestamptz)
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if current_account() is not null then raise exception 'not found'; end if;
  return query select d.id, d.account_id, m.id, m.organisation_id, m.display_name, m.roles, d.first_linked_at, d.expires_at
    from device d join member m on m.id = d.member_id and m.account_id = d.account_id
    join account a on a.id = d.account_id join organisation o on o.id = m.organisation_id
    where d.token_hash = hash and d.revoked_at is null and d.expires_at > at and a.active and m.active and o.active;
  if found then
    update device d set last_seen_at = at
      where d.token_hash = hash and (d.last_seen_at is null or d.last_seen_at < at - interval '1 minute');
  end if;
end $$;
revoke all on function device_for_sign_in(bytea, timestamptz) from public;
grant execute on function device_for_sign_in(bytea, timestamptz) to visibles_app;
alter function device_for_sign_in(bytea, timestamptz) owner to visibles_keeper;
--rollback drop function device_for_sign_in(bytea, timestamptz);
