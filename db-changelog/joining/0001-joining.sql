--liquibase formatted sql

--changeset joining:create-joining logicalFilePath:joining/0001
--comment: Two records turned out to be of one person: from then on one of them stands for both, until it is undone, within thirty days. A record goes into one other at a time.
create table joining (
  id uuid primary key,
  stays_id uuid not null references youth (id) on delete cascade,
  goes_id uuid not null references youth (id) on delete cascade,
  stays_version bigint not null,
  organisation_id uuid not null,
  joined_by uuid not null,
  joined_at timestamptz not null,
  joined_in xid8 not null default pg_current_xact_id(),
  fact_id uuid not null,
  undone_at timestamptz,
  undone_by uuid,
  undone_in xid8,
  check (stays_id <> goes_id),
  check ((undone_at is null) = (undone_by is null) and (undone_at is null) = (undone_in is null)),
  constraint joining_undone_in_time check (undone_at <= joined_at + interval '30 days')
);
comment on column joining.stays_version is 'of the record that stays, before; the next one holds what was chosen';
comment on column joining.joined_in is 'the transaction that moves rows; no other does';
create unique index joining_goes on joining (goes_id) where undone_at is null;
create index joining_stays on joining (stays_id);
alter table joining enable row level security;
alter table joining force row level security;
create policy owner_all on joining to visibles_owner using (true) with check (true);
create policy keeper_select on joining for select to visibles_keeper using (true);
create policy followed_select on joining for select to visibles_app
  using ((select may('YOUTH_READ')) and exists (select from circle c where c.youth_id = joining.stays_id
    and c.organisation_id = (select current_organisation()) and c.relation = 'FULL'));
create policy followed_insert on joining for insert to visibles_app
  with check ((select may('YOUTH_JOIN')) and organisation_id = (select current_organisation()) and joined_by = (select current_member())
    and (select count(*) from circle c where c.youth_id in (joining.stays_id, joining.goes_id)
      and c.organisation_id = (select current_organisation()) and c.relation = 'FULL') = 2);
create policy own_update on joining for update to visibles_app
  using ((select may('YOUTH_JOIN')) and organisation_id = (select current_organisation()) and undone_at is null
    and exists (select from circle c where c.youth_id = joining.stays_id
      and c.organisation_id = (select current_organisation()) and c.relation = 'FULL'))
  with check (organisation_id = (select current_organisation()) and undone_by = (select current_member()));
grant select, insert (id, stays_id, goes_id, stays_version, organisation_id, joined_by, joined_at, fact_id),
  update (undone_at, undone_by) on joining to visibles_app;
grant select on joining to visibles_keeper;
--rollback drop table joining;

--changeset joining:undo-in-order logicalFilePath:joining/0001 splitStatements:false
--comment: What was joined last to a record is parted first: only then do the rows lie where they have to be taken from.
create function joining_undone() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from joining o where o.undone_at is null and (o.goes_id = new.stays_id
      or o.stays_id = new.stays_id and (o.joined_at, o.id) > (new.joined_at, new.id))) then
    raise exception 'not found';
  end if;
  new.undone_in := pg_current_xact_id();
  return new;
end $$;
revoke all on function joining_undone() from public;
create trigger undone before update on joining for each row execute function joining_undone();
alter function joining_undone() owner to visibles_keeper;
--rollback drop trigger undone on joining; set role visibles_keeper; drop function joining_undone(); reset role;

--changeset joining:joined-into logicalFilePath:joining/0001 splitStatements:false
--comment: Which record stands for one that went into another, for who follows the one that stands; null for all others.
create function stands_for(person uuid) returns uuid language sql stable security definer set search_path = public, pg_temp as $$
  with recursive way (id, depth) as (
    select person, 0
    union all
    select j.stays_id, w.depth + 1 from way w join joining j on j.goes_id = w.id and j.undone_at is null where w.depth < 100)
  select w.id from way w order by w.depth desc limit 1
$$;
create function joined_into(person uuid) returns uuid language sql stable security definer set search_path = public, pg_temp as $$
  select c.youth_id from stands_for(person) s join circle c on c.youth_id = s and c.organisation_id = current_organisation()
  where s <> person
$$;
revoke all on function stands_for(uuid), joined_into(uuid) from public;
grant execute on function joined_into(uuid) to visibles_app;
alter function joined_into(uuid) owner to visibles_keeper;
alter function stands_for(uuid) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function joined_into(uuid); drop function stands_for(uuid); reset role;

--changeset joining:create-joined-row logicalFilePath:joining/0001
--comment: Which rows moved, so that each finds its way back. Nothing but the functions below reads or writes it.
create table joined_row (
  joining_id uuid not null references joining (id) on delete cascade,
  of_table text not null,
  row_id uuid not null,
  primary key (joining_id, of_table, row_id)
);
alter table joined_row enable row level security;
alter table joined_row force row level security;
create policy owner_all on joined_row to visibles_owner using (true) with check (true);
create policy keeper_select on joined_row for select to visibles_keeper using (true);
create policy keeper_insert on joined_row for insert to visibles_keeper with check (true);
grant select, insert on joined_row to visibles_keeper;
--rollback drop table joined_row;

