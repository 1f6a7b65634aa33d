--liquibase formatted sql

--changeset joining:keeper-reads-agreements logicalFilePath:joining/0007
--comment: Whether the person agreed that the record is shared.
grant select (kind, withdrawn_on) on agreement to visibles_keeper;
--rollback revoke select (kind, withdrawn_on) on agreement from visibles_keeper;

--changeset joining:create-join-offer logicalFilePath:joining/0007
--comment: One of two organisations that were introduced proposes that their two records are of one person, and tells what of its own the other may compare by. The program reads and writes it by the functions below alone.
create table join_offer (
  id uuid primary key,
  introduction_id uuid not null references introduction (id) on delete cascade,
  offering_id uuid not null references organisation (id),
  offered_youth uuid not null references youth (id) on delete cascade,
  offered_by uuid not null,
  asked_id uuid not null references organisation (id),
  asked_youth uuid not null references youth (id) on delete cascade,
  fields text[] not null,
  offered_at timestamptz not null,
  ends_at timestamptz not null,
  withdrawn_at timestamptz,
  decided_at timestamptz,
  decided_by uuid,
  accepted boolean,
  different boolean not null default false,
  accepted_in xid8,
  guest_before jsonb,
  check (offering_id <> asked_id),
  check (cardinality(fields) > 0 and fields <@ array['NAME', 'PSEUDONYM', 'BIRTH', 'SEX', 'PHONE', 'EMAIL', 'HANDLE', 'ADDRESS', 'COMMUNE']),
  check ((decided_at is null) = (accepted is null) and (decided_at is null) = (decided_by is null)),
  check (decided_at is null or withdrawn_at is null),
  check (not different or not accepted),
  check ((accepted_in is not null) = coalesce(accepted, false))
);
comment on column join_offer.accepted_in is 'the transaction that joins the two; no other ends with the offer accepted';
comment on column join_offer.guest_before is 'how who accepts followed the other record before, if it did';
create index join_offer_of_introduction on join_offer (introduction_id, offered_at desc);
create index join_offer_asked on join_offer (asked_id) where decided_at is null and withdrawn_at is null;
create index join_offer_of_offered on join_offer (offered_youth);
create index join_offer_of_asked on join_offer (asked_youth);
alter table join_offer enable row level security;
alter table join_offer force row level security;
create policy owner_all on join_offer to visibles_owner using (true) with check (true);
create policy keeper_select on join_offer for select to visibles_keeper using (true);
create policy keeper_insert on join_offer for insert to visibles_keeper with check (true);
create policy keeper_update on join_offer for update to visibles_keeper using (true) with check (true);
grant select, insert, update (offered_youth, asked_youth, withdrawn_at, decided_at, decided_by, accepted, different, accepted_in, guest_before)
  on join_offer to visibles_keeper;
--rollback drop table join_offer;

--changeset joining:joined-by-offer logicalFilePath:joining/0007 splitStatements:false rollbackSplitStatements:false
--comment: A joining to which another organisation agreed is of both: either undoes it, as long as both follow. Neither can name another than the one that agreed.
alter table joining add column offer_id uuid unique references join_offer (id) on delete cascade;
alter table joining add column other_id uuid references organisation (id);
alter table joining add constraint joining_of_two check ((offer_id is null) = (other_id is null));
comment on column joining.other_id is 'the organisation that proposed it, where organisation_id accepted; written by the trigger';
grant insert (offer_id) on joining to visibles_app;
alter policy own_update on joining
  using ((select may('YOUTH_JOIN')) and (select current_organisation()) in (organisation_id, other_id) and undone_at is null
    and exists (select from circle c where c.youth_id = joining.stays_id
      and c.organisation_id = (select current_organisation()) and c.relation = 'FULL'))
  with check ((select current_organisation()) in (organisation_id, other_id) and undone_by = (select current_member()));
set role visibles_keeper;
create function joining_by_offer() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  select o.offering_id into new.other_id from join_offer o where o.id = new.offer_id and o.accepted_in = pg_current_xact_id()
    and o.asked_id = current_organisation() and least(o.offered_youth, o.asked_youth) = least(new.stays_id, new.goes_id)
    and greatest(o.offered_youth, o.asked_youth) = greatest(new.stays_id, new.goes_id);
  if new.other_id is null then
    raise exception 'not found';
  end if;
  return new;
