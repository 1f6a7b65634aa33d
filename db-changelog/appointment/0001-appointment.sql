--liquibase formatted sql

--changeset appointment:create-accompaniment logicalFilePath:appointment/0001
--comment: Which member of the sender goes to the appointment with the person; nobody once it is taken back. Whoever sees the referral sees that somebody goes.
create table accompaniment (
  referral_id uuid primary key references referral (id) on delete cascade,
  organisation_id uuid not null,
  member_id uuid,
  changed_at timestamptz not null
);
alter table accompaniment enable row level security;
alter table accompaniment force row level security;
create policy owner_all on accompaniment to visibles_owner using (true) with check (true);
create policy keeper_select on accompaniment for select to visibles_keeper using (true);
create policy seen_select on accompaniment for select to visibles_app
  using (exists (select from referral r where r.id = accompaniment.referral_id));
create policy sender_insert on accompaniment for insert to visibles_app
  with check ((select may('REFERRAL_SEND')) and organisation_id = (select current_organisation()) and member_id = (select current_member())
    and exists (select from referral r where r.id = accompaniment.referral_id and r.sender_id = (select current_organisation())
      and r.status = 'SCHEDULED'));
create policy sender_update on accompaniment for update to visibles_app
  using ((select may('REFERRAL_SEND')) and organisation_id = (select current_organisation())
    and exists (select from referral r where r.id = accompaniment.referral_id and r.sender_id = (select current_organisation())))
  with check (member_id is null or member_id = (select current_member()) and exists (select from referral r
    where r.id = accompaniment.referral_id and r.status = 'SCHEDULED'));
grant select, insert, update (member_id, changed_at) on accompaniment to visibles_app;
grant select on accompaniment to visibles_keeper;
--rollback drop table accompaniment;

--changeset appointment:create-slip logicalFilePath:appointment/0001
--comment: What helps the person to get to an appointment; both parties write it. Nothing about the person or the reason.
create table appointment_slip (
  referral_id uuid primary key references referral (id) on delete cascade,
  place text check (length(place) between 1 and 200),
  directions text check (length(directions) between 1 and 500),
  ask_for text check (length(ask_for) between 1 and 100),
  organisation_id uuid not null,
  changed_by uuid not null,
  changed_at timestamptz not null
);
comment on column appointment_slip.place is 'as the slip shall say it, where the appointment''s own place tells too much';
alter table appointment_slip enable row level security;
alter table appointment_slip force row level security;
create policy owner_all on appointment_slip to visibles_owner using (true) with check (true);
create policy keeper_select on appointment_slip for select to visibles_keeper using (true);
create policy seen_select on appointment_slip for select to visibles_app
  using (exists (select from referral r where r.id = appointment_slip.referral_id));
create policy party_insert on appointment_slip for insert to visibles_app
  with check (organisation_id = (select current_organisation()) and changed_by = (select current_member())
    and exists (select from referral r where r.id = appointment_slip.referral_id and r.status = 'SCHEDULED'
      and ((select may('REFERRAL_SEND')) and r.sender_id = (select current_organisation())
        or (select may('REFERRAL_DECIDE')) and r.recipient_id = (select current_organisation()))));
create policy party_update on appointment_slip for update to visibles_app
  using (exists (select from referral r where r.id = appointment_slip.referral_id and r.status = 'SCHEDULED'
      and ((select may('REFERRAL_SEND')) and r.sender_id = (select current_organisation())
        or (select may('REFERRAL_DECIDE')) and r.recipient_id = (select current_organisation()))))
  with check (organisation_id = (select current_organisation()) and changed_by = (select current_member()));
grant select, insert, update (place, directions, ask_for, organisation_id, changed_by, changed_at) on appointment_slip to visibles_app;
grant select on appointment_slip to visibles_keeper;
--rollback drop table appointment_slip;

--changeset appointment:create-invited logicalFilePath:appointment/0001
--comment: The invitation sent last for a referral: its number grows with each, and calling off says which appointment. Nothing but the function below reads or writes it.
create table appointment_invited (
  referral_id uuid primary key references referral (id) on delete cascade,
  sequence integer not null,
  at timestamptz not null,
  place text,
  called_off boolean not null
);
alter table appointment_invited enable row level security;
alter table appointment_invited force row level security;
create policy owner_all on appointment_invited to visibles_owner using (true) with check (true);
create policy keeper_select on appointment_invited for select to visibles_keeper using (true);
create policy keeper_insert on appointment_invited for insert to visibles_keeper with check (true);
create policy keeper_update on appointment_invited for update to visibles_keeper using (true) with check (true);
grant select, insert, update on appointment_invited to visibles_keeper;
--rollback drop table appointment_invited;

--changeset appointment:next-invitation logicalFilePath:appointment/0001 splitStatements:false
--comment: Numbers the next invitation and tells what it says and where it goes: the recipient's registered address, the referring member's, and that of whoever goes along. No row where there is nothing to invite to or to call off. For a party, and where nobody acts with an account (background work, the holder of an answer link); nothing of the person.
create function next_invitation(of_referral uuid)
  returns table (sequence integer, called_off boolean, at timestamptz, place text, sender text, partner_address text,
    member_address text, companion_address text)
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  asked referral%rowtype;
  sent appointment_invited%rowtype;
begin
  select r.* into asked from referral r where r.id = of_referral and r.status <> 'DRAFT'
    and (current_organisation() is null and current_account() is null or current_organisation() in (r.sender_id, r.recipient_id));
  if asked.status = 'SCHEDULED' and asked.agreement_withdrawn_on is null then
    insert into appointment_invited as i (referral_id, sequence, at, place, called_off)
      values (asked.id, 0, asked.appointment_at, asked.appointment_place, false)
    on conflict (referral_id) do update set sequence = i.sequence + 1, at = excluded.at, place = excluded.place, called_off = false
    returning i.* into sent;
  else
    update appointment_invited i set sequence = i.sequence + 1, called_off = true
      where i.referral_id = asked.id and not i.called_off returning i.* into sent;
  end if;
  if sent.referral_id is null then
    return;
  end if;
  return query select sent.sequence, sent.called_off, sent.at, sent.place, s.name, case when p.active then p.email end,
      (select a.email from member m join account a on a.id = m.account_id where m.id = asked.sender_member and m.active and a.active),
      (select a.email from accompaniment c join member m on m.id = c.member_id join account a on a.id = m.account_id
        where c.referral_id = asked.id and m.active and a.active)
    from organisation s, organisation p where s.id = asked.sender_id and p.id = asked.recipient_id;
end $$;
revoke all on function next_invitation(uuid) from public;
grant execute on function next_invitation(uuid) to visibles_app;
alter function next_invitation(uuid) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function next_invitation(uuid); reset role;
