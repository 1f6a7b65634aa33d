--liquibase formatted sql

--changeset referral:refused-letters logicalFilePath:referral/0008
--comment: Who sent a referral reads that a mail about it was refused, whichever of its parties caused the mail; a mail of anybody else's that only pretends to be about it tells nothing.
create policy referral_sender_select on outbox for select to visibles_app
  using (refusal is not null and about_kind = 'referral'
    and exists (select from referral r where r.id = outbox.about_id and r.sender_id = (select current_organisation())
      and (outbox.organisation_id is null or outbox.organisation_id in (r.sender_id, r.recipient_id))));
--rollback drop policy referral_sender_select on outbox;

--changeset referral:referral-sender logicalFilePath:referral/0008 splitStatements:false
--comment: Which member to tell that a mail about a referral was refused. For background work alone: refused as soon as anybody acts.
create function referral_sender(of_referral uuid) returns uuid
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if current_organisation() is not null or current_account() is not null then raise exception 'not found'; end if;
  return (select r.sender_member from referral r where r.id = of_referral and r.status <> 'DRAFT');
end $$;
revoke all on function referral_sender(uuid) from public;
grant execute on function referral_sender(uuid) to visibles_app;
alter function referral_sender(uuid) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function referral_sender(uuid); reset role;
