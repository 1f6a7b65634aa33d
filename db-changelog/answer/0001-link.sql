--liquibase formatted sql

--changeset answer:create-answer-link logicalFilePath:answer/0001
--comment: How an organisation without an account answers one referral: a link to its registered address, then a code to the same. Token, code and address are kept as SHA-256 alone; nothing here is read by the program itself.
create table answer_link (
  id uuid primary key,
  referral_id uuid not null references referral (id) on delete cascade,
  token_hash bytea not null unique check (length(token_hash) = 32),
  address_hash bytea not null check (length(address_hash) = 32),
  made_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > made_at and expires_at <= made_at + interval '31 days'),
  code_hash bytea check (length(code_hash) = 32),
  code_made_at timestamptz,
  wrong_codes smallint not null default 0 check (wrong_codes between 0 and 5),
  locked_at timestamptz,
  last_opened timestamptz,
  check (code_hash is null or code_made_at is not null),
  check ((locked_at is not null) = (wrong_codes = 5))
);
comment on column answer_link.address_hash is 'of the address it was sent to: once the organisation has another one, the link opens nothing';
comment on column answer_link.code_hash is 'of the token and the code together: who reads this table alone cannot try the codes out';
create index answer_link_of on answer_link (referral_id);
create table answer_session (
  token_hash bytea primary key check (length(token_hash) = 32),
  link_id uuid not null references answer_link (id) on delete cascade,
  opened_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > opened_at and ends_at <= opened_at + interval '1 hour')
);
create index answer_session_of on answer_session (link_id);
create table answer_opening (
  id bigint generated always as identity primary key,
  referral_id uuid not null references referral (id) on delete cascade,
  link_id uuid not null references answer_link (id) on delete cascade,
  at timestamptz not null,
  kind text not null check (kind in ('CODE_SENT', 'RENEWED', 'TOLD_CLOSED', 'WRONG_CODE', 'LOCKED', 'OPENED', 'READ'))
);
create index answer_opening_of on answer_opening (link_id, at desc);
create index answer_opening_of_referral on answer_opening (referral_id, at desc);
alter table answer_link enable row level security;
alter table answer_link force row level security;
alter table answer_session enable row level security;
alter table answer_session force row level security;
alter table answer_opening enable row level security;
alter table answer_opening force row level security;
create policy owner_all on answer_link to visibles_owner using (true) with check (true);
create policy owner_all on answer_session to visibles_owner using (true) with check (true);
create policy owner_all on answer_opening to visibles_owner using (true) with check (true);
create policy keeper_select on answer_link for select to visibles_keeper using (true);
create policy keeper_insert on answer_link for insert to visibles_keeper with check (true);
create policy keeper_update on answer_link for update to visibles_keeper using (true) with check (true);
create policy keeper_select on answer_session for select to visibles_keeper using (true);
create policy keeper_insert on answer_session for insert to visibles_keeper with check (true);
create policy keeper_delete on answer_session for delete to visibles_keeper using (true);
create policy keeper_select on answer_opening for select to visibles_keeper using (true);
create policy keeper_insert on answer_opening for insert to visibles_keeper with check (true);
create policy link_select on agreement for select to visibles_keeper using (true);
grant select, insert, update (code_hash, code_made_at, wrong_codes, locked_at, last_opened) on answer_link to visibles_keeper;
grant select, insert, delete on answer_session to visibles_keeper;
grant select, insert on answer_opening to visibles_keeper;
grant select on agreement to visibles_keeper;
grant select, insert (referral_id, link_id, at, kind) on answer_opening to visibles_app;
--rollback drop policy link_select on agreement; drop table answer_opening; drop table answer_session; drop table answer_link;

--changeset answer:guest logicalFilePath:answer/0001 splitStatements:false
--comment: The guest of a link, as the setting visibles.guest names one: the SHA-256 of the session's token, in hex. Nobody as soon as somebody acts by an account, or when the session, the link or the referral is over, the link locked, or the organisation's address another one.
create function address_hash(address text) returns bytea language sql immutable parallel safe
  as $$ select sha256(convert_to(lower(btrim(address)), 'UTF8')) $$;
