--liquibase formatted sql

--changeset access:create-account logicalFilePath:access/0001
--comment: Who can sign in. The hash of the password (Argon2id) is read by the function for signing in alone, and written by the functions below.
create table account (
  id uuid primary key,
  login text not null unique check (login = lower(login) and length(login) between 3 and 100),
  email text not null check (length(email) between 3 and 254),
  display_name text not null check (length(display_name) between 1 and 200),
  password_hash text check (length(password_hash) <= 300),
  has_password boolean generated always as (password_hash is not null) stored,
  active boolean not null default true,
  created_at timestamptz not null,
  last_sign_in timestamptz,
  version bigint not null
);
create unique index account_email on account (lower(email));
alter table account enable row level security;
alter table account force row level security;
create policy owner_all on account to visibles_owner using (true) with check (true);
create policy own_select on account for select to visibles_app using (id = (select current_account()));
-- Through the member table's own policy: a team lead sees the accounts of the own organisation, an administrator all.
create policy manager_select on account for select to visibles_app
  using ((select may('MEMBER_MANAGE')) and ((select may('ORGANISATION_MANAGE')) or exists (select from member m where m.account_id = account.id)));
create policy manager_insert on account for insert to visibles_app with check ((select may('MEMBER_MANAGE')));
create policy own_update on account for update to visibles_app
  using (id = (select current_account())) with check (id = (select current_account()));
create policy keeper_select on account for select to visibles_keeper using (true);
create policy keeper_insert on account for insert to visibles_keeper with check (true);
create policy keeper_update on account for update to visibles_keeper using (true) with check (true);
grant select (id, login, email, display_name, has_password, active, created_at, last_sign_in, version) on account to visibles_app;
grant insert (id, login, email, display_name, created_at, version) on account to visibles_app;
grant update (display_name, version) on account to visibles_app;
grant select, insert, update (password_hash, last_sign_in) on account to visibles_keeper;
create policy keeper_select on member for select to visibles_keeper using (true);
create policy keeper_insert on member for insert to visibles_keeper with check (true);
create policy keeper_select on organisation for select to visibles_keeper using (true);
create policy keeper_insert on organisation for insert to visibles_keeper with check (true);
grant select, insert on member, organisation to visibles_keeper;
--rollback drop policy keeper_select on member; drop policy keeper_insert on member; drop policy keeper_select on organisation; drop policy keeper_insert on organisation; drop table account;

--changeset access:create-account-link logicalFilePath:access/0001
--comment: One-time links (invitation, forgotten password, first administrator): only the SHA-256 of the token is kept.
create table account_link (
  id uuid primary key,
  account_id uuid not null references account (id),
  kind text not null check (kind in ('INVITATION', 'RESET', 'FIRST')),
  token_hash bytea not null unique check (length(token_hash) = 32),
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at <= created_at + interval '8 days'),
  used_at timestamptz
);
create index account_link_of on account_link (account_id);
alter table account_link enable row level security;
alter table account_link force row level security;
create policy owner_all on account_link to visibles_owner using (true) with check (true);
-- An invitation opens an account nobody has opened yet, never one that is in use.
create policy manager_insert on account_link for insert to visibles_app
  with check ((select may('MEMBER_MANAGE')) and kind = 'INVITATION' and used_at is null
    and exists (select from account a where a.id = account_id and not a.has_password));
create policy keeper_select on account_link for select to visibles_keeper using (true);
create policy keeper_insert on account_link for insert to visibles_keeper with check (true);
create policy keeper_update on account_link for update to visibles_keeper using (true) with check (true);
grant insert on account_link to visibles_app;
grant select, insert, update (used_at) on account_link to visibles_keeper;
--rollback drop table account_link;

--changeset access:sign-in-functions logicalFilePath:access/0001 splitStatements:false
--comment: Sign-in and one-time links begin without an organisation: each has one function. All refuse as soon as somebody acts, but for the one that changes the own password.
create function account_for_sign_in(given_login text)
  returns table (id uuid, password_hash text, display_name text)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if current_account() is not null then raise exception 'not found'; end if;
  return query select a.id, a.password_hash, a.display_name from account a where a.login = lower(given_login) and a.active;
end $$;
create function memberships_of(of_account uuid)
  returns table (member_id uuid, organisation_id uuid, organisation_name text, display_name text, roles text[])
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if current_account() is not null and current_account() <> of_account then raise exception 'not found'; end if;
  return query select m.id, o.id, o.name, m.display_name, m.roles from member m join organisation o on o.id = m.organisation_id
    join account a on a.id = m.account_id
    where m.account_id = of_account and m.active and o.active and a.active order by fold(o.name), o.id;