--changeset joining:rows-may-move logicalFilePath:joining/0001
--comment: The keeper moves rows from one record to another. What hangs on a moved row goes with it.
create policy keeper_move on contact for update to visibles_keeper using (true) with check (true);
grant update (youth_id, fact_id) on contact to visibles_keeper;
grant select (fact_id) on contact to visibles_keeper;
create policy keeper_select on contact_note for select to visibles_keeper using (true);
create policy keeper_move on contact_note for update to visibles_keeper using (true) with check (true);
grant select (contact_id, youth_id), update (youth_id) on contact_note to visibles_keeper;
create policy keeper_select on contact_task for select to visibles_keeper using (true);
create policy keeper_move on contact_task for update to visibles_keeper using (true) with check (true);
grant select (contact_id, youth_id), update (youth_id) on contact_task to visibles_keeper;
create policy keeper_select on contact_version for select to visibles_keeper using (true);
create policy keeper_move on contact_version for update to visibles_keeper using (true) with check (true);
grant select (contact_id, youth_id), update (youth_id) on contact_version to visibles_keeper;
create policy keeper_move on encounter_link for update to visibles_keeper using (true) with check (true);
grant select (id), update (youth_id) on encounter_link to visibles_keeper;
create policy keeper_select on agreement for select to visibles_keeper using (true);
create policy keeper_move on agreement for update to visibles_keeper using (true) with check (true);
grant select (id, youth_id), update (youth_id) on agreement to visibles_keeper;
create policy keeper_select on suggestion for select to visibles_keeper using (true);
create policy keeper_move on suggestion for update to visibles_keeper using (true) with check (true);
grant select (id, youth_id), update (youth_id) on suggestion to visibles_keeper;
grant update (youth_id, version) on referral to visibles_keeper;
create policy keeper_select on journey_proposal for select to visibles_keeper using (true);
create policy keeper_move on journey_proposal for update to visibles_keeper using (true) with check (true);
grant select (id, youth_id, event_id), update (youth_id) on journey_proposal to visibles_keeper;
grant update (youth_id, closed_at) on status_check to visibles_keeper;
alter table referral_disclosure drop constraint referral_disclosure_referral_id_youth_id_addressee_fkey;
alter table referral_disclosure add constraint referral_disclosure_referral_id_youth_id_addressee_fkey
  foreign key (referral_id, youth_id, addressee) references referral (id, youth_id, recipient_id) on delete cascade on update cascade;
--rollback alter table referral_disclosure drop constraint referral_disclosure_referral_id_youth_id_addressee_fkey;
--rollback alter table referral_disclosure add constraint referral_disclosure_referral_id_youth_id_addressee_fkey foreign key (referral_id, youth_id, addressee) references referral (id, youth_id, recipient_id) on delete cascade;
--rollback revoke update (youth_id, closed_at) on status_check from visibles_keeper;
--rollback revoke all (id, youth_id, event_id) on journey_proposal from visibles_keeper; drop policy keeper_move on journey_proposal; drop policy keeper_select on journey_proposal;
--rollback revoke update (youth_id, version) on referral from visibles_keeper;
--rollback revoke all (id, youth_id) on suggestion from visibles_keeper; drop policy keeper_move on suggestion; drop policy keeper_select on suggestion;
--rollback revoke all (id, youth_id) on agreement from visibles_keeper; drop policy keeper_move on agreement; drop policy keeper_select on agreement;
--rollback revoke select (id), update (youth_id) on encounter_link from visibles_keeper; drop policy keeper_move on encounter_link;
--rollback revoke all (contact_id, youth_id) on contact_version from visibles_keeper; drop policy keeper_move on contact_version; drop policy keeper_select on contact_version;
--rollback revoke all (contact_id, youth_id) on contact_task from visibles_keeper; drop policy keeper_move on contact_task; drop policy keeper_select on contact_task;
--rollback revoke all (contact_id, youth_id) on contact_note from visibles_keeper; drop policy keeper_move on contact_note; drop policy keeper_select on contact_note;
--rollback revoke select (fact_id), update (youth_id, fact_id) on contact from visibles_keeper; drop policy keeper_move on contact;

--changeset joining:moves-are-no-versions logicalFilePath:joining/0001 splitStatements:false
--comment: A row that goes to another record is not changed by that: no version, no guard of what it says. Notes, tasks and versions follow their contact.
set role visibles_keeper;
grant execute on function contact_changed() to visibles_owner;
reset role;
drop trigger changed on contact;
create trigger changed after insert on contact for each row execute function contact_changed();
create trigger changed_again after update on contact for each row when (new.youth_id = old.youth_id) execute function contact_changed();
drop trigger changed on contact_note;
create trigger changed after insert on contact_note for each row execute function contact_changed();
create trigger changed_again after update on contact_note for each row when (new.youth_id = old.youth_id) execute function contact_changed();
create function contact_moved() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update contact_note n set youth_id = new.youth_id where n.contact_id = new.id;
  update contact_task t set youth_id = new.youth_id where t.contact_id = new.id;
  update contact_version v set youth_id = new.youth_id where v.contact_id = new.id;
  return null;
