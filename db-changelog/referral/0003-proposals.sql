--liquibase formatted sql

--changeset referral:create-proposal logicalFilePath:referral/0003
--comment: Up to three appointments that the recipient offers; the sender picks one, or asks for others. None is ever rewritten.
create table referral_proposal (
  id uuid primary key,
  referral_id uuid not null references referral (id) on delete cascade,
  number smallint not null check (number between 1 and 3),
  at timestamptz not null,
  place text check (length(place) <= 200),
  state text not null check (state in ('OPEN', 'CHOSEN', 'PASSED', 'REFUSED')),
  member_id uuid not null,
  by_link boolean not null,
  proposed_at timestamptz not null
);
comment on column referral_proposal.by_link is 'whether it came from a link instead of an account; then no member stands behind it';
create unique index referral_proposal_open on referral_proposal (referral_id, number) where state = 'OPEN';
create index referral_proposal_of on referral_proposal (referral_id, proposed_at);
alter table referral_proposal enable row level security;
alter table referral_proposal force row level security;
create policy owner_all on referral_proposal to visibles_owner using (true) with check (true);
create policy seen_select on referral_proposal for select to visibles_app
  using (exists (select from referral r where r.id = referral_proposal.referral_id));
create policy recipient_insert on referral_proposal for insert to visibles_app
  with check (state = 'OPEN' and not by_link and member_id = (select current_member()) and (select may('REFERRAL_DECIDE'))
    and exists (select from referral r where r.id = referral_proposal.referral_id
      and r.recipient_id = (select current_organisation()) and r.status in ('ACCEPTED', 'SCHEDULED', 'MISSED')));
create policy party_update on referral_proposal for update to visibles_app
  using (state = 'OPEN' and exists (select from referral r where r.id = referral_proposal.referral_id
    and ((select may('REFERRAL_SEND')) and r.sender_id = (select current_organisation())
      or (select may('REFERRAL_DECIDE')) and r.recipient_id = (select current_organisation()))))
  with check (exists (select from referral r where r.id = referral_proposal.referral_id
    and ((select may('REFERRAL_SEND')) and r.sender_id = (select current_organisation())
      or (select may('REFERRAL_DECIDE')) and r.recipient_id = (select current_organisation()) and state = 'PASSED')));
grant select, insert, update (state) on referral_proposal to visibles_app;
--rollback drop table referral_proposal;

--changeset referral:answered-by-link logicalFilePath:referral/0003
--comment: A move may come from a link instead of an account. The sender may write down that it has chosen an appointment.
alter table referral_event add column by_link boolean not null default false;
alter policy party_insert on referral_event
  with check (organisation_id = (select current_organisation()) and member_id = (select current_member()) and not by_link
    and exists (select from referral r where r.id = referral_event.referral_id and r.status <> 'DRAFT'
      and r.status = referral_event.status and r.version = referral_event.version
      and ((select may('REFERRAL_SEND')) and r.status in ('SENT', 'WITHDRAWN', 'EXPIRED', 'SCHEDULED') and r.sender_id = (select current_organisation())
        or (select may('REFERRAL_DECIDE')) and r.status not in ('SENT', 'WITHDRAWN', 'EXPIRED') and r.recipient_id = (select current_organisation()))));
--rollback alter table referral_event drop column by_link;

--changeset referral:who-answers logicalFilePath:referral/0003 splitStatements:false
--comment: Whether whoever acts may answer a referral: for its recipient. Apart from the guard, so that a later module can let somebody else answer.
create function answers_referral(referral uuid, recipient uuid) returns boolean language plpgsql stable set search_path = public, pg_temp as $$
begin
  return coalesce(recipient = current_organisation() and may('REFERRAL_DECIDE'), false);
end $$;
revoke all on function answers_referral(uuid, uuid) from public;
grant execute on function answers_referral(uuid, uuid) to visibles_app;
--rollback drop function answers_referral(uuid, uuid);

--changeset referral:choose-appointment logicalFilePath:referral/0003 splitStatements:false rollbackSplitStatements:false
--comment: As before; besides, the sender may schedule what the recipient has proposed, and that alone.
create or replace function guard_referral() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  sends boolean := old.sender_id = current_organisation() and may('REFERRAL_SEND');
  answers boolean;
  moves text := old.status || '>' || new.status;
