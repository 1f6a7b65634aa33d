--liquibase formatted sql

--changeset referral:agreement-closes logicalFilePath:referral/0007 splitStatements:false
--comment: A withdrawn agreement closes at once, whoever recorded it. One that belongs to no referral in particular closes all that were agreed since. The partner's circle row goes, unless another referral with an agreement holds it: then it tells what that one told.
create policy keeper_update on referral for update to visibles_keeper using (true) with check (true);
grant update (agreement_withdrawn_on) on referral to visibles_keeper;
create function agreement_withdrawn() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  closed referral%rowtype;
  told_name text;
  told_pseudonym text;
  told_commune text;
  told_by uuid;
begin
  if new.kind <> 'REFERRAL' or new.withdrawn_on is null or old.withdrawn_on is not null then
    return null;
  end if;
  for closed in update referral r set agreement_withdrawn_on = new.withdrawn_on
      where r.youth_id = new.youth_id and r.status <> 'DRAFT' and r.agreement_withdrawn_on is null
        and (r.agreement_id = new.id or r.agreed_on >= new.given_on
          and not exists (select from referral o where o.agreement_id = new.id))
      returning r.* loop
    perform pg_advisory_xact_lock(hashtextextended(closed.youth_id::text, 0));
    insert into referral_join (referral_id) values (closed.id) on conflict do nothing; -- nobody joins by it any more
    select r.id into told_by from referral r join referral_join j on j.referral_id = r.id
      where r.youth_id = closed.youth_id and r.recipient_id = closed.recipient_id and r.agreement_withdrawn_on is null
      limit 1;
    if told_by is null then
      delete from circle c where c.youth_id = closed.youth_id and c.organisation_id = closed.recipient_id and c.relation = 'SHARED';
      continue;
    end if;
    select max(d.value) filter (where d.field = 'NAME'), max(d.value) filter (where d.field = 'PSEUDONYM'),
        max(d.value) filter (where d.field = 'COMMUNE' and d.value ~ '^[0-9AB]{5}$')
      into told_name, told_pseudonym, told_commune from referral_disclosure d join referral r on r.id = d.referral_id
      join referral_join j on j.referral_id = r.id
      where r.youth_id = closed.youth_id and r.recipient_id = closed.recipient_id and r.agreement_withdrawn_on is null;
    update circle c set label = coalesce(told_name, told_pseudonym), name_key = fold(regexp_replace(told_name, '^(.*) (\S+)$', '\2 \1')),
        first_key = fold(told_name), pseudo_key = fold(told_pseudonym), commune_code = told_commune
      where c.youth_id = closed.youth_id and c.organisation_id = closed.recipient_id and c.relation = 'SHARED';
  end loop;
  return null;
end $$;
revoke all on function agreement_withdrawn() from public;
create trigger withdrawn after update on agreement for each row execute function agreement_withdrawn();
alter function agreement_withdrawn() owner to visibles_keeper;
--rollback drop trigger withdrawn on agreement; set role visibles_keeper; drop function agreement_withdrawn(); reset role; revoke update (agreement_withdrawn_on) on referral from visibles_keeper; drop policy keeper_update on referral;

--changeset referral:closed-before logicalFilePath:referral/0007
--comment: The same for what was withdrawn before there was this rule.
insert into referral_join (referral_id) select r.id from referral r where r.agreement_withdrawn_on is not null on conflict do nothing;
delete from circle c using referral r where r.youth_id = c.youth_id and r.recipient_id = c.organisation_id and c.relation = 'SHARED'
  and r.agreement_withdrawn_on is not null and not exists (select from referral o join referral_join j on j.referral_id = o.id
    where o.youth_id = c.youth_id and o.recipient_id = c.organisation_id and o.agreement_withdrawn_on is null);
--rollback select 1;

--changeset referral:closed-to-the-partner logicalFilePath:referral/0007
--comment: Without the agreement the partner reads nothing that was told or written and makes no move, whoever else may let it. These policies narrow all others.
create policy agreed_select on referral_disclosure as restrictive for select to visibles_app
  using (exists (select from referral r where r.id = referral_disclosure.referral_id and r.agreement_withdrawn_on is null)
    or exists (select from circle c where c.youth_id = referral_disclosure.youth_id
      and c.organisation_id = (select current_organisation()) and c.relation = 'FULL'));
create policy agreed_update on referral as restrictive for update to visibles_app
  using (agreement_withdrawn_on is null or sender_id = (select current_organisation()));
