--liquibase formatted sql

--changeset joining:create-joined-circle logicalFilePath:joining/0003
--comment: Who followed either record before they were joined, and what each of them saw. Nothing but the functions below reads or writes it.
create table joined_circle (
  joining_id uuid not null references joining (id) on delete cascade,
  stays boolean not null,
  organisation_id uuid not null,
  relation text not null,
  since timestamptz not null,
  referent uuid,
  label text,
  name_key text collate "C",
  first_key text collate "C",
  pseudo_key text collate "C",
  commune_code text,
  stage text,
  referrals integer not null,
  primary key (joining_id, stays, organisation_id)
);
comment on column joined_circle.referrals is 'how many accepted ones, agreed to, brought the organisation here';
alter table joined_circle enable row level security;
alter table joined_circle force row level security;
create policy owner_all on joined_circle to visibles_owner using (true) with check (true);
create policy keeper_select on joined_circle for select to visibles_keeper using (true);
create policy keeper_insert on joined_circle for insert to visibles_keeper with check (true);
grant select, insert on joined_circle to visibles_keeper;
grant update (since) on circle to visibles_keeper;
--rollback revoke update (since) on circle from visibles_keeper; drop table joined_circle;

--changeset joining:circle-helpers logicalFilePath:joining/0003 splitStatements:false
--comment: What the circle shows: to who follows fully the record, to the others what the accepted referrals told, and to each the last contact that it may know of.
create function brought_by(organisation uuid, person uuid) returns integer language sql stable security definer set search_path = public, pg_temp as $$
  select count(*)::integer from referral r join referral_join j on j.referral_id = r.id
  where r.youth_id = person and r.recipient_id = organisation and r.agreement_withdrawn_on is null
