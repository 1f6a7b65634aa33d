--liquibase formatted sql

--changeset joining:stages-of-another-record logicalFilePath:joining/0006
--comment: The stages of a record that goes move with it and stay a journey of their own: they say which record they were told of, and are no part of the journey that goes on. What hangs on a stage follows it.
alter table journey_event add column told_of uuid references youth (id) on delete cascade;
comment on column journey_event.told_of is 'the record that went into this one and whose journey it is a stage of; null in the own journey';
alter table journey_event drop constraint journey_event_youth_id_number_key;
create unique index journey_event_own on journey_event (youth_id, number) where told_of is null;
create unique index journey_event_beside on journey_event (youth_id, told_of, number) where told_of is not null;
create index journey_event_told_of on journey_event (told_of) where told_of is not null;
alter table outcome_check drop constraint outcome_check_event_id_youth_id_fkey;
alter table outcome_check add constraint outcome_check_event_id_youth_id_fkey
  foreign key (event_id, youth_id) references journey_event (id, youth_id) on delete cascade on update cascade;
alter table journey_proposal drop constraint journey_proposal_event_id_youth_id_fkey;
alter table journey_proposal add constraint journey_proposal_event_id_youth_id_fkey
  foreign key (event_id, youth_id) references journey_event (id, youth_id) on update cascade;
create policy keeper_move on journey_event for update to visibles_keeper using (true) with check (true);
grant select (told_of), update (youth_id, told_of) on journey_event to visibles_keeper;
revoke insert on journey_event from visibles_app;
grant insert (id, youth_id, number, organisation_id, member_id, stage, effective_on, recorded_at, connection, outcome, reason, cancels, why)
  on journey_event to visibles_app;
--rollback revoke insert (id, youth_id, number, organisation_id, member_id, stage, effective_on, recorded_at, connection, outcome, reason, cancels, why) on journey_event from visibles_app; grant insert on journey_event to visibles_app;
--rollback revoke update (youth_id, told_of) on journey_event from visibles_keeper; drop policy keeper_move on journey_event;
--rollback alter table journey_proposal drop constraint journey_proposal_event_id_youth_id_fkey;
--rollback alter table journey_proposal add constraint journey_proposal_event_id_youth_id_fkey foreign key (event_id, youth_id) references journey_event (id, youth_id);
--rollback alter table outcome_check drop constraint outcome_check_event_id_youth_id_fkey;
--rollback alter table outcome_check add constraint outcome_check_event_id_youth_id_fkey foreign key (event_id, youth_id) references journey_event (id, youth_id) on delete cascade;
--rollback drop index journey_event_told_of; drop index journey_event_beside; drop index journey_event_own; alter table journey_event drop column told_of;
--rollback alter table journey_event add constraint journey_event_youth_id_number_key unique (youth_id, number);

--changeset joining:guard-the-own-journey logicalFilePath:joining/0006 splitStatements:false rollbackSplitStatements:false
--comment: As before, of the own journey alone: the stages of a record that went into this one neither follow nor precede.
create or replace function guard_journey_event() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  last_number integer;
  before journey_event%rowtype;
begin
  if current_user = 'visibles_owner' then
    return new;
  end if;
  select coalesce(max(e.number), 0) into last_number from journey_event e where e.youth_id = new.youth_id and e.told_of is null;
  if new.number <= last_number then
    return new;
  end if;
  if new.number <> last_number + 1 then
    raise exception 'not found';
  end if;
  if new.cancels is not null then
    if not exists (select from journey_event e where e.id = new.cancels and e.youth_id = new.youth_id and e.told_of is null
        and e.cancels is null and e.number > 1)
      or exists (
        select from (
          select e.stage as after, lag(e.stage) over (order by e.number) as before from journey_event e
          where e.youth_id = new.youth_id and e.told_of is null and e.cancels is null and e.id <> new.cancels
            and not exists (select from journey_event c where c.cancels = e.id)) pair
        where not journey_allows(pair.before, pair.after)) then
      raise exception 'not found';
    end if;
    return new;
  end if;
  select e.* into before from journey_event e where e.youth_id = new.youth_id and e.told_of is null and e.cancels is null
    and not exists (select from journey_event c where c.cancels = e.id) order by e.number desc limit 1;
  if not journey_allows(before.stage, new.stage) or new.effective_on < before.effective_on
    or ((new.stage = 'IDENTIFIED' or (new.stage = 'MOBILISED' and before.stage in ('OUT_OF_SCOPE', 'DECLINED', 'LOST')))
      and not exists (select from circle c where c.youth_id = new.youth_id and c.organisation_id = current_organisation() and c.informed)) then
    raise exception 'not found';
  end if;
  return new;