create function guest_link() returns uuid language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  secret text := current_setting('visibles.guest', true);
begin
  if secret is null or secret !~ '^[0-9a-f]{64}$' or current_organisation() is not null or current_account() is not null
     or current_member() is not null then
    return null;
  end if;
  return (select l.id from answer_session s join answer_link l on l.id = s.link_id
      join referral r on r.id = l.referral_id join organisation o on o.id = r.recipient_id
    where s.token_hash = decode(secret, 'hex') and s.ends_at > now() and l.expires_at > now() and l.locked_at is null
      and r.status not in ('DRAFT', 'WITHDRAWN', 'EXPIRED') and o.active and l.address_hash = address_hash(o.email));
end $$;
create function guest_referral() returns uuid language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return (select l.referral_id from answer_link l where l.id = guest_link());
end $$;
create function guest_organisation() returns uuid language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return (select r.recipient_id from referral r where r.id = guest_referral());
end $$;
create function guest_disclosure() returns uuid language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return (select r.id from referral r where r.id = guest_referral()
    and exists (select from agreement a where a.youth_id = r.youth_id and a.kind = 'REFERRAL' and a.withdrawn_on is null)
    and (r.status = 'SENT' or r.status <> 'DECLINED'
      and exists (select from circle c where c.youth_id = r.youth_id and c.organisation_id = r.recipient_id)));
end $$;
revoke all on function address_hash(text), guest_link(), guest_referral(), guest_organisation(), guest_disclosure() from public;
grant execute on function address_hash(text) to visibles_keeper;
grant execute on function guest_link(), guest_referral(), guest_organisation(), guest_disclosure() to visibles_app;
alter function guest_link() owner to visibles_keeper;
alter function guest_referral() owner to visibles_keeper;
alter function guest_organisation() owner to visibles_keeper;
alter function guest_disclosure() owner to visibles_keeper;
--rollback set role visibles_keeper; drop function guest_disclosure(); drop function guest_organisation(); drop function guest_referral(); drop function guest_link(); reset role; drop function address_hash(text);

--changeset answer:guest-policies logicalFilePath:answer/0001
--comment: What a guest reads: the one referral, what was shared while the agreement stands, its moves and proposals. What a guest writes: the answer, and what goes with it.
create policy guest_select on referral for select to visibles_app using (id = (select guest_referral()));
create policy guest_update on referral for update to visibles_app
  using (id = (select guest_referral())) with check (id = (select guest_referral()));
create policy guest_select on referral_disclosure for select to visibles_app using (referral_id = (select guest_disclosure()));
create policy guest_insert on referral_event for insert to visibles_app
  with check (by_link and member_id = '00000000-0000-0000-0000-000000000000' and organisation_id = (select guest_organisation())
    and referral_id = (select guest_referral()) and exists (select from referral r where r.id = referral_event.referral_id
      and r.status = referral_event.status and r.version = referral_event.version
      and r.status not in ('SENT', 'WITHDRAWN', 'EXPIRED')));
create policy guest_insert on referral_proposal for insert to visibles_app
  with check (state = 'OPEN' and by_link and member_id = '00000000-0000-0000-0000-000000000000'
    and referral_id = (select guest_referral()) and exists (select from referral r where r.id = referral_proposal.referral_id
      and r.status in ('ACCEPTED', 'SCHEDULED', 'MISSED')));
create policy guest_update on referral_proposal for update to visibles_app
  using (state = 'OPEN' and referral_id = (select guest_referral()))
  with check (state = 'PASSED' and referral_id = (select guest_referral()));
create policy guest_insert on answer_opening for insert to visibles_app
  with check (link_id = (select guest_link()) and referral_id = (select guest_referral()) and kind = 'READ');
create policy party_select on answer_opening for select to visibles_app
  using ((select may('REFERRAL_READ')) and exists (select from referral r where r.id = answer_opening.referral_id));
