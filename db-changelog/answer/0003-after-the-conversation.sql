--liquibase formatted sql

--changeset answer:link-for-either-party logicalFilePath:answer/0003 splitStatements:false rollbackSplitStatements:false
--comment: Also what reminds the recipient in its own name has a link made; for a referral that is over there is none, and no failure.
set role visibles_keeper;
create or replace function make_answer_link(link uuid, of_referral uuid, hash bytea, made timestamptz, until timestamptz)
  returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare
  recipient uuid;
  state text;
  mailbox text;
begin
  select r.recipient_id, r.status, o.email into recipient, state, mailbox from referral r join organisation o on o.id = r.recipient_id
    where r.id = of_referral and o.active and (r.sender_id = current_organisation() and may('REFERRAL_SEND')
      or r.recipient_id = current_organisation() and may('REFERRAL_DECIDE') and r.status <> 'DRAFT');
  if recipient is null then
    raise exception 'not found';
  end if;
  if mailbox is null or state in ('DRAFT', 'WITHDRAWN', 'EXPIRED')
     or exists (select from member m join account a on a.id = m.account_id
      where m.organisation_id = recipient and m.active and a.active and a.has_password
        and m.roles && array['OUTREACH_WORKER', 'TEAM_LEAD', 'PARTNER_AGENT']) then
    return null;
  end if;
  insert into answer_link (id, referral_id, token_hash, address_hash, made_at, expires_at)
  values (link, of_referral, hash, address_hash(mailbox), made, until);
  return mailbox;
end $$;
reset role;
--rollback set role visibles_keeper;
--rollback create or replace function make_answer_link(link uuid, of_referral uuid, hash bytea, made timestamptz, until timestamptz)
--rollback   returns text language plpgsql security definer set search_path = public, pg_temp as $$
--rollback declare
--rollback   recipient uuid;
--rollback   mailbox text;
--rollback begin
--rollback   select r.recipient_id, o.email into recipient, mailbox from referral r join organisation o on o.id = r.recipient_id and o.active
--rollback     where r.id = of_referral and r.sender_id = current_organisation() and may('REFERRAL_SEND')
--rollback       and r.status not in ('DRAFT', 'WITHDRAWN', 'EXPIRED');
--rollback   if recipient is null then
--rollback     raise exception 'not found';
--rollback   end if;
--rollback   if mailbox is null or exists (select from member m join account a on a.id = m.account_id
--rollback       where m.organisation_id = recipient and m.active and a.active and a.has_password
--rollback         and m.roles && array['OUTREACH_WORKER', 'TEAM_LEAD', 'PARTNER_AGENT']) then
--rollback     return null;
--rollback   end if;
--rollback   insert into answer_link (id, referral_id, token_hash, address_hash, made_at, expires_at)
--rollback   values (link, of_referral, hash, address_hash(mailbox), made, until);
--rollback   return mailbox;
--rollback end $$;
--rollback reset role;

--changeset answer:guest-gives-up logicalFilePath:answer/0003 splitStatements:false rollbackSplitStatements:false
--comment: A guest answers that nothing more comes of it, too.
create or replace function guard_giving_up() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  sends boolean := old.sender_id = current_organisation() and may('REFERRAL_SEND');
begin
  if current_user = 'visibles_owner' then
    return new;
  end if;
  if not coalesce(answers_referral(old.id, old.recipient_id) or sends and old.status = 'MISSED', false)
    or new.version <> old.version + 1
    or to_jsonb(new) - array['status', 'moved_at', 'version'] <> to_jsonb(old) - array['status', 'moved_at', 'version']
  then
    raise exception 'not found';
  end if;
  return new;
end $$;
--rollback create or replace function guard_giving_up() returns trigger language plpgsql set search_path = public, pg_temp as $$
--rollback declare
--rollback   sends boolean := old.sender_id = current_organisation() and may('REFERRAL_SEND');
--rollback   answers boolean := old.recipient_id = current_organisation() and may('REFERRAL_DECIDE');
--rollback begin
--rollback   if current_user = 'visibles_owner' then
--rollback     return new;
--rollback   end if;
--rollback   if not coalesce(answers or sends and old.status = 'MISSED', false) or new.version <> old.version + 1
--rollback     or to_jsonb(new) - array['status', 'moved_at', 'version'] <> to_jsonb(old) - array['status', 'moved_at', 'version']
--rollback   then
--rollback     raise exception 'not found';
--rollback   end if;
--rollback   return new;
--rollback end $$;

--changeset answer:guest-talks logicalFilePath:answer/0003
--comment: A guest reads and writes the conversation on the one referral; the policies that narrow it to a standing agreement hold for guests as well.
create policy guest_select on referral_message for select to visibles_app using (referral_id = (select guest_referral()));
create policy guest_insert on referral_message for insert to visibles_app
  with check (member_id = '00000000-0000-0000-0000-000000000000' and organisation_id = (select guest_organisation())
    and referral_id = (select guest_referral()) and exists (select from referral r where r.id = referral_message.referral_id
      and (r.status in ('SENT', 'ACCEPTED', 'SCHEDULED', 'ATTENDED', 'MISSED', 'STARTED')
        or r.moved_at > referral_message.sent_at - interval '30 days')));
create policy guest_insert on referral_message_read for insert to visibles_app
  with check (member_id = '00000000-0000-0000-0000-000000000000' and organisation_id = (select guest_organisation())
    and exists (select from referral_message m where m.id = referral_message_read.message_id
      and m.referral_id = (select guest_referral()) and m.organisation_id <> (select guest_organisation())));
--rollback drop policy guest_select on referral_message; drop policy guest_insert on referral_message; drop policy guest_insert on referral_message_read;