end $$;
revoke all on function contact_moved() from public;
create trigger moved after update on contact for each row when (new.youth_id <> old.youth_id) execute function contact_moved();
alter function contact_moved() owner to visibles_keeper;
drop trigger guard on referral;
create trigger guard before update on referral for each row
  when (new.youth_id = old.youth_id and new.agreement_withdrawn_on is not distinct from old.agreement_withdrawn_on
    and not (new.status = 'DROPPED' and old.status in ('ACCEPTED', 'ATTENDED', 'MISSED'))) execute function guard_referral();
drop trigger guard_agreement on referral;
create trigger guard_agreement before update on referral for each row when (new.youth_id = old.youth_id) execute function guard_agreement();
--rollback drop trigger guard_agreement on referral;
--rollback create trigger guard_agreement before update on referral for each row execute function guard_agreement();
--rollback drop trigger guard on referral;
--rollback create trigger guard before update on referral for each row when (new.agreement_withdrawn_on is not distinct from old.agreement_withdrawn_on and not (new.status = 'DROPPED' and old.status in ('ACCEPTED', 'ATTENDED', 'MISSED'))) execute function guard_referral();
--rollback drop trigger moved on contact; set role visibles_keeper; drop function contact_moved(); reset role;
--rollback drop trigger changed_again on contact_note; drop trigger changed on contact_note; create trigger changed after insert or update on contact_note for each row execute function contact_changed();
--rollback drop trigger changed_again on contact; drop trigger changed on contact; create trigger changed after insert or update on contact for each row execute function contact_changed();
--rollback set role visibles_keeper; revoke execute on function contact_changed() from visibles_owner; reset role;

--changeset joining:nothing-is-left-behind logicalFilePath:joining/0001 splitStatements:false
--comment: Who writes to a record while it is being joined waits for its row, by the foreign key, and is then refused: nothing lands on a record that nobody sees any more. The name puts it after the foreign key's own trigger.
create function refuse_joined() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from joining j where j.goes_id = new.youth_id and j.undone_at is null) then
    raise exception 'not found';
  end if;
  return null;
end $$;
revoke all on function refuse_joined() from public;
create trigger stays_behind after insert on circle for each row execute function refuse_joined();
create trigger stays_behind after insert on contact for each row execute function refuse_joined();
create trigger stays_behind after insert on encounter_link for each row execute function refuse_joined();
create trigger stays_behind after insert on agreement for each row execute function refuse_joined();
create trigger stays_behind after insert on suggestion for each row execute function refuse_joined();
create trigger stays_behind after insert on referral for each row execute function refuse_joined();
create trigger stays_behind after insert on journey_event for each row execute function refuse_joined();
create trigger stays_behind after insert on journey_proposal for each row execute function refuse_joined();
create trigger stays_behind after insert on status_check for each row execute function refuse_joined();
alter function refuse_joined() owner to visibles_keeper;
--rollback drop trigger stays_behind on circle; drop trigger stays_behind on contact; drop trigger stays_behind on encounter_link; drop trigger stays_behind on agreement; drop trigger stays_behind on suggestion; drop trigger stays_behind on referral; drop trigger stays_behind on journey_event; drop trigger stays_behind on journey_proposal; drop trigger stays_behind on status_check; set role visibles_keeper; drop function refuse_joined(); reset role;

--changeset joining:informed-by-the-other-record logicalFilePath:joining/0001 splitStatements:false rollbackSplitStatements:false
--comment: As before; but the transaction that joins takes over by whom the person was informed, and the one that undoes it gives it back.
create or replace function youth_informed_by() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if current_member() is not null and (
      (new.informed_by is not null and new.informed_by <> current_member()
        and (tg_op = 'INSERT' or new.informed_by is distinct from old.informed_by))
      or (tg_op = 'UPDATE' and old.informed_on is not null and new.informed_on is null))
    and not exists (select from joining j where j.stays_id = new.id and pg_current_xact_id() in (j.joined_in, j.undone_in)) then
    raise exception 'not found';
  end if;
  return new;
end $$;
--rollback create or replace function youth_informed_by() returns trigger language plpgsql set search_path = public, pg_temp as $$
--rollback begin
--rollback   if current_member() is not null and (
--rollback       (new.informed_by is not null and new.informed_by <> current_member()
--rollback         and (tg_op = 'INSERT' or new.informed_by is distinct from old.informed_by))
--rollback       or (tg_op = 'UPDATE' and old.informed_on is not null and new.informed_on is null)) then
--rollback     raise exception 'not found';
--rollback   end if;
--rollback   return new;
--rollback end $$;