create policy agreed_select on referral_message as restrictive for select to visibles_app
  using (exists (select from referral r where r.id = referral_message.referral_id
    and (r.agreement_withdrawn_on is null or r.sender_id = (select current_organisation()))));
create policy agreed_insert on referral_message as restrictive for insert to visibles_app
  with check (exists (select from referral r where r.id = referral_message.referral_id and r.agreement_withdrawn_on is null));
drop index referral_one_active;
create unique index referral_one_active on referral (youth_id, recipient_id)
  where status in ('SENT', 'ACCEPTED', 'SCHEDULED', 'ATTENDED', 'MISSED', 'STARTED') and agreement_withdrawn_on is null;
--rollback drop index referral_one_active; create unique index referral_one_active on referral (youth_id, recipient_id) where status in ('SENT', 'ACCEPTED', 'SCHEDULED', 'ATTENDED', 'MISSED', 'STARTED'); drop policy agreed_select on referral_disclosure; drop policy agreed_update on referral; drop policy agreed_select on referral_message; drop policy agreed_insert on referral_message;

--changeset referral:guard-agreement logicalFilePath:referral/0007 splitStatements:false
--comment: A referral is sent with an agreement of its person that holds, and with no other afterwards. Once it is withdrawn the referral can only be taken back. The end of the agreement is set by its own trigger alone, and nothing with it; the instant of the last move changes with a move alone.
create function guard_agreement() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if current_user = 'visibles_owner' then
    return new;
  end if;
  if new.agreement_withdrawn_on is distinct from old.agreement_withdrawn_on then
    if current_user <> 'visibles_keeper' or to_jsonb(new) - 'agreement_withdrawn_on' <> to_jsonb(old) - 'agreement_withdrawn_on' then
      raise exception 'not found';
    end if;
    return new;
  end if;
  if old.agreement_withdrawn_on is not null and not (old.status = 'SENT' and new.status = 'WITHDRAWN')
    or (new.agreement_id is distinct from old.agreement_id and not (old.status = 'DRAFT' and new.status = 'SENT'
      and exists (select from agreement a where a.id = new.agreement_id and a.youth_id = old.youth_id and a.kind = 'REFERRAL'
        and a.withdrawn_on is null)))
    or (new.moved_at is distinct from old.moved_at and new.status = old.status and new.status <> 'SCHEDULED')
  then
    raise exception 'not found';
  end if;
  return new;
end $$;
revoke all on function guard_agreement() from public;
create trigger guard_agreement before update on referral for each row execute function guard_agreement();
drop trigger guard on referral;
create trigger guard before update on referral for each row
  when (new.agreement_withdrawn_on is not distinct from old.agreement_withdrawn_on
    and not (new.status = 'DROPPED' and old.status in ('ACCEPTED', 'ATTENDED', 'MISSED'))) execute function guard_referral();
--rollback drop trigger guard on referral; create trigger guard before update on referral for each row when (not (new.status = 'DROPPED' and old.status in ('ACCEPTED', 'ATTENDED', 'MISSED'))) execute function guard_referral(); drop trigger guard_agreement on referral; drop function guard_agreement();

--changeset referral:withdrawn-or-expired-senders logicalFilePath:referral/0007 splitStatements:false rollbackSplitStatements:false
--comment: The daily work also takes back what waits for an answer that the partner can no longer give.
set role visibles_keeper;
create or replace function expired_senders(today date) returns table (organisation_id uuid, member_id uuid)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if current_organisation() is not null or current_account() is not null then raise exception 'not found'; end if;
  return query select distinct r.sender_id, r.sender_member from referral r
    where r.status = 'SENT' and (r.expires_on < today or r.agreement_withdrawn_on is not null)
      and exists (select from circle c where c.youth_id = r.youth_id and c.organisation_id = r.sender_id and c.relation = 'FULL');
end $$;
reset role;
--rollback set role visibles_keeper;
--rollback create or replace function expired_senders(today date) returns table (organisation_id uuid, member_id uuid)
--rollback   language plpgsql stable security definer set search_path = public, pg_temp as $$
--rollback begin
--rollback   if current_organisation() is not null or current_account() is not null then raise exception 'not found'; end if;
--rollback   return query select distinct r.sender_id, r.sender_member from referral r
--rollback     where r.status = 'SENT' and r.expires_on < today
--rollback       and exists (select from circle c where c.youth_id = r.youth_id and c.organisation_id = r.sender_id and c.relation = 'FULL');
--rollback end $$;
--rollback reset role;