create policy guest_insert on journey_proposal for insert to visibles_app
  with check (member_id = '00000000-0000-0000-0000-000000000000' and organisation_id = (select guest_organisation())
    and decision is null and referral_id = (select guest_referral())
    and exists (select from organisation o where o.id = journey_proposal.organisation_id and o.kind = 'MISSION_LOCALE')
    and exists (select from referral r where r.id = journey_proposal.referral_id and r.youth_id = journey_proposal.youth_id
      and r.status = journey_proposal.state));
--rollback drop policy guest_select on referral; drop policy guest_update on referral; drop policy guest_select on referral_disclosure; drop policy guest_insert on referral_event; drop policy guest_insert on referral_proposal; drop policy guest_update on referral_proposal; drop policy guest_insert on answer_opening; drop policy party_select on answer_opening; drop policy guest_insert on journey_proposal;

--changeset answer:guest-answers logicalFilePath:answer/0001 splitStatements:false rollbackSplitStatements:false
--comment: A guest answers the referral of the link.
create or replace function answers_referral(referral uuid, recipient uuid) returns boolean language plpgsql stable set search_path = public, pg_temp as $$
begin
  return coalesce(recipient = current_organisation() and may('REFERRAL_DECIDE'), false) or coalesce(referral = guest_referral(), false);
end $$;
--rollback create or replace function answers_referral(referral uuid, recipient uuid) returns boolean language plpgsql stable set search_path = public, pg_temp as $$ begin return coalesce(recipient = current_organisation() and may('REFERRAL_DECIDE'), false); end $$;

--changeset answer:join-circle-by-link logicalFilePath:answer/0001 splitStatements:false
--comment: As join_circle, for the referral of the link: its recipient begins to follow, with what was shared and no more, and nobody answers for the person there.
create function join_circle_by_link() returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  accepted referral%rowtype;
  told_name text;
  told_pseudonym text;
  told_commune text;
begin
  select r.* into accepted from referral r where r.id = guest_referral() and r.status = 'ACCEPTED';
  if accepted.id is null or exists (select from referral_join j where j.referral_id = accepted.id) then
    raise exception 'not found';
  end if;
  perform pg_advisory_xact_lock(hashtextextended(accepted.youth_id::text, 0));
  insert into referral_join (referral_id) values (accepted.id);
  select max(d.value) filter (where d.field = 'NAME'), max(d.value) filter (where d.field = 'PSEUDONYM'),
      max(d.value) filter (where d.field = 'COMMUNE' and d.value ~ '^[0-9AB]{5}$')
    into told_name, told_pseudonym, told_commune from referral_disclosure d where d.referral_id = accepted.id;
  insert into circle as c (organisation_id, youth_id, relation, since, label, name_key, first_key, pseudo_key, commune_code)
  values (accepted.recipient_id, accepted.youth_id, 'SHARED', accepted.decided_at,
    coalesce(told_name, told_pseudonym), fold(regexp_replace(told_name, '^(.*) (\S+)$', '\2 \1')), fold(told_name),
    fold(told_pseudonym), told_commune)
  on conflict (organisation_id, youth_id) do update set label = coalesce(told_name, c.label, told_pseudonym),
    name_key = coalesce(excluded.name_key, c.name_key), first_key = coalesce(excluded.first_key, c.first_key),
    pseudo_key = coalesce(excluded.pseudo_key, c.pseudo_key), commune_code = coalesce(told_commune, c.commune_code)
    where c.relation = 'SHARED';
end $$;
revoke all on function join_circle_by_link() from public;
grant execute on function join_circle_by_link() to visibles_app;
alter function join_circle_by_link() owner to visibles_keeper;
--rollback set role visibles_keeper; drop function join_circle_by_link(); reset role;

--changeset answer:fact-by-link logicalFilePath:answer/0001 splitStatements:false
--comment: What a guest's answer counts: as if the organisation had answered by an account, for the person of the link's referral alone.
create function subject_by_link() returns uuid language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  person uuid;
begin
  select r.youth_id into person from referral r where r.id = guest_referral();
  if person is null then
    raise exception 'not found';
  end if;
  insert into fact_subject (youth_id, subject) values (person, gen_random_uuid()) on conflict (youth_id) do nothing;
  return (select s.subject from fact_subject s where s.youth_id = person);