end $$;
create function signed_in(of_account uuid, at timestamptz) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if current_account() is not null then raise exception 'not found'; end if;
  update account set last_sign_in = at where id = of_account;
end $$;
create function change_own_password(new_hash text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update account set password_hash = new_hash where id = current_account();
  if not found then raise exception 'not found'; end if;
end $$;
create function own_password_hash() returns text
  language sql stable security definer set search_path = public, pg_temp as $$
  select password_hash from account where id = current_account() $$;
create function start_reset(given text, link uuid, hash bytea, at timestamptz, until timestamptz) returns text
  language plpgsql security definer set search_path = public, pg_temp as $$
declare found_id uuid; address text;
begin
  if current_account() is not null then raise exception 'not found'; end if;
  select a.id, a.email into found_id, address from account a
    where a.active and (a.login = lower(given) or lower(a.email) = lower(given)) limit 1;
  if found_id is null then return null; end if;
  insert into account_link (id, account_id, kind, token_hash, created_at, expires_at)
    values (link, found_id, 'RESET', hash, at, until);
  return address;
end $$;
create function open_link(hash bytea, at timestamptz) returns table (login text, display_name text, kind text)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if current_account() is not null then raise exception 'not found'; end if;
  return query select a.login, a.display_name, l.kind from account_link l join account a on a.id = l.account_id
    where l.token_hash = hash and l.used_at is null and l.expires_at > at and a.active;
end $$;
create function use_link(hash bytea, new_hash text, at timestamptz) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
declare of_account uuid;
begin
  if current_account() is not null then raise exception 'not found'; end if;
  update account_link l set used_at = at where l.token_hash = hash and l.used_at is null and l.expires_at > at
    returning l.account_id into of_account;
  if of_account is null then return false; end if;
  update account_link l set used_at = at where l.account_id = of_account and l.used_at is null;
  update account a set password_hash = new_hash where a.id = of_account and a.active;
  return found;
end $$;
create function first_administrator(new_account uuid, new_member uuid, new_organisation uuid, link uuid, hash bytea, at timestamptz, until timestamptz)
  returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare the_account uuid;
begin
  if current_account() is not null then raise exception 'not found'; end if;
  perform pg_advisory_xact_lock(hashtextextended('first administrator', 0));
  if exists (select from account a where a.has_password) then return false; end if;
  select a.id into the_account from account a where a.login = 'admin';
  if the_account is null then
    the_account := new_account;
    insert into organisation (id, name, kind, active, version) values (new_organisation, 'Administration', 'METROPOLE', true, 0);
    insert into account (id, login, email, display_name, created_at, version)
      values (the_account, 'admin', 'admin@localhost', 'Administrateur', at, 0);
    insert into member (id, organisation_id, account_id, display_name, roles, active, version)
      values (new_member, new_organisation, the_account, 'Administrateur', array['ADMINISTRATOR'], true, 0);
  end if;
  insert into account_link (id, account_id, kind, token_hash, created_at, expires_at)
    values (link, the_account, 'FIRST', hash, at, until);
  return true;
end $$;
create function account_to_invite(address text) returns uuid
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if current_account() is null or not may('MEMBER_MANAGE') then raise exception 'not found'; end if;
  return (select a.id from account a where lower(a.email) = lower(address));
end $$;
revoke all on function account_for_sign_in(text), memberships_of(uuid), signed_in(uuid, timestamptz), change_own_password(text),
  own_password_hash(), start_reset(text, uuid, bytea, timestamptz, timestamptz), open_link(bytea, timestamptz),
  use_link(bytea, text, timestamptz), account_to_invite(text), first_administrator(uuid, uuid, uuid, uuid, bytea, timestamptz, timestamptz) from public;
grant execute on function account_for_sign_in(text), memberships_of(uuid), signed_in(uuid, timestamptz), change_own_password(text),
  own_password_hash(), start_reset(text, uuid, bytea, timestamptz, timestamptz), open_link(bytea, timestamptz),
  use_link(bytea, text, timestamptz), account_to_invite(text), first_administrator(uuid, uuid, uuid, uuid, bytea, timestamptz, timestamptz) to visibles_app;
alter function account_for_sign_in(text) owner to visibles_keeper;
alter function memberships_of(uuid) owner to visibles_keeper;
alter function signed_in(uuid, timestamptz) owner to visibles_keeper;
alter function change_own_password(text) owner to visibles_keeper;
alter function own_password_hash() owner to visibles_keeper;
alter function start_reset(text, uuid, bytea, timestamptz, timestamptz) owner to visibles_keeper;
alter function open_link(bytea, timestamptz) owner to visibles_keeper;
alter function use_link(bytea, text, timestamptz) owner to visibles_keeper;
alter function account_to_invite(text) owner to visibles_keeper;
alter function first_administrator(uuid, uuid, uuid, uuid, bytea, timestamptz, timestamptz) owner to visibles_keeper;
--rollback drop function account_for_sign_in(text); drop function memberships_of(uuid); drop function signed_in(uuid, timestamptz); drop function change_own_password(text); drop function own_password_hash(); drop function start_reset(text, uuid, bytea, timestamptz, timestamptz); drop function open_link(bytea, timestamptz); drop function use_link(bytea, text, timestamptz); drop function account_to_invite(text); drop function first_administrator(uuid, uuid, uuid, uuid, bytea, timestamptz, timestamptz);

--changeset access:create-sign-in-attempt logicalFilePath:access/0001
--comment: Wrong passwords by login and by source, both hashed; read and written before anybody acts, and by nobody afterwards.
create table sign_in_attempt (
  key bytea primary key check (length(key) = 32),
  failures int not null check (failures >= 0),
  last_at timestamptz not null,
  blocked_until timestamptz not null
);
create table known_device (
  token_hash bytea primary key check (length(token_hash) = 32),
  account_id uuid not null references account (id),
  last_used timestamptz not null
);
create index known_device_of on known_device (account_id);
alter table sign_in_attempt enable row level security;
alter table sign_in_attempt force row level security;
create policy owner_all on sign_in_attempt to visibles_owner using (true) with check (true);
create policy nobody_select on sign_in_attempt for select to visibles_app using ((select current_account()) is null);
create policy nobody_insert on sign_in_attempt for insert to visibles_app with check ((select current_account()) is null);
create policy nobody_update on sign_in_attempt for update to visibles_app using ((select current_account()) is null);
create policy nobody_delete on sign_in_attempt for delete to visibles_app using ((select current_account()) is null);
grant select, insert, delete, update (failures, last_at, blocked_until) on sign_in_attempt to visibles_app;
alter table known_device enable row level security;
alter table known_device force row level security;
create policy owner_all on known_device to visibles_owner using (true) with check (true);
create policy nobody_select on known_device for select to visibles_app using ((select current_account()) is null);
create policy nobody_insert on known_device for insert to visibles_app with check ((select current_account()) is null);
create policy nobody_update on known_device for update to visibles_app using ((select current_account()) is null);
grant select, insert, update (last_used) on known_device to visibles_app;
--rollback drop table known_device; drop table sign_in_attempt;

--changeset access:create-draft logicalFilePath:access/0001
--comment: What a member typed and did not save: one account's, in one organisation, gone after 7 days.
create table draft (
  account_id uuid not null,
  organisation_id uuid not null,
  key text not null check (length(key) between 1 and 200),
  content jsonb not null,
  saved_at timestamptz not null,
  primary key (account_id, organisation_id, key)
);
create index draft_by_age on draft (saved_at);
alter table draft enable row level security;
alter table draft force row level security;
create policy owner_all on draft to visibles_owner using (true) with check (true);
create policy own_select on draft for select to visibles_app
  using (account_id = (select current_account()) and organisation_id = (select current_organisation()));
create policy own_insert on draft for insert to visibles_app
  with check (account_id = (select current_account()) and organisation_id = (select current_organisation()));
create policy own_update on draft for update to visibles_app
  using (account_id = (select current_account()) and organisation_id = (select current_organisation()));
create policy own_delete on draft for delete to visibles_app
  using (account_id = (select current_account()) and organisation_id = (select current_organisation()));
create policy keeper_select on draft for select to visibles_keeper using (true);
create policy keeper_delete on draft for delete to visibles_keeper using (true);
grant select, insert, delete, update (content, saved_at) on draft to visibles_app;
grant select, delete on draft to visibles_keeper;
--rollback drop table draft;

--changeset access:forget-drafts logicalFilePath:access/0001 splitStatements:false
--comment: Removes drafts saved before the time given. For background work alone.
create function forget_drafts(before timestamptz) returns int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare gone int;
begin
  if current_organisation() is not null or current_account() is not null then raise exception 'not found'; end if;
  delete from draft where saved_at < before;
  get diagnostics gone = row_count;
  return gone;
end $$;
revoke all on function forget_drafts(timestamptz) from public;
grant execute on function forget_drafts(timestamptz) to visibles_app;
alter function forget_drafts(timestamptz) owner to visibles_keeper;
--rollback drop function forget_drafts(timestamptz);