$$;
create function show_circle(person uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update circle c set label = youth_label(y.first_name, y.last_name, y.pseudonym),
      name_key = fold(case when y.last_name is not null then concat_ws(' ', y.last_name, y.first_name) end),
      first_key = fold(case when y.first_name is not null then concat_ws(' ', y.first_name, y.last_name) end),
      pseudo_key = fold(y.pseudonym), commune_code = y.commune_code, qpv_code = y.qpv_code,
      eligible = y.eligible, informed = y.informed_on is not null, missing = y.missing
    from youth y where y.id = c.youth_id and c.youth_id = person and c.relation = 'FULL';
  update circle c set last_contact = (select max(k.on_day) from contact k where k.youth_id = person and not k.withdrawn
      and (c.relation = 'FULL' or k.organisation_id = c.organisation_id))
    where c.youth_id = person;
end $$;
create function show_told(organisation uuid, person uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  told_name text;
  told_pseudonym text;
  told_commune text;
begin
  select max(d.value) filter (where d.field = 'NAME'), max(d.value) filter (where d.field = 'PSEUDONYM'),
      max(d.value) filter (where d.field = 'COMMUNE' and d.value ~ '^[0-9AB]{5}$')
    into told_name, told_pseudonym, told_commune from referral_disclosure d join referral r on r.id = d.referral_id
    join referral_join j on j.referral_id = r.id
    where r.youth_id = person and r.recipient_id = organisation and r.agreement_withdrawn_on is null;
  update circle c set relation = 'SHARED', label = coalesce(told_name, told_pseudonym),
      name_key = fold(regexp_replace(told_name, '^(.*) (\S+)$', '\2 \1')), first_key = fold(told_name),
      pseudo_key = fold(told_pseudonym), commune_code = told_commune, qpv_code = null, stage = null, eligible = null,
      informed = null, missing = '{}'
    where c.youth_id = person and c.organisation_id = organisation;
end $$;
revoke all on function brought_by(uuid, uuid), show_circle(uuid), show_told(uuid, uuid) from public;
alter function show_told(uuid, uuid) owner to visibles_keeper;
alter function show_circle(uuid) owner to visibles_keeper;
alter function brought_by(uuid, uuid) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function show_told(uuid, uuid); drop function show_circle(uuid); drop function brought_by(uuid, uuid); reset role;

--changeset joining:join-circles logicalFilePath:joining/0003 splitStatements:false
--comment: All who follow either follow the one that stays: since the earlier day, in the wider relation. Nobody follows the one that goes, which hides it everywhere. In the transaction that joins, after its rows have moved.
create function join_circles(of_joining uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  j joining%rowtype;
  stands text;
begin
  select * into j from joining where id = of_joining and organisation_id = current_organisation() and may('YOUTH_JOIN')
    and undone_at is null and joined_in = pg_current_xact_id();
  if j.id is null then
    raise exception 'not found';
  end if;
  perform pg_advisory_xact_lock(hashtextextended(least(j.goes_id, j.stays_id)::text, 0));
  perform pg_advisory_xact_lock(hashtextextended(greatest(j.goes_id, j.stays_id)::text, 0));
  insert into joined_circle select j.id, c.youth_id = j.stays_id, c.organisation_id, c.relation, c.since, c.referent, c.label,
      c.name_key, c.first_key, c.pseudo_key, c.commune_code, c.stage,
      (select count(*) from referral r join referral_join q on q.referral_id = r.id
        where r.recipient_id = c.organisation_id and r.agreement_withdrawn_on is null and r.youth_id = j.stays_id
          and (exists (select from joined_row m where m.joining_id = j.id and m.of_table = 'referral' and m.row_id = r.id)) <> (c.youth_id = j.stays_id))
    from circle c where c.youth_id in (j.stays_id, j.goes_id);
  select c.stage into stands from circle c where c.youth_id = j.stays_id and c.organisation_id = j.organisation_id;
  insert into circle as s (organisation_id, youth_id, relation, since, referent, label, name_key, first_key, pseudo_key, commune_code)
    select g.organisation_id, j.stays_id, g.relation, g.since, g.referent, g.label, g.name_key, g.first_key, g.pseudo_key, g.commune_code
    from circle g where g.youth_id = j.goes_id
  on conflict (organisation_id, youth_id) do update set since = least(s.since, excluded.since),
    relation = case when 'FULL' in (s.relation, excluded.relation) then 'FULL' else 'SHARED' end,
    referent = coalesce(s.referent, excluded.referent), label = coalesce(s.label, excluded.label),
    name_key = coalesce(s.name_key, excluded.name_key), first_key = coalesce(s.first_key, excluded.first_key),
    pseudo_key = coalesce(s.pseudo_key, excluded.pseudo_key), commune_code = coalesce(s.commune_code, excluded.commune_code);
  delete from circle c where c.youth_id = j.goes_id;
  update circle c set stage = stands where c.youth_id = j.stays_id and c.relation = 'FULL';
  perform show_circle(j.stays_id);
end $$;
revoke all on function join_circles(uuid) from public;
grant execute on function join_circles(uuid) to visibles_app;
alter function join_circles(uuid) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function join_circles(uuid); reset role;

--changeset joining:part-circles logicalFilePath:joining/0003 splitStatements:false
--comment: Each follows again what it followed before, unless it has left since. Who came after the joining stays with the record that stays; so does who was sent there since. After the rows have gone back.
create function part_circles(of_joining uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  j joining%rowtype;
  now_there record;
  was joined_circle%rowtype;
  came joined_circle%rowtype;
begin
  select * into j from joining where id = of_joining and organisation_id = current_organisation() and may('YOUTH_JOIN')
    and undone_in = pg_current_xact_id();
  if j.id is null then
    raise exception 'not found';
  end if;
  perform pg_advisory_xact_lock(hashtextextended(least(j.goes_id, j.stays_id)::text, 0));
  perform pg_advisory_xact_lock(hashtextextended(greatest(j.goes_id, j.stays_id)::text, 0));
  for now_there in select * from circle c where c.youth_id = j.stays_id order by c.organisation_id loop
    select * into was from joined_circle p where p.joining_id = j.id and p.stays and p.organisation_id = now_there.organisation_id;
    select * into came from joined_circle p where p.joining_id = j.id and not p.stays and p.organisation_id = now_there.organisation_id;
    if came.joining_id is not null and (came.relation = 'FULL' or came.referrals = 0
        or brought_by(came.organisation_id, j.goes_id) > 0) then
      insert into circle (organisation_id, youth_id, relation, since, referent, label, name_key, first_key, pseudo_key, commune_code, stage)
        values (came.organisation_id, j.goes_id, came.relation, came.since, came.referent, came.label, came.name_key,
          came.first_key, came.pseudo_key, came.commune_code, came.stage);
      if came.relation = 'SHARED' and came.referrals <> brought_by(came.organisation_id, j.goes_id) then
        perform show_told(came.organisation_id, j.goes_id);
      end if;
    end if;
    if was.joining_id is null and came.joining_id is not null then
      if brought_by(came.organisation_id, j.stays_id) > 0 then
        perform show_told(came.organisation_id, j.stays_id);
      else
        delete from circle c where c.youth_id = j.stays_id and c.organisation_id = came.organisation_id;
      end if;
    elsif was.joining_id is not null and came.joining_id is not null then
      update circle c set since = was.since, referent = case when now_there.referent is not distinct from coalesce(was.referent, came.referent)
          then was.referent else now_there.referent end
        where c.youth_id = j.stays_id and c.organisation_id = was.organisation_id;
      if was.relation = 'SHARED' then
        if was.referrals > 0 and brought_by(was.organisation_id, j.stays_id) = 0 then
          delete from circle c where c.youth_id = j.stays_id and c.organisation_id = was.organisation_id;
        elsif was.referrals = brought_by(was.organisation_id, j.stays_id) then
          update circle c set relation = 'SHARED', label = was.label, name_key = was.name_key, first_key = was.first_key,
              pseudo_key = was.pseudo_key, commune_code = was.commune_code, stage = was.stage, qpv_code = null, eligible = null,
              informed = null, missing = '{}'
            where c.youth_id = j.stays_id and c.organisation_id = was.organisation_id;
        else
          perform show_told(was.organisation_id, j.stays_id);
        end if;
      end if;
    end if;
  end loop;
  perform show_circle(j.goes_id);
  perform show_circle(j.stays_id);
end $$;
revoke all on function part_circles(uuid) from public;
grant execute on function part_circles(uuid) to visibles_app;
alter function part_circles(uuid) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function part_circles(uuid); reset role;

--changeset joining:history-of-joined logicalFilePath:joining/0003 splitStatements:false
--comment: Which records went into this one, and what their histories say, at whatever remove, for who follows it fully: their versions and their journeys stay theirs, and are read here.
create policy keeper_select on journey_event for select to visibles_keeper using (true);
grant select (id, youth_id, number, organisation_id, stage, effective_on, cancels) on journey_event to visibles_keeper;
create policy keeper_select on youth_version for select to visibles_keeper using (true);
grant select on youth_version to visibles_keeper;
create function joined_stages(person uuid) returns table (youth_id uuid, pseudonym text, organisation_id uuid, stage text, effective_on date)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not may('YOUTH_READ') or not exists (select from circle c where c.youth_id = person
      and c.organisation_id = current_organisation() and c.relation = 'FULL') then
    return;
  end if;
  return query with recursive gone (id, depth) as (
      select j.goes_id, 1 from joining j where j.stays_id = person and j.undone_at is null
      union all
      select j.goes_id, g.depth + 1 from gone g join joining j on j.stays_id = g.id and j.undone_at is null where g.depth < 100)
    select y.id, y.pseudonym, e.organisation_id, e.stage, e.effective_on
    from gone g join youth y on y.id = g.id join journey_event e on e.youth_id = g.id
    where e.cancels is null and not exists (select from journey_event c where c.cancels = e.id)
    order by e.effective_on desc, y.id, e.number desc;
end $$;
create function joined_changes(person uuid)
  returns table (youth_id uuid, pseudonym text, version bigint, recorded_at timestamptz, effective_on date, member_id uuid, organisation_id uuid,
    field text, before text, after text)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not may('YOUTH_READ') or not exists (select from circle c where c.youth_id = person
      and c.organisation_id = current_organisation() and c.relation = 'FULL') then
    return;
  end if;
  return query with recursive gone (id, depth) as (
      select j.goes_id, 1 from joining j where j.stays_id = person and j.undone_at is null
      union all
      select j.goes_id, g.depth + 1 from gone g join joining j on j.stays_id = g.id and j.undone_at is null where g.depth < 100)
    select y.id, y.pseudonym, v.version, v.recorded_at, v.effective_on, v.member_id, v.organisation_id, k.key,
      p.snapshot ->> k.key, v.snapshot ->> k.key
    from gone g join youth y on y.id = g.id join youth_version v on v.youth_id = g.id
    left join youth_version p on p.youth_id = v.youth_id and p.version = v.version - 1
    left join lateral (
      select key from jsonb_object_keys(v.snapshot || coalesce(p.snapshot, '{}')) key
      where key not in ('missing', 'informed_by', 'notice_version')
        and p.snapshot -> key is distinct from v.snapshot -> key and v.version > 0) k on true;
end $$;
create function joined_records(person uuid)
  returns table (joining_id uuid, youth_id uuid, label text, joined_at timestamptz, organisation_id uuid, joined_by uuid)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not may('YOUTH_READ') or not exists (select from circle c where c.youth_id = person
      and c.organisation_id = current_organisation() and c.relation = 'FULL') then
    return;
  end if;
  return query select j.id, y.id, youth_label(y.first_name, y.last_name, y.pseudonym), j.joined_at, j.organisation_id, j.joined_by
    from joining j join youth y on y.id = j.goes_id where j.stays_id = person and j.undone_at is null
    order by j.joined_at desc, j.id desc;
end $$;
revoke all on function joined_records(uuid), joined_stages(uuid), joined_changes(uuid) from public;
grant execute on function joined_records(uuid), joined_stages(uuid), joined_changes(uuid) to visibles_app;
alter function joined_records(uuid) owner to visibles_keeper;
alter function joined_stages(uuid) owner to visibles_keeper;
alter function joined_changes(uuid) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function joined_records(uuid); drop function joined_changes(uuid); drop function joined_stages(uuid); reset role; revoke select on youth_version from visibles_keeper; drop policy keeper_select on youth_version; revoke select (id, youth_id, number, organisation_id, stage, effective_on, cancels) on journey_event from visibles_keeper; drop policy keeper_select on journey_event;
