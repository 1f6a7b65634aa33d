--liquibase formatted sql

--changeset referral:create-referral logicalFilePath:referral/0001
--comment: One request to one partner. Sender, recipient and person never change; what is told of the person stands in referral_disclosure.
create table referral (
  id uuid primary key,
  youth_id uuid not null references youth (id) on delete cascade,
  sender_id uuid not null,
  sender_member uuid not null,
  recipient_id uuid not null,
  status text not null check (status in ('DRAFT', 'SENT', 'ACCEPTED', 'DECLINED', 'WITHDRAWN', 'EXPIRED',
    'SCHEDULED', 'ATTENDED', 'MISSED', 'STARTED', 'COMPLETED', 'DROPPED')),
  made_at timestamptz not null,
  agreed_on date,
  sent_at timestamptz,
  due_on date,
  expires_on date,
  seen_at timestamptz,
  decided_at timestamptz,
  decline_reason text check (decline_reason in ('UNREACHABLE', 'NO_SHOW', 'IN_WORK', 'IN_TRAINING', 'NOT_ELIGIBLE',
    'NOT_MOBILE', 'NOT_INTERESTED', 'OBSTACLES', 'FULL', 'DUPLICATE', 'OTHER')),
  decline_note text check (length(decline_note) <= 1000),
  appointment_at timestamptz,
  appointment_place text check (length(appointment_place) <= 200),
  version bigint not null,
  unique (id, youth_id, recipient_id),
  check (sender_id <> recipient_id),
  check ((status = 'DRAFT') = (sent_at is null)),
  check (status = 'DRAFT' or agreed_on is not null and due_on is not null and expires_on is not null),
  check ((status = 'DECLINED') = (decline_reason is not null)),
  check (decline_note is null or decline_reason is not null),
  check (status not in ('SCHEDULED', 'ATTENDED', 'MISSED') or appointment_at is not null)
);
create index referral_received on referral (recipient_id, sent_at desc, id);
create index referral_sent on referral (sender_id, made_at desc, id);
create index referral_of_youth on referral (youth_id);
create unique index referral_one_active on referral (youth_id, recipient_id)
  where status in ('SENT', 'ACCEPTED', 'SCHEDULED', 'ATTENDED', 'MISSED', 'STARTED');
alter table referral enable row level security;
alter table referral force row level security;
create policy owner_all on referral to visibles_owner using (true) with check (true);
create policy keeper_select on referral for select to visibles_keeper using (true);
grant select on referral to visibles_keeper;
grant select, insert, delete on referral to visibles_app;
grant update (status, agreed_on, sent_at, due_on, expires_on, seen_at, decided_at, decline_reason, decline_note,
  appointment_at, appointment_place, version) on referral to visibles_app;
--rollback drop table referral;

--changeset referral:referral-policies logicalFilePath:referral/0001
--comment: Those who follow the person fully read its referrals, a draft only its maker; the recipient reads what has arrived. The sender makes, sends and takes back; the recipient answers.
create policy followed_select on referral for select to visibles_app
  using ((select may('REFERRAL_READ')) and (status <> 'DRAFT' or sender_id = (select current_organisation()))
    and exists (select from circle c where c.youth_id = referral.youth_id
      and c.organisation_id = (select current_organisation()) and c.relation = 'FULL'));
create policy received_select on referral for select to visibles_app
  using ((select may('REFERRAL_READ')) and recipient_id = (select current_organisation()) and status <> 'DRAFT');
create policy sender_insert on referral for insert to visibles_app
  with check ((select may('REFERRAL_SEND')) and sender_id = (select current_organisation())
    and sender_member = (select current_member()) and status = 'DRAFT' and version = 0
    and exists (select from circle c where c.youth_id = referral.youth_id
      and c.organisation_id = (select current_organisation()) and c.relation = 'FULL'));
create policy sender_update on referral for update to visibles_app
  using ((select may('REFERRAL_SEND')) and sender_id = (select current_organisation())
    and exists (select from circle c where c.youth_id = referral.youth_id
      and c.organisation_id = (select current_organisation()) and c.relation = 'FULL'))
  with check ((select may('REFERRAL_SEND')) and sender_id = (select current_organisation()));
create policy recipient_update on referral for update to visibles_app
  using ((select may('REFERRAL_DECIDE')) and recipient_id = (select current_organisation()) and status <> 'DRAFT'
    and (status = 'SENT' or exists (select from circle c where c.youth_id = referral.youth_id
      and c.organisation_id = (select current_organisation()))))
  with check ((select may('REFERRAL_DECIDE')) and recipient_id = (select current_organisation()));