end $$;
create function accepted_is_joined() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from joining j where j.offer_id = new.id and j.joined_in = new.accepted_in) then
    raise exception 'not found';
  end if;
  return null;
end $$;
create or replace function joining_undone() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from joining o where o.undone_at is null and (o.goes_id = new.stays_id
      or o.stays_id = new.stays_id and (o.joined_at, o.id) > (new.joined_at, new.id)))
    or new.other_id is not null and (select count(*) from circle c where c.youth_id = new.stays_id and c.relation = 'FULL'
      and c.organisation_id in (new.organisation_id, new.other_id)) < 2 then
    raise exception 'not found';
  end if;
  new.undone_in := pg_current_xact_id();
  return new;
end $$;
revoke all on function joining_by_offer(), accepted_is_joined() from public;
grant execute on function joining_by_offer(), accepted_is_joined() to visibles_owner;
reset role;
create trigger by_offer before insert on joining for each row when (new.offer_id is not null) execute function joining_by_offer();
create constraint trigger joined after update on join_offer deferrable initially deferred for each row
  when (new.accepted and old.accepted is null) execute function accepted_is_joined();
set role visibles_keeper;
revoke execute on function joining_by_offer(), accepted_is_joined() from visibles_owner;
reset role;
--rollback drop trigger joined on join_offer;
--rollback drop trigger by_offer on joining;
--rollback set role visibles_keeper;
--rollback create or replace function joining_undone() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
--rollback begin
--rollback   if exists (select from joining o where o.undone_at is null and (o.goes_id = new.stays_id
--rollback       or o.stays_id = new.stays_id and (o.joined_at, o.id) > (new.joined_at, new.id))) then
--rollback     raise exception 'not found';
--rollback   end if;
--rollback   new.undone_in := pg_current_xact_id();
--rollback   return new;
--rollback end $$;
--rollback drop function accepted_is_joined();
--rollback drop function joining_by_offer();
--rollback reset role;
--rollback alter policy own_update on joining
--rollback   using ((select may('YOUTH_JOIN')) and organisation_id = (select current_organisation()) and undone_at is null
--rollback     and exists (select from circle c where c.youth_id = joining.stays_id
--rollback       and c.organisation_id = (select current_organisation()) and c.relation = 'FULL'))
--rollback   with check (organisation_id = (select current_organisation()) and undone_by = (select current_member()));
--rollback revoke insert (offer_id) on joining from visibles_app;
--rollback alter table joining drop column other_id;
--rollback alter table joining drop column offer_id;

--changeset joining:offer-joining logicalFilePath:joining/0007 splitStatements:false
--comment: Proposes, to the organisation one was introduced to. What it says depends on the own record and on what passed between the two, never on what became of the other's record.
set role visibles_keeper;
create function offer_holds(o join_offer, at timestamptz) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select o.decided_at is null and o.withdrawn_at is null and o.ends_at > at and o.offered_youth <> o.asked_youth
    and exists (select from circle c where c.youth_id = o.offered_youth and c.organisation_id = o.offering_id and c.relation = 'FULL')
    and exists (select from circle c where c.youth_id = o.asked_youth and c.organisation_id = o.asked_id and c.relation = 'FULL')
    and exists (select from agreement a where a.youth_id = o.offered_youth and a.kind = 'SHARING' and a.withdrawn_on is null)
$$;
create function offer_joining(offer uuid, of_introduction uuid, chosen text[], at timestamptz, days integer)
  returns table (said text, asked_id uuid, asked_referent uuid)
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  own uuid;
  other uuid;
  others uuid;
  last join_offer%rowtype;
