--liquibase formatted sql

--changeset referral:expired-senders logicalFilePath:referral/0002 splitStatements:false
--comment: Who sent what nobody has answered in time, and still follows the person: background work ends it in their name. Refused as soon as anybody acts.
create function expired_senders(today date) returns table (organisation_id uuid, member_id uuid)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if current_organisation() is not null or current_account() is not null then raise exception 'not found'; end if;
  return query select distinct r.sender_id, r.sender_member from referral r
    where r.status = 'SENT' and r.expires_on < today
      and exists (select from circle c where c.youth_id = r.youth_id and c.organisation_id = r.sender_id and c.relation = 'FULL');
end $$;
revoke all on function expired_senders(date) from public;
grant execute on function expired_senders(date) to visibles_app;
alter function expired_senders(date) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function expired_senders(date); reset role;

--changeset referral:expiry-index logicalFilePath:referral/0002
--comment: The daily look finds those that wait without reading the others.
create index referral_waiting on referral (expires_on) where status = 'SENT';
--rollback drop index referral_waiting;