end $$;
create function counts_by_link(counted uuid) returns boolean language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  return exists (select from referral r join fact_subject s on s.youth_id = r.youth_id
    where r.id = guest_referral() and s.subject = counted);
end $$;
revoke all on function subject_by_link(), counts_by_link(uuid) from public;
grant execute on function subject_by_link(), counts_by_link(uuid) to visibles_app;
alter function subject_by_link() owner to visibles_keeper;
alter function counts_by_link(uuid) owner to visibles_keeper;
create policy guest_insert on fact for insert to visibles_app
  with check (kind = 'REFERRAL' and cancels is null and organisation_id = (select guest_organisation())
    and codes ->> 'referral' = (select guest_referral())::text
    and (programme_id is null or exists (select from programme_participant p
      where p.programme_id = fact.programme_id and p.organisation_id = fact.organisation_id))
    and counts_by_link(subject));
--rollback drop policy guest_insert on fact; set role visibles_keeper; drop function counts_by_link(uuid); drop function subject_by_link(); reset role;

--changeset answer:make-link logicalFilePath:answer/0001 splitStatements:false
--comment: The sender of a referral has a link made for its recipient, and learns where the mail goes. No link where somebody with an account can answer: the mail then leads to the sign-in.
create function make_answer_link(link uuid, of_referral uuid, hash bytea, made timestamptz, until timestamptz)
  returns table (address text, accounts boolean) language plpgsql security definer set search_path = public, pg_temp as $$
declare
  recipient uuid;
  mailbox text;
  members boolean;
begin
  select r.recipient_id, o.email into recipient, mailbox from referral r join organisation o on o.id = r.recipient_id and o.active
    where r.id = of_referral and r.sender_id = current_organisation() and may('REFERRAL_SEND')
      and r.status not in ('DRAFT', 'WITHDRAWN', 'EXPIRED');
  if recipient is null then
    raise exception 'not found';
  end if;
  if mailbox is null then
    return;
  end if;
  members := exists (select from member m join account a on a.id = m.account_id
    where m.organisation_id = recipient and m.active and a.active and a.has_password
      and m.roles && array['OUTREACH_WORKER', 'TEAM_LEAD', 'PARTNER_AGENT']);
  if not members then
    insert into answer_link (id, referral_id, token_hash, address_hash, made_at, expires_at)
    values (link, of_referral, hash, address_hash(mailbox), made, until);
  end if;
  return query select mailbox, members;
end $$;
revoke all on function make_answer_link(uuid, uuid, bytea, timestamptz, timestamptz) from public;
grant execute on function make_answer_link(uuid, uuid, bytea, timestamptz, timestamptz) to visibles_app;
alter function make_answer_link(uuid, uuid, bytea, timestamptz, timestamptz) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function make_answer_link(uuid, uuid, bytea, timestamptz, timestamptz); reset role;

--changeset answer:ask-by-link logicalFilePath:answer/0001 splitStatements:false
--comment: Somebody holds a link and asks to come in: what to mail, and where. A code; a new link where this one is too old, locked, or was sent to another address; that the referral is over. Nothing within a minute or past twelve mails a day, and no row for an unknown link. Refused as soon as anybody acts.
create function ask_by_link(hash bytea, code bytea, new_link uuid, new_hash bytea, asked timestamptz, until timestamptz)
  returns table (outcome text, address text, referral uuid) language plpgsql security definer set search_path = public, pg_temp as $$
declare
  l answer_link%rowtype;
  status text;
  mailbox text;
  result text;