begin
  perform pg_advisory_xact_lock(hashtextextended('join_offer' || of_introduction::text, 0));
  select case when i.asking_id = current_organisation() then i.asking_youth else i.known_youth end,
      case when i.asking_id = current_organisation() then i.known_id else i.asking_id end,
      case when i.asking_id = current_organisation() then i.known_youth else i.asking_youth end
    into own, other, others from introduction i
    where i.id = of_introduction and current_organisation() in (i.asking_id, i.known_id) and i.asking_youth <> i.known_youth;
  if own is null or not may('YOUTH_JOIN') or current_member() is null or not exists (select from circle c where c.youth_id = own
      and c.organisation_id = current_organisation() and c.relation = 'FULL') then
    raise exception 'not found';
  end if;
  if not exists (select from agreement a where a.youth_id = own and a.kind = 'SHARING' and a.withdrawn_on is null) then
    return query select 'NO_AGREEMENT', null::uuid, null::uuid;
    return;
  end if;
  if exists (select from join_offer o where o.introduction_id = of_introduction and o.different) then
    return query select 'DIFFERENT', null::uuid, null::uuid;
    return;
  end if;
  select o.* into last from join_offer o where o.introduction_id = of_introduction and o.withdrawn_at is null and o.ends_at > at
    and o.accepted is not true and (o.offering_id = current_organisation() or offer_holds(o, at)) order by o.offered_at desc limit 1;
  if last.id is not null then
    return query select case when last.offering_id <> current_organisation() then 'ASKED' when last.decided_at is null then 'SENT'
      else 'DECLINED' end, null::uuid, null::uuid;
    return;
  end if;
  insert into join_offer (id, introduction_id, offering_id, offered_youth, offered_by, asked_id, asked_youth, fields, offered_at, ends_at)
    values (offer, of_introduction, current_organisation(), own, current_member(), other, others, chosen, at, at + make_interval(days => least(greatest(days, 3), 90)));
  return query select 'NEW', other, (select m.id from circle c join member m on m.id = c.referent and m.active
    where c.youth_id = others and c.organisation_id = other);
end $$;
create function withdraw_join_offer(offer uuid, at timestamptz) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update join_offer o set withdrawn_at = at where o.id = offer and o.offering_id = current_organisation() and may('YOUTH_JOIN')
    and o.decided_at is null and o.withdrawn_at is null;
  return found;
end $$;
revoke all on function offer_holds(join_offer, timestamptz), offer_joining(uuid, uuid, text[], timestamptz, integer),
  withdraw_join_offer(uuid, timestamptz) from public;
grant execute on function offer_joining(uuid, uuid, text[], timestamptz, integer), withdraw_join_offer(uuid, timestamptz) to visibles_app;
reset role;
--rollback set role visibles_keeper; drop function withdraw_join_offer(uuid, timestamptz); drop function offer_joining(uuid, uuid, text[], timestamptz, integer); drop function offer_holds(join_offer, timestamptz); reset role;

--changeset joining:read-join-offers logicalFilePath:joining/0007 splitStatements:false
--comment: What passed between the current organisation and those it was introduced to, as to its own people: the last proposal of each introduction. Of the other's record nothing, but what was chosen to be compared by, and that only for who was asked, as long as the proposal holds.
set role visibles_keeper;
create function join_offers(person uuid, at timestamptz) returns table (introduction_id uuid, own_youth uuid, other_id uuid,
    other_member text, introduced_at timestamptz, offer_id uuid, offered_here boolean, offered_at timestamptz, ends_at timestamptz, state text)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not may('YOUTH_JOIN') then return; end if;
  return query
    select i.id, i.own, i.other, (select m.display_name from member m where m.id = i.who and m.active), i.at, o.id,
      o.offering_id = current_organisation(), o.offered_at, o.ends_at,
      case when o.id is null then null when o.different then 'DIFFERENT' when o.accepted then 'PARTED' when not o.accepted then 'DECLINED'
        when o.withdrawn_at is not null then 'WITHDRAWN' when o.ends_at <= join_offers.at then 'LAPSED' else 'WAITING' end
    from (
      select n.id, n.asking_youth as own, n.known_youth as theirs, n.known_id as other, n.known_member as who, n.at
        from introduction n where n.asking_id = current_organisation()
      union all
      select n.id, n.known_youth, n.asking_youth, n.asking_id, n.asking_member, n.at
        from introduction n where n.known_id = current_organisation()) i
      join circle c on c.youth_id = i.own and c.organisation_id = current_organisation() and c.relation = 'FULL'
      left join lateral (select p.* from join_offer p where p.introduction_id = i.id
          and (p.offering_id = current_organisation() or p.decided_at is not null or offer_holds(p, join_offers.at))
        order by p.offered_at desc, p.id desc limit 1) o on true
    where (person is null or i.own = person) and i.own <> i.theirs
    order by i.at desc, i.id limit 200;
