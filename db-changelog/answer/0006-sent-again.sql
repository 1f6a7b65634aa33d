--liquibase formatted sql

--changeset answer:openings-of-both-parties logicalFilePath:answer/0006
--comment: What became of a link is told to the two parties of the referral, and not to others who follow the person. The sender may have sent a link again by hand.
drop policy party_select on answer_opening;
create policy party_select on answer_opening for select to visibles_app
  using ((select may('REFERRAL_READ')) and exists (select from referral r where r.id = answer_opening.referral_id
    and (select current_organisation()) in (r.sender_id, r.recipient_id) and r.status <> 'DRAFT'));
alter table answer_opening drop constraint answer_opening_kind_check;
alter table answer_opening add constraint answer_opening_kind_check
  check (kind in ('CODE_SENT', 'RENEWED', 'TOLD_CLOSED', 'WRONG_CODE', 'LOCKED', 'OPENED', 'READ', 'SENT_AGAIN'));
--rollback delete from answer_opening where kind = 'SENT_AGAIN';
--rollback alter table answer_opening drop constraint answer_opening_kind_check;
--rollback alter table answer_opening add constraint answer_opening_kind_check
--rollback   check (kind in ('CODE_SENT', 'RENEWED', 'TOLD_CLOSED', 'WRONG_CODE', 'LOCKED', 'OPENED', 'READ'));
--rollback drop policy party_select on answer_opening;
--rollback create policy party_select on answer_opening for select to visibles_app
--rollback   using ((select may('REFERRAL_READ')) and exists (select from referral r where r.id = answer_opening.referral_id));

--changeset answer:link-state logicalFilePath:answer/0006 splitStatements:false
--comment: For the two parties: whether the recipient answers by a link, its registered address with all but the first letter of its name left out, when a link went out last, and whether it went to the address that is registered now. No token, no code.
create function has_answering_account(organisation uuid) returns boolean
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return exists (select from member m join account a on a.id = m.account_id
    where m.organisation_id = organisation and m.active and a.active and a.has_password
      and m.roles && array['OUTREACH_WORKER', 'TEAM_LEAD', 'PARTNER_AGENT']);
end $$;
create function answer_link_state(of_referral uuid)
  returns table (mailbox text, account boolean, open boolean, sent_at timestamptz, same_address boolean)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select regexp_replace(btrim(o.email), '^(.)[^@]*@', '\1…@'), has_answering_account(o.id),
      r.status in ('SENT', 'ACCEPTED', 'SCHEDULED', 'ATTENDED', 'MISSED', 'STARTED') and r.agreement_withdrawn_on is null and o.active,
      l.made_at, coalesce(l.address_hash = address_hash(o.email), false)
    from referral r join organisation o on o.id = r.recipient_id
      left join lateral (select a.made_at, a.address_hash from answer_link a where a.referral_id = r.id
        order by a.made_at desc, a.id desc limit 1) l on true
    where r.id = of_referral and r.status <> 'DRAFT' and may('REFERRAL_READ') and current_organisation() in (r.sender_id, r.recipient_id);
end $$;
revoke all on function has_answering_account(uuid), answer_link_state(uuid) from public;
grant execute on function answer_link_state(uuid) to visibles_app;
alter function has_answering_account(uuid) owner to visibles_keeper;
alter function answer_link_state(uuid) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function answer_link_state(uuid); drop function has_answering_account(uuid); reset role;

--changeset answer:send-again logicalFilePath:answer/0006 splitStatements:false
--comment: The sender has a link sent again by hand. Not within ten minutes of the last one, and three times within a day: a mailbox is not for filling. The reason why not, else SENT and the address; no row for who is not the sender.
create function resend_answer_link(link uuid, of_referral uuid, hash bytea, made timestamptz, until timestamptz)
  returns table (outcome text, address text) language plpgsql security definer set search_path = public, pg_temp as $$
declare
  r referral%rowtype;
  o organisation%rowtype;
begin
  perform pg_advisory_xact_lock(hashtextextended('answer-link ' || of_referral::text, 0));
  select * into r from referral x where x.id = of_referral and x.sender_id = current_organisation() and may('REFERRAL_SEND')
    and x.status <> 'DRAFT';
  if r.id is null then
    return;
  end if;
  select * into o from organisation x where x.id = r.recipient_id;
  if r.status not in ('SENT', 'ACCEPTED', 'SCHEDULED', 'ATTENDED', 'MISSED', 'STARTED') or r.agreement_withdrawn_on is not null
     or not o.active then
    return query select 'CLOSED', null::text;
  elsif o.email is null then
    return query select 'NO_ADDRESS', null::text;
  elsif has_answering_account(o.id) then
    return query select 'ACCOUNT', null::text;
  elsif exists (select from answer_link a where a.referral_id = r.id and a.made_at > made - interval '10 minutes') then
    return query select 'TOO_SOON', null::text;
  elsif (select count(*) >= 3 from answer_opening p where p.referral_id = r.id and p.kind = 'SENT_AGAIN'
      and p.at > made - interval '24 hours') then
    return query select 'TOO_OFTEN', null::text;
  else
    insert into answer_link (id, referral_id, token_hash, address_hash, made_at, expires_at)
    values (link, r.id, hash, address_hash(o.email), made, until);
    insert into answer_opening (referral_id, link_id, at, kind) values (r.id, link, made, 'SENT_AGAIN');
    return query select 'SENT', o.email::text;
  end if;
end $$;
revoke all on function resend_answer_link(uuid, uuid, bytea, timestamptz, timestamptz) from public;
grant execute on function resend_answer_link(uuid, uuid, bytea, timestamptz, timestamptz) to visibles_app;
alter function resend_answer_link(uuid, uuid, bytea, timestamptz, timestamptz) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function resend_answer_link(uuid, uuid, bytea, timestamptz, timestamptz); reset role;
