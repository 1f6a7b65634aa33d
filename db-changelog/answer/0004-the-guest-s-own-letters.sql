--liquibase formatted sql

--changeset answer:link-after-a-guest-s-move logicalFilePath:answer/0004 splitStatements:false rollbackSplitStatements:false
--comment: What a guest does makes letters to its own mailbox too, such as the invitation to an appointment: a link is made for the referral of the guest's own link, and no other. It opens nothing without a code from that mailbox.
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
      or r.recipient_id = current_organisation() and may('REFERRAL_DECIDE') and r.status <> 'DRAFT'
      or r.id = guest_referral());
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
--rollback   state text;
--rollback   mailbox text;
--rollback begin
--rollback   select r.recipient_id, r.status, o.email into recipient, state, mailbox from referral r join organisation o on o.id = r.recipient_id
--rollback     where r.id = of_referral and o.active and (r.sender_id = current_organisation() and may('REFERRAL_SEND')
--rollback       or r.recipient_id = current_organisation() and may('REFERRAL_DECIDE') and r.status <> 'DRAFT');
--rollback   if recipient is null then
--rollback     raise exception 'not found';
--rollback   end if;
--rollback   if mailbox is null or state in ('DRAFT', 'WITHDRAWN', 'EXPIRED')
--rollback      or exists (select from member m join account a on a.id = m.account_id
--rollback       where m.organisation_id = recipient and m.active and a.active and a.has_password
--rollback         and m.roles && array['OUTREACH_WORKER', 'TEAM_LEAD', 'PARTNER_AGENT']) then
--rollback     return null;
--rollback   end if;
--rollback   insert into answer_link (id, referral_id, token_hash, address_hash, made_at, expires_at)
--rollback   values (link, of_referral, hash, address_hash(mailbox), made, until);
--rollback   return mailbox;
--rollback end $$;
--rollback reset role;