end $$;
create function join_offer_record(offer uuid, at timestamptz) returns table (own_youth uuid, offering_id uuid, offered_member text,
    offered_at timestamptz, ends_at timestamptz, version bigint, fields text[], record jsonb)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not may('YOUTH_JOIN') then return; end if;
  return query
    select o.asked_youth, o.offering_id, (select m.display_name from member m where m.id = o.offered_by and m.active),
      o.offered_at, o.ends_at, y.version, o.fields, (
        select coalesce(jsonb_object_agg(e.key, e.value), '{}') from jsonb_each(to_jsonb(y)) e where e.key = any (
          select unnest(case f.field when 'NAME' then array['first_name', 'last_name'] when 'PSEUDONYM' then array['pseudonym']
            when 'BIRTH' then array['birth_date', 'age_band'] when 'SEX' then array['sex'] when 'PHONE' then array['phones']
            when 'EMAIL' then array['email'] when 'HANDLE' then array['handle'] when 'ADDRESS' then array['address']
            when 'COMMUNE' then array['commune_code'] end) from unnest(o.fields) f(field)))
    from join_offer o join youth y on y.id = o.offered_youth
    where o.id = offer and o.asked_id = current_organisation() and offer_holds(o, at);
end $$;
revoke all on function join_offers(uuid, timestamptz), join_offer_record(uuid, timestamptz) from public;
grant execute on function join_offers(uuid, timestamptz), join_offer_record(uuid, timestamptz) to visibles_app;
reset role;
--rollback set role visibles_keeper; drop function join_offer_record(uuid, timestamptz); drop function join_offers(uuid, timestamptz); reset role;

--changeset joining:decide-join-offer logicalFilePath:joining/0007 splitStatements:false
--comment: Declines, or accepts: then who accepts follows both for the length of the transaction, which joins them or comes to nothing. The record stays whose journey has come further, else the older one.
set role visibles_keeper;
create function journey_reached(person uuid) returns integer language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(max(array_position(array['MET', 'IDENTIFIED', 'MOBILISED', 'CONNECTED', 'EXITED'], e.stage)), 1)
  from journey_event e where e.youth_id = person and e.told_of is null and e.cancels is null
    and not exists (select from journey_event c where c.cancels = e.id)
$$;
create function decline_join_offer(offer uuid, are_two boolean, at timestamptz) returns table (offering_id uuid, offered_by uuid)
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  o join_offer%rowtype;
begin
  select f.* into o from join_offer f where f.id = offer and f.asked_id = current_organisation() for update;
  if o.id is null or are_two is null or not may('YOUTH_JOIN') or current_member() is null or not offer_holds(o, at) then
    raise exception 'not found';
  end if;
  update join_offer f set decided_at = at, decided_by = current_member(), accepted = false, different = are_two where f.id = o.id;
  return query select o.offering_id, (select m.id from member m where m.id = o.offered_by and m.active);
end $$;
create function accept_join_offer(offer uuid, at timestamptz) returns table (said text, stays uuid, goes uuid, offering_id uuid)
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  o join_offer%rowtype;
  keeps uuid;
begin
  select f.* into o from join_offer f where f.id = offer and f.asked_id = current_organisation() for update;
  if o.id is null or not may('YOUTH_JOIN') or current_member() is null then
    raise exception 'not found';
  end if;
  if not offer_holds(o, at) then
    return query select 'OVER', null::uuid, null::uuid, null::uuid;
    return;
  end if;
  if not exists (select from agreement a where a.youth_id = o.asked_youth and a.kind = 'SHARING' and a.withdrawn_on is null) then
    return query select 'NO_AGREEMENT', null::uuid, null::uuid, null::uuid;
    return;
  end if;
  update join_offer f set decided_at = at, decided_by = current_member(), accepted = true, accepted_in = pg_current_xact_id(),
      guest_before = (select to_jsonb(c) from circle c where c.youth_id = o.offered_youth and c.organisation_id = o.asked_id)
    where f.id = o.id;
  insert into circle as c (organisation_id, youth_id, relation, since, label, name_key, first_key, pseudo_key, last_contact, stage,
      commune_code, qpv_code, eligible, informed, missing)
    select o.asked_id, w.youth_id, 'FULL', at, w.label, w.name_key, w.first_key, w.pseudo_key, w.last_contact, w.stage, w.commune_code,
      w.qpv_code, w.eligible, w.informed, w.missing
    from circle w where w.youth_id = o.offered_youth and w.organisation_id = o.offering_id
  on conflict (organisation_id, youth_id) do update set relation = 'FULL', label = excluded.label, name_key = excluded.name_key,
    first_key = excluded.first_key, pseudo_key = excluded.pseudo_key, last_contact = excluded.last_contact, stage = excluded.stage,
    commune_code = excluded.commune_code, qpv_code = excluded.qpv_code, eligible = excluded.eligible, informed = excluded.informed,
    missing = excluded.missing;
  select y.id into keeps from youth y where y.id in (o.offered_youth, o.asked_youth)
    order by journey_reached(y.id) desc, y.made_at, y.id limit 1;
  return query select 'JOINING', keeps, case when keeps = o.offered_youth then o.asked_youth else o.offered_youth end, o.offering_id;