begin
  if current_user = 'visibles_owner' then
    return new;
  end if;
  answers := answers_referral(old.id, old.recipient_id);
  if not coalesce(case
      when moves = 'DRAFT>SENT' then sends
        and exists (select from circle c where c.youth_id = old.youth_id and c.organisation_id = current_organisation() and c.informed)
        and exists (select from agreement a where a.youth_id = old.youth_id and a.kind = 'REFERRAL' and a.withdrawn_on is null)
      when moves = 'SENT>WITHDRAWN' then sends
      when moves = 'SENT>EXPIRED' then sends and (new.decided_at at time zone 'Europe/Paris')::date > old.expires_on
      when moves in ('ACCEPTED>SCHEDULED', 'SCHEDULED>SCHEDULED', 'MISSED>SCHEDULED') then answers
        or sends and exists (select from referral_proposal p where p.referral_id = old.id and p.state = 'OPEN'
          and p.at = new.appointment_at and p.place is not distinct from new.appointment_place)
      when moves in ('SENT>ACCEPTED', 'SENT>DECLINED', 'SCHEDULED>ATTENDED', 'SCHEDULED>MISSED', 'MISSED>STARTED',
        'ATTENDED>STARTED', 'STARTED>COMPLETED', 'STARTED>DROPPED') then answers
      when moves = 'DRAFT>DRAFT' then sends
      when moves = 'SENT>SENT' then answers and old.seen_at is null and new.seen_at is not null
      else false end, false)
    or new.version <> old.version + 1
    or ((new.agreed_on, new.sent_at, new.due_on, new.expires_on) is distinct from (old.agreed_on, old.sent_at, old.due_on, old.expires_on)
      and moves <> 'DRAFT>SENT')
    or (new.seen_at is distinct from old.seen_at and not (answers and old.status = 'SENT' and old.seen_at is null))
    or (new.decided_at is distinct from old.decided_at and not (old.status = 'SENT' and new.status <> 'SENT'))
    or ((new.decline_reason, new.decline_note) is distinct from (old.decline_reason, old.decline_note) and new.status <> 'DECLINED')
    or ((new.appointment_at, new.appointment_place) is distinct from (old.appointment_at, old.appointment_place) and new.status <> 'SCHEDULED')
  then
    raise exception 'not found';
  end if;
  return new;
end $$;
--rollback create or replace function guard_referral() returns trigger language plpgsql set search_path = public, pg_temp as $$
--rollback declare
--rollback   sends boolean := old.sender_id = current_organisation() and may('REFERRAL_SEND');
--rollback   answers boolean := old.recipient_id = current_organisation() and may('REFERRAL_DECIDE');
--rollback   moves text := old.status || '>' || new.status;
--rollback begin
--rollback   if current_user = 'visibles_owner' then
--rollback     return new;
--rollback   end if;
--rollback   if not coalesce(case
--rollback       when moves = 'DRAFT>SENT' then sends
--rollback         and exists (select from circle c where c.youth_id = old.youth_id and c.organisation_id = current_organisation() and c.informed)
--rollback         and exists (select from agreement a where a.youth_id = old.youth_id and a.kind = 'REFERRAL' and a.withdrawn_on is null)
--rollback       when moves = 'SENT>WITHDRAWN' then sends
--rollback       when moves = 'SENT>EXPIRED' then sends and (new.decided_at at time zone 'Europe/Paris')::date > old.expires_on
--rollback       when moves in ('SENT>ACCEPTED', 'SENT>DECLINED', 'ACCEPTED>SCHEDULED', 'SCHEDULED>SCHEDULED', 'SCHEDULED>ATTENDED',
--rollback         'SCHEDULED>MISSED', 'MISSED>SCHEDULED', 'MISSED>STARTED', 'ATTENDED>STARTED', 'STARTED>COMPLETED',
--rollback         'STARTED>DROPPED') then answers
--rollback       when moves = 'DRAFT>DRAFT' then sends
--rollback       when moves = 'SENT>SENT' then answers and old.seen_at is null and new.seen_at is not null
--rollback       else false end, false)
--rollback     or new.version <> old.version + 1
--rollback     or ((new.agreed_on, new.sent_at, new.due_on, new.expires_on) is distinct from (old.agreed_on, old.sent_at, old.due_on, old.expires_on)
--rollback       and moves <> 'DRAFT>SENT')
--rollback     or (new.seen_at is distinct from old.seen_at and not (answers and old.status = 'SENT' and old.seen_at is null))
--rollback     or (new.decided_at is distinct from old.decided_at and not (old.status = 'SENT' and new.status <> 'SENT'))
--rollback     or ((new.decline_reason, new.decline_note) is distinct from (old.decline_reason, old.decline_note) and new.status <> 'DECLINED')
--rollback     or ((new.appointment_at, new.appointment_place) is distinct from (old.appointment_at, old.appointment_place) and new.status <> 'SCHEDULED')
--rollback   then
--rollback     raise exception 'not found';
--rollback   end if;
--rollback   return new;
--rollback end $$;
