--liquibase formatted sql

--changeset referral:coordinating-organisations logicalFilePath:referral/0006 splitStatements:false
--comment: Where somebody coordinates: background work goes through them one by one. Refused as soon as anybody acts.
create function coordinating_organisations() returns setof uuid
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if current_organisation() is not null or current_account() is not null then raise exception 'not found'; end if;
  return query select distinct m.organisation_id from member m join organisation o on o.id = m.organisation_id
    where m.active and o.active and 'COORDINATOR' = any (m.roles);
end $$;
revoke all on function coordinating_organisations() from public;
grant execute on function coordinating_organisations() to visibles_app;
alter function coordinating_organisations() owner to visibles_keeper;
--rollback set role visibles_keeper; drop function coordinating_organisations(); reset role;

--changeset referral:silent-partners logicalFilePath:referral/0006 splitStatements:false
--comment: For the coordination: by partner, how many referrals of its programmes stay without an answer although both reminders went out, or expired so in the last 90 days. Rounded down to fives, so that under five reads 0 and one more case is not seen from one day to the next; no person, no referral, no referrer.
create policy keeper_select on programme_participant for select to visibles_keeper using (true);
grant select on programme_participant to visibles_keeper;
create function silent_partners(at timestamptz) returns table (organisation_id uuid, at_least bigint)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if current_organisation() is null or not may('FIGURES_PROGRAMME') then raise exception 'not found'; end if;
  return query select r.recipient_id, count(*) / 5 * 5 from referral r
    where exists (select from programme_participant mine join programme_participant theirs on theirs.programme_id = mine.programme_id
        where mine.organisation_id = current_organisation() and theirs.organisation_id = r.sender_id)
      and r.agreement_withdrawn_on is null
      and (r.status = 'EXPIRED' and r.moved_at > silent_partners.at - interval '90 days'
        or r.status in ('SENT', 'ACCEPTED', 'SCHEDULED', 'ATTENDED', 'MISSED', 'STARTED') and exists (select from referral_reminder q
          where q.referral_id = r.id and q.kind = 'COORDINATION' and q.reminded_at > r.moved_at))
    group by r.recipient_id;
end $$;
revoke all on function silent_partners(timestamptz) from public;
grant execute on function silent_partners(timestamptz) to visibles_app;
alter function silent_partners(timestamptz) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function silent_partners(timestamptz); reset role; revoke select on programme_participant from visibles_keeper; drop policy keeper_select on programme_participant;

--changeset referral:create-silence-notice logicalFilePath:referral/0006
--comment: The weeks, by their Monday, in which a coordination was told that partners stay silent: once each.
create table silence_notice (
  organisation_id uuid not null,
  week date not null,
  primary key (organisation_id, week)
);
alter table silence_notice enable row level security;
alter table silence_notice force row level security;
create policy owner_all on silence_notice to visibles_owner using (true) with check (true);
create policy program_select on silence_notice for select to visibles_app using (organisation_id = (select current_organisation()));
create policy program_insert on silence_notice for insert to visibles_app
  with check (organisation_id = (select current_organisation()) and (select current_member()) = '00000000-0000-0000-0000-000000000000');
grant select, insert on silence_notice to visibles_app;
--rollback drop table silence_notice;