end $$;
--rollback create or replace function guard_journey_event() returns trigger language plpgsql set search_path = public, pg_temp as $$
--rollback declare
--rollback   last_number integer;
--rollback   before journey_event%rowtype;
--rollback begin
--rollback   if current_user = 'visibles_owner' then
--rollback     return new;
--rollback   end if;
--rollback   select coalesce(max(e.number), 0) into last_number from journey_event e where e.youth_id = new.youth_id;
--rollback   if new.number <= last_number then
--rollback     return new;
--rollback   end if;
--rollback   if new.number <> last_number + 1 then
--rollback     raise exception 'not found';
--rollback   end if;
--rollback   if new.cancels is not null then
--rollback     if not exists (select from journey_event e where e.id = new.cancels and e.youth_id = new.youth_id and e.cancels is null and e.number > 1)
--rollback       or exists (
--rollback         select from (
--rollback           select e.stage as after, lag(e.stage) over (order by e.number) as before from journey_event e
--rollback           where e.youth_id = new.youth_id and e.cancels is null and e.id <> new.cancels
--rollback             and not exists (select from journey_event c where c.cancels = e.id)) pair
--rollback         where not journey_allows(pair.before, pair.after)) then
--rollback       raise exception 'not found';
--rollback     end if;
--rollback     return new;
--rollback   end if;
--rollback   select e.* into before from journey_event e where e.youth_id = new.youth_id and e.cancels is null
--rollback     and not exists (select from journey_event c where c.cancels = e.id) order by e.number desc limit 1;
--rollback   if not journey_allows(before.stage, new.stage) or new.effective_on < before.effective_on
--rollback     or ((new.stage = 'IDENTIFIED' or (new.stage = 'MOBILISED' and before.stage in ('OUT_OF_SCOPE', 'DECLINED', 'LOST')))
--rollback       and not exists (select from circle c where c.youth_id = new.youth_id and c.organisation_id = current_organisation() and c.informed)) then
--rollback     raise exception 'not found';
--rollback   end if;
--rollback   return new;
--rollback end $$;

--changeset joining:introductions-may-move logicalFilePath:joining/0006
--comment: By which record two organisations came to know of each other: the one that stands for it now. Once both follow one record, it names that one twice.
alter table introduction drop constraint introduction_check;
alter table introduction add constraint introduction_of_two check (asking_id <> known_id);
create policy joining_keeper_select on introduction for select to visibles_keeper using (true);
create policy joining_keeper_move on introduction for update to visibles_keeper using (true) with check (true);
grant select, update (asking_youth, known_youth) on introduction to visibles_keeper;
--rollback revoke select, update (asking_youth, known_youth) on introduction from visibles_keeper; drop policy joining_keeper_move on introduction; drop policy joining_keeper_select on introduction;
--rollback alter table introduction drop constraint introduction_of_two; alter table introduction add constraint introduction_check check (asking_id <> known_id and asking_youth <> known_youth);

