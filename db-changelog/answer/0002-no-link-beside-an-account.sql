--liquibase formatted sql

--changeset answer:no-link-beside-an-account logicalFilePath:answer/0002 splitStatements:false rollbackSplitStatements:false
--comment: The sender of a referral has a link made for its recipient, and learns where the mail goes. None where somebody with an account can answer: who has a key needs no second, weaker one.
set role visibles_keeper;
drop function make_answer_link(uuid, uuid, bytea, timestamptz, timestamptz);
reset role;
create function make_answer_link(link uuid, of_referral uuid, hash bytea, made timestamptz, until timestamptz)
  returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare
  recipient uuid;
  mailbox text;
begin
  select r.recipient_id, o.email into recipient, mailbox from referral r join organisation o on o.id = r.recipient_id and o.active
    where r.id = of_referral and r.sender_id = current_organisation() and may('REFERRAL_SEND')
      and r.status not in ('DRAFT', 'WITHDRAWN', 'EXPIRED');
  if recipient is null then
    raise exception 'not found';
  end if;
  if mailbox is null or exists (select from member m join account a on a.id = m.account_id
      where m.organisation_id = recipient and m.active and a.active and a.has_password
        and m.roles && array['OUTREACH_WORKER', 'TEAM_LEAD', 'PARTNER_AGENT']) then
    return null;
  end if;
  insert into answer_link (id, referral_id, token_hash, address_hash, made_at, expires_at)
  values (link, of_referral, hash, address_hash(mailbox), made, until);
  return mailbox;
end $$;
revoke all on function make_answer_link(uuid, uuid, bytea, timestamptz, timestamptz) from public;
grant execute on function make_answer_link(uuid, uuid, bytea, timestamptz, timestamptz) to visibles_app;
alter function make_answer_link(uuid, uuid, bytea, timestamptz, timestamptz) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function make_answer_link(uuid, uuid, bytea, timestamptz, timestamptz); reset role;
--rollback create function make_answer_link(link uuid, of_referral uuid, hash bytea, made timestamptz, until timestamptz)
--rollback   returns table (address text, accounts boolean) language plpgsql security definer set search_path = public, pg_temp as $$
--rollback declare
--rollback   recipient uuid;
--rollback   mailbox text;
--rollback   members boolean;
--rollback begin
--rollback   select r.recipient_id, o.email into recipient, mailbox from referral r join organisation o on o.id = r.recipient_id and o.active
--rollback     where r.id = of_referral and r.sender_id = current_organisation() and may('REFERRAL_SEND')
--rollback       and r.status not in ('DRAFT', 'WITHDRAWN', 'EXPIRED');
--rollback   if recipient is null then
--rollback     raise exception 'not found';
--rollback   end if;
--rollback   if mailbox is null then
--rollback     return;
--rollback   end if;
--rollback   members := exists (select from member m join account a on a.id = m.account_id
--rollback     where m.organisation_id = recipient and m.active and a.active and a.has_password
--rollback       and m.roles && array['OUTREACH_WORKER', 'TEAM_LEAD', 'PARTNER_AGENT']);
--rollback   if not members then
--rollback     insert into answer_link (id, referral_id, token_hash, address_hash, made_at, expires_at)
--rollback     values (link, of_referral, hash, address_hash(mailbox), made, until);
--rollback   end if;
--rollback   return query select mailbox, members;
--rollback end $$;
--rollback revoke all on function make_answer_link(uuid, uuid, bytea, timestamptz, timestamptz) from public;
--rollback grant execute on function make_answer_link(uuid, uuid, bytea, timestamptz, timestamptz) to visibles_app;
--rollback alter function make_answer_link(uuid, uuid, bytea, timestamptz, timestamptz) owner to visibles_keeper;
