--liquibase formatted sql

--changeset appointment:create-reminder logicalFilePath:appointment/0002
--comment: Which appointment a person was reminded of: once each. One that stays in SENDING was cut off by a crash, and is never sent again. Nothing but the functions below reads or writes it.
create table appointment_reminder (
  referral_id uuid not null references referral (id) on delete cascade,
  at timestamptz not null,
  state text not null check (state in ('SENDING', 'DONE')),
  begun_at timestamptz not null,
  primary key (referral_id, at)
);
alter table appointment_reminder enable row level security;
alter table appointment_reminder force row level security;
create policy owner_all on appointment_reminder to visibles_owner using (true) with check (true);
create policy keeper_select on appointment_reminder for select to visibles_keeper using (true);
create policy keeper_insert on appointment_reminder for insert to visibles_keeper with check (true);
create policy keeper_update on appointment_reminder for update to visibles_keeper using (true) with check (true);
grant select, insert, update on appointment_reminder to visibles_keeper;
create index referral_appointments on referral (appointment_at) where status = 'SCHEDULED';
--rollback drop index referral_appointments; drop table appointment_reminder;

--changeset appointment:appointments-to-remind logicalFilePath:appointment/0002 splitStatements:false
--comment: Appointments between two instants of which nobody was reminded yet, with the way the person prefers; those whose sending a crash cut off, marked so. Nobody who wants no more contact, or whose agreement is withdrawn. For background work alone: refused as soon as anybody acts.
grant select (id, youth_id, at, result, withdrawn) on contact to visibles_keeper;
create function appointments_to_remind(from_at timestamptz, until_at timestamptz, unsure_before timestamptz)
  returns table (referral_id uuid, at timestamptz, place text, directions text, ask_for text, way text, phone text, email text,
    sender_member uuid, companion uuid, unsure boolean)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if current_organisation() is not null or current_account() is not null then raise exception 'not found'; end if;
  return query select r.id, r.appointment_at, coalesce(s.place, r.appointment_place), s.directions, s.ask_for, y.contact_way,
      y.phones[1], y.email, r.sender_member, a.member_id, d.referral_id is not null
    from referral r join youth y on y.id = r.youth_id
    join circle c on c.youth_id = r.youth_id and c.organisation_id = r.sender_id and c.relation = 'FULL'
    left join appointment_slip s on s.referral_id = r.id
    left join accompaniment a on a.referral_id = r.id
    left join appointment_reminder d on d.referral_id = r.id and d.at = r.appointment_at
    where r.status = 'SCHEDULED' and r.appointment_at >= from_at and r.appointment_at < until_at
      and (d.referral_id is null or d.state = 'SENDING' and d.begun_at < unsure_before)
      and r.agreement_withdrawn_on is null
      and (select k.result from contact k where k.youth_id = r.youth_id and not k.withdrawn and k.result is not null
        order by k.at desc, k.id desc limit 1) is distinct from 'DO_NOT_CONTACT'
    order by r.appointment_at, r.id;
end $$;
revoke all on function appointments_to_remind(timestamptz, timestamptz, timestamptz) from public;
grant execute on function appointments_to_remind(timestamptz, timestamptz, timestamptz) to visibles_app;
alter function appointments_to_remind(timestamptz, timestamptz, timestamptz) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function appointments_to_remind(timestamptz, timestamptz, timestamptz); reset role;

--changeset appointment:note-reminder logicalFilePath:appointment/0002 splitStatements:false
--comment: Begins a reminder, or ends one that was begun; false where somebody else did so before. For background work alone.
create function note_reminder(of_referral uuid, of_at timestamptz, now_at timestamptz, done boolean) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if current_organisation() is not null or current_account() is not null then raise exception 'not found'; end if;
  insert into appointment_reminder as r (referral_id, at, state, begun_at)
    values (of_referral, of_at, case when done then 'DONE' else 'SENDING' end, now_at)
  on conflict (referral_id, at) do update set state = 'DONE' where r.state = 'SENDING' and note_reminder.done;
  return found;
end $$;
revoke all on function note_reminder(uuid, timestamptz, timestamptz, boolean) from public;
grant execute on function note_reminder(uuid, timestamptz, timestamptz, boolean) to visibles_app;
alter function note_reminder(uuid, timestamptz, timestamptz, boolean) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function note_reminder(uuid, timestamptz, timestamptz, boolean); reset role;