begin
  if current_organisation() is not null or current_account() is not null then raise exception 'not found'; end if;
  select a.* into l from answer_link a where a.token_hash = hash for update;
  if l.id is null then return; end if;
  if (select coalesce(max(o.at) > asked - interval '1 minute' or count(*) >= 12, false) from answer_opening o
      where o.link_id = l.id and o.kind in ('CODE_SENT', 'RENEWED', 'TOLD_CLOSED') and o.at > asked - interval '24 hours') then
    return query select 'NOTHING', null::text, null::uuid;
    return;
  end if;
  select r.status, o.email into status, mailbox from referral r join organisation o on o.id = r.recipient_id and o.active
    where r.id = l.referral_id;
  if mailbox is null then
    return query select 'NOTHING', null::text, null::uuid;
    return;
  end if;
  result := case
    when status in ('DRAFT', 'WITHDRAWN', 'EXPIRED') then 'TOLD_CLOSED'
    when l.locked_at is null and l.expires_at > asked and l.address_hash = address_hash(mailbox) then 'CODE_SENT'
    when status in ('DECLINED', 'COMPLETED', 'DROPPED') then 'TOLD_CLOSED'
    else 'RENEWED' end;
  if result = 'CODE_SENT' then
    update answer_link a set code_hash = code, code_made_at = asked where a.id = l.id;
  elsif result = 'RENEWED' then
    insert into answer_link (id, referral_id, token_hash, address_hash, made_at, expires_at)
    values (new_link, l.referral_id, new_hash, address_hash(mailbox), asked, until);
  end if;
  insert into answer_opening (referral_id, link_id, at, kind) values (l.referral_id, l.id, asked, result);
  return query select result, mailbox, l.referral_id;
end $$;
revoke all on function ask_by_link(bytea, bytea, uuid, bytea, timestamptz, timestamptz) from public;
grant execute on function ask_by_link(bytea, bytea, uuid, bytea, timestamptz, timestamptz) to visibles_app;
alter function ask_by_link(bytea, bytea, uuid, bytea, timestamptz, timestamptz) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function ask_by_link(bytea, bytea, uuid, bytea, timestamptz, timestamptz); reset role;

--changeset answer:open-by-link logicalFilePath:answer/0001 splitStatements:false
--comment: The right code, within 15 minutes and once, opens a session of the link. The fifth wrong one locks the link. Refused as soon as anybody acts.
create function open_by_link(hash bytea, code bytea, session bytea, tried timestamptz, until timestamptz)
  returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare
  l answer_link%rowtype;
begin
  if current_organisation() is not null or current_account() is not null then raise exception 'not found'; end if;
  select a.* into l from answer_link a join referral r on r.id = a.referral_id join organisation o on o.id = r.recipient_id
    where a.token_hash = hash and a.locked_at is null and a.expires_at > tried and a.code_hash is not null
      and a.code_made_at > tried - interval '15 minutes' and r.status not in ('DRAFT', 'WITHDRAWN', 'EXPIRED')
      and o.active and a.address_hash = address_hash(o.email) for update of a;
  if l.id is null then return false; end if;
  if l.code_hash <> code then
    update answer_link a set wrong_codes = a.wrong_codes + 1, locked_at = case when a.wrong_codes = 4 then tried end where a.id = l.id;
    insert into answer_opening (referral_id, link_id, at, kind)
    values (l.referral_id, l.id, tried, case when l.wrong_codes = 4 then 'LOCKED' else 'WRONG_CODE' end);
    return false;
  end if;
  update answer_link a set code_hash = null, wrong_codes = 0, last_opened = tried where a.id = l.id;
  delete from answer_session s where s.ends_at < tried;
  insert into answer_session (token_hash, link_id, opened_at, ends_at) values (session, l.id, tried, until);
  insert into answer_opening (referral_id, link_id, at, kind) values (l.referral_id, l.id, tried, 'OPENED');
  return true;
end $$;
create function close_session(session bytea) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from answer_session s where s.token_hash = session;
end $$;
revoke all on function open_by_link(bytea, bytea, bytea, timestamptz, timestamptz), close_session(bytea) from public;
grant execute on function open_by_link(bytea, bytea, bytea, timestamptz, timestamptz), close_session(bytea) to visibles_app;
alter function open_by_link(bytea, bytea, bytea, timestamptz, timestamptz) owner to visibles_keeper;
alter function close_session(bytea) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function close_session(bytea); drop function open_by_link(bytea, bytea, bytea, timestamptz, timestamptz); reset role;