--changeset joining:move-whole-histories logicalFilePath:joining/0006 splitStatements:false rollbackSplitStatements:false
--comment: As before, and the stages of the journey and the introductions with the rest. Of an introduction either side may be the record that goes.
set role visibles_keeper;
create function move_introductions(of_joining uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  j joining%rowtype;
begin
  select * into j from joining where id = of_joining;
  if j.undone_at is null then
    with moved as (update introduction i set asking_youth = j.stays_id where i.asking_youth = j.goes_id returning i.id)
      insert into joined_row select j.id, 'introduction asking', m.id from moved m;
    with moved as (update introduction i set known_youth = j.stays_id where i.known_youth = j.goes_id returning i.id)
      insert into joined_row select j.id, 'introduction known', m.id from moved m;
    return;
  end if;
  update introduction i set asking_youth = j.goes_id where i.asking_youth = j.stays_id
    and i.id in (select r.row_id from joined_row r where r.joining_id = j.id and r.of_table = 'introduction asking');
  update introduction i set known_youth = j.goes_id where i.known_youth = j.stays_id
    and i.id in (select r.row_id from joined_row r where r.joining_id = j.id and r.of_table = 'introduction known');
end $$;
revoke all on function move_introductions(uuid) from public;
do $$
declare
  before text := pg_get_functiondef('move_joined_rows(uuid, text)'::regprocedure);
  changed text;
begin
  changed := replace(before, ', ''acquaintance_proposal'')', ', ''acquaintance_proposal'', ''journey_event'', ''introduction'')');
  changed := replace(changed, 'when ''referral'' then '', version = version + 1''',
    'when ''referral'' then '', version = version + 1'' when ''journey_event'' then '', told_of = coalesce(told_of, $2)''');
  changed := replace(changed, '  if j.undone_at is null then
    if of_table = ''status_check''', '  if of_table = ''introduction'' then
    perform move_introductions(j.id);
    return;
  end if;
  if j.undone_at is null then
    if of_table = ''status_check''');
  changed := replace(changed, '  elsif of_table = ''journey_proposal'' then
    but := '' and event_id is null'';
  elsif', '  elsif of_table = ''journey_proposal'' then
    but := '' and event_id is null'';
  elsif of_table = ''journey_event'' then
    more := '', told_of = nullif(told_of, $1)'';
  elsif');
  if (select count(*) from regexp_matches(changed, 'coalesce\(told_of|nullif\(told_of|move_introductions|''journey_event'', ''introduction''', 'g')) <> 4 then
    raise exception 'the function is not as expected';
  end if;
  execute changed;
end $$;
reset role;
--rollback set role visibles_keeper;
--rollback do $$
--rollback declare
--rollback   changed text := pg_get_functiondef('move_joined_rows(uuid, text)'::regprocedure);
--rollback begin
--rollback   changed := replace(changed, ', ''journey_event'', ''introduction'')', ')');
--rollback   changed := replace(changed, ' when ''journey_event'' then '', told_of = coalesce(told_of, $2)''', '');
--rollback   changed := replace(changed, '  if of_table = ''introduction'' then
--rollback     perform move_introductions(j.id);
--rollback     return;
--rollback   end if;
--rollback ', '');
--rollback   changed := replace(changed, '  elsif of_table = ''journey_event'' then
--rollback     more := '', told_of = nullif(told_of, $1)'';
--rollback ', '');
--rollback   execute changed;
--rollback end $$;
--rollback drop function move_introductions(uuid);
--rollback reset role;

--changeset joining:stages-lie-beside logicalFilePath:joining/0006 splitStatements:false rollbackSplitStatements:false
--comment: The stages of the records that went into this one, where they lie now.
set role visibles_keeper;
create or replace function joined_stages(person uuid) returns table (youth_id uuid, pseudonym text, organisation_id uuid, stage text, effective_on date)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not may('YOUTH_READ') or not exists (select from circle c where c.youth_id = person
      and c.organisation_id = current_organisation() and c.relation = 'FULL') then
    return;
  end if;
  return query select y.id, y.pseudonym, e.organisation_id, e.stage, e.effective_on
    from journey_event e join youth y on y.id = e.told_of
    where e.youth_id = person and e.told_of is not null and e.cancels is null
      and not exists (select from journey_event c where c.cancels = e.id)
    order by e.effective_on desc, y.id, e.number desc;
end $$;
reset role;
--rollback set role visibles_keeper;
--rollback create or replace function joined_stages(person uuid) returns table (youth_id uuid, pseudonym text, organisation_id uuid, stage text, effective_on date)
--rollback   language plpgsql stable security definer set search_path = public, pg_temp as $$
--rollback begin
--rollback   if not may('YOUTH_READ') or not exists (select from circle c where c.youth_id = person
--rollback       and c.organisation_id = current_organisation() and c.relation = 'FULL') then
--rollback     return;
--rollback   end if;
--rollback   return query with recursive gone (id, depth) as (
--rollback       select j.goes_id, 1 from joining j where j.stays_id = person and j.undone_at is null
--rollback       union all
--rollback       select j.goes_id, g.depth + 1 from gone g join joining j on j.stays_id = g.id and j.undone_at is null where g.depth < 100)
--rollback     select y.id, y.pseudonym, e.organisation_id, e.stage, e.effective_on
--rollback     from gone g join youth y on y.id = g.id join journey_event e on e.youth_id = g.id
--rollback     where e.cancels is null and not exists (select from journey_event c where c.cancels = e.id)
--rollback     order by e.effective_on desc, y.id, e.number desc;
--rollback end $$;
--rollback reset role;

--changeset joining:move-what-stayed-behind logicalFilePath:joining/0006 splitStatements:false rollbackSplitStatements:false
--comment: Joinings that hold already: their stages and introductions follow, in the order in which they were made.
do $$
declare
  j joining%rowtype;
begin
  for j in select * from joining where undone_at is null order by joined_at, id loop
    with moved as (update journey_event e set youth_id = j.stays_id, told_of = coalesce(e.told_of, j.goes_id)
        where e.youth_id = j.goes_id returning e.id)
      insert into joined_row select j.id, 'journey_event', m.id from moved m;
    with moved as (update introduction i set asking_youth = j.stays_id where i.asking_youth = j.goes_id returning i.id)
      insert into joined_row select j.id, 'introduction asking', m.id from moved m;
    with moved as (update introduction i set known_youth = j.stays_id where i.known_youth = j.goes_id returning i.id)
      insert into joined_row select j.id, 'introduction known', m.id from moved m;
  end loop;
end $$;
--rollback do $$
--rollback declare
--rollback   j joining%rowtype;
--rollback begin
--rollback   for j in select * from joining where undone_at is null order by joined_at desc, id desc loop
--rollback     update journey_event e set youth_id = j.goes_id, told_of = nullif(e.told_of, j.goes_id)
--rollback       where e.id in (select r.row_id from joined_row r where r.joining_id = j.id and r.of_table = 'journey_event');
--rollback     update introduction i set asking_youth = j.goes_id
--rollback       where i.id in (select r.row_id from joined_row r where r.joining_id = j.id and r.of_table = 'introduction asking');
--rollback     update introduction i set known_youth = j.goes_id
--rollback       where i.id in (select r.row_id from joined_row r where r.joining_id = j.id and r.of_table = 'introduction known');
--rollback     delete from joined_row r where r.joining_id = j.id and r.of_table in ('journey_event', 'introduction asking', 'introduction known');
--rollback   end loop;
--rollback end $$;