end $$;
revoke all on function journey_reached(uuid), decline_join_offer(uuid, boolean, timestamptz), accept_join_offer(uuid, timestamptz) from public;
grant execute on function decline_join_offer(uuid, boolean, timestamptz), accept_join_offer(uuid, timestamptz) to visibles_app;
reset role;
--rollback set role visibles_keeper; drop function accept_join_offer(uuid, timestamptz); drop function decline_join_offer(uuid, boolean, timestamptz); drop function journey_reached(uuid); reset role;

--changeset joining:join-circles-of-two logicalFilePath:joining/0007 splitStatements:false rollbackSplitStatements:false
--comment: As before; but who follows one of the two only as the guest of this transaction is noted as it followed before, if it did. Either organisation of a joining parts it.
set role visibles_keeper;
do $$
declare
  changed text := pg_get_functiondef('join_circles(uuid)'::regprocedure);
begin
  changed := replace(changed, '    from circle c where c.youth_id in (j.stays_id, j.goes_id);', '    from (
      select w.organisation_id, w.youth_id, w.relation, w.since, w.referent, w.label, w.name_key, w.first_key, w.pseudo_key, w.commune_code, w.stage
      from circle w where w.youth_id in (j.stays_id, j.goes_id) and not exists (select from join_offer o
        where o.id = j.offer_id and o.asked_id = w.organisation_id and o.offered_youth = w.youth_id)
      union all
      select w.organisation_id, w.youth_id, w.relation, w.since, w.referent, w.label, w.name_key, w.first_key, w.pseudo_key, w.commune_code, w.stage
      from join_offer o cross join lateral jsonb_populate_record(null::public.circle, o.guest_before) w
        where o.id = j.offer_id and o.guest_before is not null) c;');
  if position('guest_before' in changed) = 0 then
    raise exception 'the function is not as expected';
  end if;
  execute changed;
  changed := pg_get_functiondef('part_circles(uuid)'::regprocedure);
  changed := replace(changed, 'where id = of_joining and organisation_id = current_organisation()',
    'where id = of_joining and current_organisation() in (organisation_id, other_id)');
  if position('other_id' in changed) = 0 then
    raise exception 'the function is not as expected';
  end if;
  execute changed;
  changed := pg_get_functiondef('move_joined_rows(uuid, text)'::regprocedure);
  changed := replace(changed, 'where id = of_joining and organisation_id = current_organisation()',
    'where id = of_joining and current_organisation() in (organisation_id, other_id)');
  changed := replace(changed, ', ''introduction'')', ', ''introduction'', ''join_offer'')');
  changed := replace(changed, '  if of_table = ''introduction'' then', '  if of_table = ''join_offer'' then
    perform move_join_offers(j.id);
    return;
  end if;
  if of_table = ''introduction'' then');
  if length(changed) - length(replace(replace(changed, 'move_join_offers', ''), 'other_id', '')) <> 24 then
    raise exception 'the function is not as expected';
  end if;
  execute changed;
end $$;
create function move_join_offers(of_joining uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  j joining%rowtype;
begin
  select * into j from joining where id = of_joining;
  if j.undone_at is null then
    with moved as (update join_offer o set offered_youth = j.stays_id where o.offered_youth = j.goes_id and o.id is distinct from j.offer_id returning o.id)
      insert into joined_row select j.id, 'join_offer offered', m.id from moved m;
    with moved as (update join_offer o set asked_youth = j.stays_id where o.asked_youth = j.goes_id and o.id is distinct from j.offer_id returning o.id)
      insert into joined_row select j.id, 'join_offer asked', m.id from moved m;
    return;
  end if;
  update join_offer o set offered_youth = j.goes_id where o.offered_youth = j.stays_id
    and o.id in (select r.row_id from joined_row r where r.joining_id = j.id and r.of_table = 'join_offer offered');
  update join_offer o set asked_youth = j.goes_id where o.asked_youth = j.stays_id
    and o.id in (select r.row_id from joined_row r where r.joining_id = j.id and r.of_table = 'join_offer asked');
end $$;
revoke all on function move_join_offers(uuid) from public;
reset role;
--rollback set role visibles_keeper;
--rollback do $$
--rollback declare
--rollback   changed text := pg_get_functiondef('join_circles(uuid)'::regprocedure);
--rollback begin
--rollback   changed := replace(changed, '    from (
--rollback       select w.organisation_id, w.youth_id, w.relation, w.since, w.referent, w.label, w.name_key, w.first_key, w.pseudo_key, w.commune_code, w.stage
--rollback       from circle w where w.youth_id in (j.stays_id, j.goes_id) and not exists (select from join_offer o
--rollback         where o.id = j.offer_id and o.asked_id = w.organisation_id and o.offered_youth = w.youth_id)
--rollback       union all
--rollback       select w.organisation_id, w.youth_id, w.relation, w.since, w.referent, w.label, w.name_key, w.first_key, w.pseudo_key, w.commune_code, w.stage
--rollback       from join_offer o cross join lateral jsonb_populate_record(null::public.circle, o.guest_before) w
--rollback         where o.id = j.offer_id and o.guest_before is not null) c;', '    from circle c where c.youth_id in (j.stays_id, j.goes_id);');
--rollback   execute changed;
--rollback   execute replace(pg_get_functiondef('part_circles(uuid)'::regprocedure),
--rollback     'current_organisation() in (organisation_id, other_id)', 'organisation_id = current_organisation()');
--rollback   changed := replace(pg_get_functiondef('move_joined_rows(uuid, text)'::regprocedure),
--rollback     'current_organisation() in (organisation_id, other_id)', 'organisation_id = current_organisation()');
--rollback   changed := replace(changed, ', ''join_offer'')', ')');
--rollback   changed := replace(changed, '  if of_table = ''join_offer'' then
--rollback     perform move_join_offers(j.id);
--rollback     return;
--rollback   end if;
--rollback ', '');
--rollback   execute changed;
--rollback end $$;
--rollback drop function move_join_offers(uuid);
--rollback reset role;

--changeset joining:joined-with-whom logicalFilePath:joining/0007 splitStatements:false rollbackSplitStatements:false
--comment: As before, and with which other organisation.
set role visibles_keeper;
drop function joined_records(uuid);
create function joined_records(person uuid)
  returns table (joining_id uuid, youth_id uuid, label text, joined_at timestamptz, organisation_id uuid, joined_by uuid, other_id uuid)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not may('YOUTH_READ') or not exists (select from circle c where c.youth_id = person
      and c.organisation_id = current_organisation() and c.relation = 'FULL') then
    return;
  end if;
  return query select j.id, y.id, youth_label(y.first_name, y.last_name, y.pseudonym), j.joined_at, j.organisation_id, j.joined_by, j.other_id
    from joining j join youth y on y.id = j.goes_id where j.stays_id = person and j.undone_at is null
    order by j.joined_at desc, j.id desc;
end $$;
revoke all on function joined_records(uuid) from public;
grant execute on function joined_records(uuid) to visibles_app;
reset role;
--rollback set role visibles_keeper;
--rollback drop function joined_records(uuid);
--rollback create function joined_records(person uuid)
--rollback   returns table (joining_id uuid, youth_id uuid, label text, joined_at timestamptz, organisation_id uuid, joined_by uuid)
--rollback   language plpgsql stable security definer set search_path = public, pg_temp as $$
--rollback begin
--rollback   if not may('YOUTH_READ') or not exists (select from circle c where c.youth_id = person
--rollback       and c.organisation_id = current_organisation() and c.relation = 'FULL') then
--rollback     return;
--rollback   end if;
--rollback   return query select j.id, y.id, youth_label(y.first_name, y.last_name, y.pseudonym), j.joined_at, j.organisation_id, j.joined_by
--rollback     from joining j join youth y on y.id = j.goes_id where j.stays_id = person and j.undone_at is null
--rollback     order by j.joined_at desc, j.id desc;
--rollback end $$;
--rollback revoke all on function joined_records(uuid) from public;
--rollback grant execute on function joined_records(uuid) to visibles_app;
--rollback reset role;
