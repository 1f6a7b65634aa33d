--liquibase formatted sql

--changeset referral:create-referral-reminder logicalFilePath:referral/0005
--comment: What the program has asked about a referral, of whom, and how often: each question has its number, so none is put twice. Written in nobody's name, by background work alone. The referrer's organisation sees all of them, the partner those put to it.
create table referral_reminder (
  referral_id uuid not null references referral (id) on delete cascade,
  kind text not null check (kind ~ '^[A-Z_]{3,20}$'),
  number integer not null check (number > 0),
  organisation_id uuid not null,
  reminded_at timestamptz not null,
  primary key (referral_id, kind, number)
);
alter table referral_reminder enable row level security;
alter table referral_reminder force row level security;
create policy owner_all on referral_reminder to visibles_owner using (true) with check (true);
create policy keeper_select on referral_reminder for select to visibles_keeper using (true);
create policy party_select on referral_reminder for select to visibles_app
  using ((select may('REFERRAL_READ')) and exists (select from referral r where r.id = referral_reminder.referral_id
    and (r.sender_id = (select current_organisation()) or r.recipient_id = (select current_organisation())
      and referral_reminder.organisation_id = (select current_organisation()))));
create policy program_insert on referral_reminder for insert to visibles_app
  with check ((select current_member()) = '00000000-0000-0000-0000-000000000000' and organisation_id = (select current_organisation())
    and exists (select from referral r where r.id = referral_reminder.referral_id
      and (r.sender_id = (select current_organisation()) or r.recipient_id = (select current_organisation()))));
grant select, insert on referral_reminder to visibles_app;
grant select on referral_reminder to visibles_keeper;
--rollback drop table referral_reminder;

--changeset referral:reminding-organisations logicalFilePath:referral/0005 splitStatements:false
--comment: Who has a part in a referral under way: background work goes through them one by one. Refused as soon as anybody acts.
create function reminding_organisations() returns setof uuid
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if current_organisation() is not null or current_account() is not null then raise exception 'not found'; end if;
  return query select distinct p.organisation from referral r cross join lateral (values (r.sender_id), (r.recipient_id)) p (organisation)
    where r.status in ('SENT', 'ACCEPTED', 'SCHEDULED', 'ATTENDED', 'MISSED', 'STARTED') and r.agreement_withdrawn_on is null;
end $$;
revoke all on function reminding_organisations() from public;
grant execute on function reminding_organisations() to visibles_app;
alter function reminding_organisations() owner to visibles_keeper;
--rollback set role visibles_keeper; drop function reminding_organisations(); reset role;

--changeset referral:people-left-alone logicalFilePath:referral/0005 splitStatements:false
--comment: Of the people in the current organisation's referrals, those whose last stated result is that they want no more contact. A partner cannot read the others' exchanges, so it is told to the program alone, which then asks nobody to contact them.
grant select (id, at, result) on contact to visibles_keeper;
create function people_left_alone() returns setof uuid
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if current_organisation() is null or current_member() <> '00000000-0000-0000-0000-000000000000' then raise exception 'not found'; end if;
  return query select p.youth_id from (select distinct r.youth_id from referral r
      where r.status in ('SENT', 'ACCEPTED', 'SCHEDULED', 'ATTENDED', 'MISSED', 'STARTED') and r.agreement_withdrawn_on is null
        and current_organisation() in (r.sender_id, r.recipient_id)) p
    where (select k.result from contact k where k.youth_id = p.youth_id and not k.withdrawn and k.result is not null
      order by k.at desc, k.id desc limit 1) = 'DO_NOT_CONTACT';
end $$;
revoke all on function people_left_alone() from public;
grant execute on function people_left_alone() to visibles_app;
alter function people_left_alone() owner to visibles_keeper;
--rollback set role visibles_keeper; drop function people_left_alone(); reset role; revoke select (id, at, result) on contact from visibles_keeper;

--changeset referral:give-up logicalFilePath:referral/0005 splitStatements:false
--comment: Nothing more comes of it, after the acceptance or an appointment kept or missed: the recipient says so, after a missed one also the referrer. These moves have a guard of their own, which lets nothing else change with them.
create function guard_giving_up() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  sends boolean := old.sender_id = current_organisation() and may('REFERRAL_SEND');
  answers boolean := old.recipient_id = current_organisation() and may('REFERRAL_DECIDE');
begin
  if current_user = 'visibles_owner' then
    return new;
  end if;
  if not coalesce(answers or sends and old.status = 'MISSED', false) or new.version <> old.version + 1
    or to_jsonb(new) - array['status', 'moved_at', 'version'] <> to_jsonb(old) - array['status', 'moved_at', 'version']
  then
    raise exception 'not found';
  end if;
  return new;
end $$;
revoke all on function guard_giving_up() from public;
create trigger guard_giving_up before update on referral for each row
  when (new.status = 'DROPPED' and old.status in ('ACCEPTED', 'ATTENDED', 'MISSED')) execute function guard_giving_up();
drop trigger guard on referral;
create trigger guard before update on referral for each row
  when (not (new.status = 'DROPPED' and old.status in ('ACCEPTED', 'ATTENDED', 'MISSED'))) execute function guard_referral();
create policy referrer_gives_up on referral_event for insert to visibles_app
  with check (status = 'DROPPED' and organisation_id = (select current_organisation()) and member_id = (select current_member())
    and (select may('REFERRAL_SEND')) and exists (select from referral r where r.id = referral_event.referral_id
      and r.status = 'DROPPED' and r.version = referral_event.version and r.sender_id = (select current_organisation())));
--rollback drop policy referrer_gives_up on referral_event; drop trigger guard on referral; create trigger guard before update on referral for each row execute function guard_referral(); drop trigger guard_giving_up on referral; drop function guard_giving_up();