create policy sender_delete on referral for delete to visibles_app
  using ((select may('REFERRAL_SEND')) and sender_id = (select current_organisation()) and status = 'DRAFT');
--rollback drop policy followed_select on referral; drop policy received_select on referral; drop policy sender_insert on referral; drop policy sender_update on referral; drop policy recipient_update on referral; drop policy sender_delete on referral;

--changeset referral:referral-moves logicalFilePath:referral/0001 splitStatements:false
--comment: Only the moves of the domain, each by its party, and each column only with the move it belongs to. Nobody is sent who was not informed or has not agreed.
create function guard_referral() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  sends boolean := old.sender_id = current_organisation() and may('REFERRAL_SEND');
  answers boolean := old.recipient_id = current_organisation() and may('REFERRAL_DECIDE');
  moves text := old.status || '>' || new.status;
begin
  if current_user = 'visibles_owner' then
    return new;
  end if;
  if not coalesce(case
      when moves = 'DRAFT>SENT' then sends
        and exists (select from circle c where c.youth_id = old.youth_id and c.organisation_id = current_organisation() and c.informed)
        and exists (select from agreement a where a.youth_id = old.youth_id and a.kind = 'REFERRAL' and a.withdrawn_on is null)
      when moves = 'SENT>WITHDRAWN' then sends
      when moves = 'SENT>EXPIRED' then sends and (new.decided_at at time zone 'Europe/Paris')::date > old.expires_on
      when moves in ('SENT>ACCEPTED', 'SENT>DECLINED', 'ACCEPTED>SCHEDULED', 'SCHEDULED>SCHEDULED', 'SCHEDULED>ATTENDED',
        'SCHEDULED>MISSED', 'MISSED>SCHEDULED', 'MISSED>STARTED', 'ATTENDED>STARTED', 'STARTED>COMPLETED',
        'STARTED>DROPPED') then answers
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
revoke all on function guard_referral() from public;
grant execute on function guard_referral() to visibles_app;
create trigger guard before update on referral for each row execute function guard_referral();
--rollback drop trigger guard on referral; drop function guard_referral();

--changeset referral:create-referral-event logicalFilePath:referral/0001
--comment: Each move, never changed: who, when, and the day it counts for. One for each version of the referral, so none can be replayed.
create table referral_event (
  id uuid primary key,
  referral_id uuid not null references referral (id) on delete cascade,
  version bigint not null,
  status text not null,
  organisation_id uuid not null,
  member_id uuid not null,
  effective_on date not null,
  recorded_at timestamptz not null,
  unique (referral_id, version)
);
alter table referral_event enable row level security;
alter table referral_event force row level security;
create policy owner_all on referral_event to visibles_owner using (true) with check (true);
create policy seen_select on referral_event for select to visibles_app
  using (exists (select from referral r where r.id = referral_event.referral_id));
create policy party_insert on referral_event for insert to visibles_app
  with check (organisation_id = (select current_organisation()) and member_id = (select current_member())
    and exists (select from referral r where r.id = referral_event.referral_id and r.status <> 'DRAFT'
      and r.status = referral_event.status and r.version = referral_event.version
      and ((select may('REFERRAL_SEND')) and r.status in ('SENT', 'WITHDRAWN', 'EXPIRED') and r.sender_id = (select current_organisation())
        or (select may('REFERRAL_DECIDE')) and r.status not in ('SENT', 'WITHDRAWN', 'EXPIRED') and r.recipient_id = (select current_organisation()))));
grant select, insert on referral_event to visibles_app;
--rollback drop table referral_event;

--changeset referral:create-referral-disclosure logicalFilePath:referral/0001
--comment: What the addressee is told, field by field, as it was when it was sent. Written with the draft, then never again.
create table referral_disclosure (
  referral_id uuid not null,
  youth_id uuid not null,
  addressee uuid not null,
  field text not null check (field ~ '^[A-Z_]{2,30}$'),
  value text not null check (length(value) between 1 and 2000),
  primary key (referral_id, field),
  foreign key (referral_id, youth_id, addressee) references referral (id, youth_id, recipient_id) on delete cascade
);
create index referral_disclosure_of_youth on referral_disclosure (youth_id, addressee);
alter table referral_disclosure enable row level security;
alter table referral_disclosure force row level security;
create policy owner_all on referral_disclosure to visibles_owner using (true) with check (true);
create policy keeper_select on referral_disclosure for select to visibles_keeper using (true);
create policy followed_select on referral_disclosure for select to visibles_app
  using ((select may('DISCLOSURE_READ'))
    and exists (select from referral r where r.id = referral_disclosure.referral_id
      and (r.status <> 'DRAFT' or r.sender_id = (select current_organisation())))
    and exists (select from circle c where c.youth_id = referral_disclosure.youth_id
      and c.organisation_id = (select current_organisation()) and c.relation = 'FULL'));
create policy addressed_select on referral_disclosure for select to visibles_app
  using ((select may('DISCLOSURE_READ')) and addressee = (select current_organisation())
    and exists (select from referral r where r.id = referral_disclosure.referral_id
      and (r.status = 'SENT' or r.status in ('ACCEPTED', 'SCHEDULED', 'ATTENDED', 'MISSED', 'STARTED', 'COMPLETED', 'DROPPED')
        and exists (select from circle c where c.youth_id = r.youth_id
          and c.organisation_id = (select current_organisation())))));
create policy sender_insert on referral_disclosure for insert to visibles_app
  with check ((select may('REFERRAL_SEND'))
    and exists (select from referral r where r.id = referral_disclosure.referral_id and r.status = 'DRAFT'
      and r.sender_id = (select current_organisation())));
create policy sender_delete on referral_disclosure for delete to visibles_app
  using ((select may('REFERRAL_SEND'))
    and exists (select from referral r where r.id = referral_disclosure.referral_id and r.status = 'DRAFT'
      and r.sender_id = (select current_organisation())));
grant select, insert, delete on referral_disclosure to visibles_app;
grant select on referral_disclosure to visibles_keeper;
--rollback drop table referral_disclosure;

--changeset referral:create-referral-join logicalFilePath:referral/0001
--comment: Which accepted referrals have brought their recipient into the circle: each does so once, so nobody comes back by itself after leaving.
create table referral_join (
  referral_id uuid primary key references referral (id) on delete cascade
);
alter table referral_join enable row level security;
alter table referral_join force row level security;
create policy owner_all on referral_join to visibles_owner using (true) with check (true);
create policy keeper_select on referral_join for select to visibles_keeper using (true);
create policy keeper_insert on referral_join for insert to visibles_keeper with check (true);
grant select, insert on referral_join to visibles_keeper;
--rollback drop table referral_join;

--changeset referral:join-circle logicalFilePath:referral/0001 splitStatements:false
--comment: The recipient of an accepted referral begins to follow, with what was shared and no more. Who follows fully already keeps that. The same words for all refusals.
create function join_circle(of_referral uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  accepted referral%rowtype;
  told_name text;
  told_pseudonym text;
  told_commune text;
begin
  select r.* into accepted from referral r where r.id = of_referral and r.status = 'ACCEPTED'
    and r.recipient_id = current_organisation() and may('REFERRAL_DECIDE');
  if accepted.id is null or exists (select from referral_join j where j.referral_id = accepted.id) then
    raise exception 'not found';
  end if;
  perform pg_advisory_xact_lock(hashtextextended(accepted.youth_id::text, 0));
  insert into referral_join (referral_id) values (accepted.id);
  select max(d.value) filter (where d.field = 'NAME'), max(d.value) filter (where d.field = 'PSEUDONYM'),
      max(d.value) filter (where d.field = 'COMMUNE' and d.value ~ '^[0-9AB]{5}$')
    into told_name, told_pseudonym, told_commune from referral_disclosure d where d.referral_id = accepted.id;
  insert into circle as c (organisation_id, youth_id, relation, since, referent, label, name_key, first_key, pseudo_key, commune_code)
  values (current_organisation(), accepted.youth_id, 'SHARED', accepted.decided_at, current_member(),
    coalesce(told_name, told_pseudonym), fold(regexp_replace(told_name, '^(.*) (\S+)$', '\2 \1')), fold(told_name),
    fold(told_pseudonym), told_commune)
  on conflict (organisation_id, youth_id) do update set label = coalesce(told_name, c.label, told_pseudonym),
    name_key = coalesce(excluded.name_key, c.name_key), first_key = coalesce(excluded.first_key, c.first_key),
    pseudo_key = coalesce(excluded.pseudo_key, c.pseudo_key), commune_code = coalesce(told_commune, c.commune_code)
    where c.relation = 'SHARED';
end $$;
revoke all on function join_circle(uuid) from public;
grant execute on function join_circle(uuid) to visibles_app;
alter function join_circle(uuid) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function join_circle(uuid); reset role;
