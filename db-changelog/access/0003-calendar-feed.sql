--liquibase formatted sql

--changeset access:create-calendar-feed logicalFilePath:access/0003
--comment: An address by which a calendar program reads a member's appointments, until it is revoked; one at a time. Only the SHA-256 of its token is kept.
create table calendar_feed (
  id uuid primary key,
  account_id uuid not null references account (id),
  member_id uuid not null references member (id),
  organisation_id uuid not null references organisation (id),
  token_hash bytea not null unique check (length(token_hash) = 32),
  made_at timestamptz not null,
  last_read_at timestamptz,
  revoked_at timestamptz
);
create unique index calendar_feed_one on calendar_feed (member_id) where revoked_at is null;
create index calendar_feed_of_account on calendar_feed (account_id);
alter table calendar_feed enable row level security;
alter table calendar_feed force row level security;
create policy owner_all on calendar_feed to visibles_owner using (true) with check (true);
create policy own_select on calendar_feed for select to visibles_app using (account_id = (select current_account()));
create policy own_insert on calendar_feed for insert to visibles_app
  with check ((select may('REFERRAL_READ')) and account_id = (select current_account()) and member_id = (select current_member())
    and organisation_id = (select current_organisation()) and revoked_at is null);
create policy own_update on calendar_feed for update to visibles_app
  using (account_id = (select current_account())) with check (account_id = (select current_account()) and revoked_at is not null);
create policy keeper_select on calendar_feed for select to visibles_keeper using (true);
create policy keeper_update on calendar_feed for update to visibles_keeper using (true) with check (true);
grant select (id, account_id, member_id, organisation_id, made_at, last_read_at, revoked_at) on calendar_feed to visibles_app;
grant insert (id, account_id, member_id, organisation_id, token_hash, made_at) on calendar_feed to visibles_app;
grant update (revoked_at) on calendar_feed to visibles_app;
grant select, update (last_read_at) on calendar_feed to visibles_keeper;
--rollback drop table calendar_feed;

--changeset access:feed-for-reading logicalFilePath:access/0003 splitStatements:false
--comment: A calendar program begins without an organisation: by the hash of its token, as long as address, account, member and organisation are open, it learns for whom it reads. Too soon after the last time it is told so, and nothing else is done.
create function feed_for_reading(hash bytea, at timestamptz, pause interval)
  returns table (account_id uuid, member_id uuid, organisation_id uuid, display_name text, roles text[], too_soon boolean)
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if current_account() is not null then raise exception 'not found'; end if;
  return query select a.id, m.id, m.organisation_id, m.display_name, m.roles, coalesce(f.last_read_at > at - pause, false)
    from calendar_feed f join member m on m.id = f.member_id and m.account_id = f.account_id
    join account a on a.id = f.account_id join organisation o on o.id = m.organisation_id
    where f.token_hash = hash and f.revoked_at is null and a.active and m.active and o.active;
  if found then
    update calendar_feed f set last_read_at = at
      where f.token_hash = hash and (f.last_read_at is null or f.last_read_at <= at - pause);
  end if;
end $$;
revoke all on function feed_for_reading(bytea, timestamptz, interval) from public;
grant execute on function feed_for_reading(bytea, timestamptz, interval) to visibles_app;
alter function feed_for_reading(bytea, timestamptz, interval) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function feed_for_reading(bytea, timestamptz, interval); reset role;
