--liquibase formatted sql

--changeset indicators:fact-written-in logicalFilePath:indicators/0020
--comment: The transaction that wrote a fact, so that what was committed after a compaction is known exactly, in whichever order transactions ended. Nobody chooses it. The index of an organisation's facts serves those of one day too; joined keys are found from both ends.
alter table fact add column written_in xid8 not null default pg_current_xact_id();
create index fact_by_writing on fact (written_in);
create index fact_by_organisation_day on fact (organisation_id, programme_id, effective_on);
drop index fact_by_organisation;
create index fact_joined_from on fact (programme_id, subject) where kind = 'JOINED';
create index fact_joined_to on fact (programme_id, (codes ->> 'to')) where kind = 'JOINED';
revoke insert on fact from visibles_app;
grant insert (id, programme_id, subject, organisation_id, kind, effective_on, recorded_at, codes, cancels) on fact to visibles_app;
--rollback revoke insert (id, programme_id, subject, organisation_id, kind, effective_on, recorded_at, codes, cancels) on fact from visibles_app; grant insert on fact to visibles_app; drop index fact_joined_to; drop index fact_joined_from; create index fact_by_organisation on fact (organisation_id, programme_id); drop index fact_by_organisation_day; drop index fact_by_writing; alter table fact drop column written_in;

--changeset indicators:counted-version logicalFilePath:indicators/0020
--comment: What the facts said of one person, from one day of knowledge until another: codes and days under the key of its facts. Made of facts alone, read and written by listed functions alone. What the day of reading decides stays a day: the last contact as known since each day, when the situation was confirmed, when referrals were sent.
create table counted_version (
  programme_id uuid not null,
  subject uuid not null,
  organisation_id uuid not null,
  known_from date not null,
  known_until date not null,
  identified_on date not null,
  anonymised boolean not null,
  commune text,
  qpv text,
  sex text,
  birth_month text,
  age_band text,
  diploma text,
  disability text,
  known text,
  mobilised boolean not null,
  connected boolean not null,
  exit text,
  still text,
  ended boolean not null,
  last_known date[] not null,
  last_on date[] not null,
  situation text,
  situation_state text,
  situation_on date,
  days_to_appointment integer,
  days_to_spe integer,
  answer_days integer[],
  unanswered date[],
  answered date[],
  scheduled integer not null,
  missed integer not null,
  primary key (programme_id, subject, known_from),
  check (known_from < known_until)
);
create index counted_version_by_organisation on counted_version (programme_id, organisation_id, known_until);
create table counted_exchange (
  programme_id uuid not null,
  organisation_id uuid not null,
  effective_on date not null,
  known_on date not null,
  change integer not null,
  own_change integer not null,
  primary key (programme_id, organisation_id, effective_on, known_on)
);
create table counted_until (
  programme_id uuid primary key,
  written_before xid8 not null,
  counted_at timestamptz not null
);
alter table counted_version enable row level security;
alter table counted_version force row level security;
alter table counted_exchange enable row level security;
alter table counted_exchange force row level security;
alter table counted_until enable row level security;
alter table counted_until force row level security;
create policy owner_all on counted_version to visibles_owner using (true) with check (true);
create policy owner_all on counted_exchange to visibles_owner using (true) with check (true);
create policy owner_all on counted_until to visibles_owner using (true) with check (true);
create policy keeper_select on counted_version for select to visibles_keeper using (true);
create policy keeper_insert on counted_version for insert to visibles_keeper with check (true);
create policy keeper_delete on counted_version for delete to visibles_keeper using (true);
create policy keeper_select on counted_exchange for select to visibles_keeper using (true);
create policy keeper_insert on counted_exchange for insert to visibles_keeper with check (true);
create policy keeper_delete on counted_exchange for delete to visibles_keeper using (true);
create policy keeper_select on counted_until for select to visibles_keeper using (true);
create policy keeper_insert on counted_until for insert to visibles_keeper with check (true);
create policy keeper_update on counted_until for update to visibles_keeper using (true) with check (true);
grant select, insert, delete on counted_version, counted_exchange to visibles_keeper;
grant select, insert, update on counted_until to visibles_keeper;
--rollback drop table counted_until; drop table counted_exchange; drop table counted_version;

--changeset indicators:counted-components logicalFilePath:indicators/0020 splitStatements:false
--comment: The keys whose counting may have changed by what was written since a transaction, with all keys that were ever joined to them, each under one name for those that hang together. The day of knowledge of an instant is that of the programme's place.
create function knowledge_day(instant timestamptz) returns date language sql stable parallel safe
  as $$ select (instant at time zone 'Europe/Paris')::date $$;
create function counted_components(of_programme uuid, since xid8) returns table (subject uuid, component uuid)
  language sql stable rows 1000 set search_path = public, pg_temp set jit = off set work_mem = '64MB' as $$
  with recursive seed as materialized (
    select f.subject from fact f
    where f.programme_id = of_programme and f.written_in >= since and f.subject is not null and f.kind <> 'ENCOUNTER'
    union
    select g.subject from fact f join fact g on g.id = f.cancels
    where f.programme_id = of_programme and f.written_in >= since and f.cancels is not null and g.subject is not null),
  reach (seed, node) as (
    select s.subject, s.subject from seed s
    union
    select r.seed, e.other from reach r cross join lateral (
      select (f.codes ->> 'to')::uuid as other from fact f
      where f.programme_id = of_programme and f.subject = r.node and f.kind = 'JOINED'
      union all
      select f.subject from fact f
      where f.programme_id = of_programme and f.codes ->> 'to' = r.node::text and f.kind = 'JOINED') e),
  name as (select distinct on (r.seed) r.seed, r.node from reach r order by r.seed, r.node)
  select distinct r.node, n.node from reach r join name n on n.seed = r.seed
$$;
revoke all on function knowledge_day(timestamptz), counted_components(uuid, xid8) from public;
grant execute on function knowledge_day(timestamptz) to visibles_keeper;
alter function counted_components(uuid, xid8) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function counted_components(uuid, xid8); reset role; drop function knowledge_day(timestamptz);

--changeset indicators:counted-versions-of logicalFilePath:indicators/0020 splitStatements:false
--comment: All versions of some people, or those of one day, from their facts: the reading of Cohorts, once for each day on which something was learnt. What comes first and what last is taken from one order, so that each person is sorted once. Contacts make no version of their own, they only move the last one. A fact that lies ahead of its recording is learnt on its day, links and anonymisation when they were recorded.
create function counted_versions_of(of_programme uuid, keys uuid[], components uuid[], at date) returns setof counted_version
  language sql stable rows 5000 set search_path = public, pg_temp set jit = off set enable_nestloop = off set work_mem = '128MB' as $$
  with recursive member as materialized (
    select u.subject, u.component from unnest(keys, components) u(subject, component)),
  own as materialized (
    select m.component, f.id, f.subject, f.organisation_id, f.kind, f.effective_on, f.recorded_at, f.codes,
      case when f.kind in ('JOINED', 'ANONYMISED') then knowledge_day(f.recorded_at)
        else greatest(knowledge_day(f.recorded_at), f.effective_on) end as known_on,
      coalesce((select min(knowledge_day(c.recorded_at)) from fact c where c.cancels = f.id and c.programme_id = of_programme), 'infinity') as until,
      f.kind = 'CONTACT' and f.codes ->> 'appointment' is distinct from 'PRESENT' as plain
    from fact f join member m on m.subject = f.subject
    where f.programme_id = of_programme and f.subject = any (keys) and f.kind not in ('ENCOUNTER', 'OUTING', 'CANCELLED')),
  learnt as (
    select o.component, o.known_on as day from own o where not o.plain and o.until > o.known_on
    union
    select o.component, o.until from own o where o.until > o.known_on and o.until < 'infinity'),
  day as materialized (
    select l.* from (select l.component, l.day, lead(l.day, 1, 'infinity'::date) over (partition by l.component order by l.day) as next from learnt l) l
    where at is null or l.day <= at and l.next > at),
  alive as materialized (
    select d.day, d.next, o.* from day d join own o on o.component = d.component and o.known_on <= d.day and o.until > d.day
    where o.kind <> 'CONTACT'),
  link as materialized (
    select distinct on (a.component, a.day, a.subject) a.component, a.day, a.subject, (a.codes ->> 'to')::uuid as target
    from alive a where a.kind = 'JOINED' order by a.component, a.day, a.subject, a.recorded_at desc, a.id desc),
  walk as (
    select l.component, l.day, l.subject, l.target, 1 as depth from link l
    union all
    select w.component, w.day, w.subject, l.target, w.depth + 1
    from walk w join link l on l.component = w.component and l.day = w.day and l.subject = w.target
    where w.depth < 8 and l.target <> w.subject),
  root as materialized (
    select distinct on (w.component, w.day, w.subject) w.component, w.day, w.subject, w.target
    from walk w order by w.component, w.day, w.subject, w.depth desc),
  one as (
    select coalesce(r.target, a.subject) as subject, a.day, a.next, a.id, a.organisation_id, a.kind, a.effective_on, a.recorded_at, a.codes
    from alive a left join root r on r.component = a.component and r.day = a.day and r.subject = a.subject
    where a.kind <> 'JOINED'),
  said as (
    select f.*, f.codes ->> 'stage' as stage,
      f.kind = 'STAGE' and f.codes ->> 'stage' = 'EXITED' and f.codes ->> 'family' in ('LASTING', 'POSITIVE') as positive,
      min(f.effective_on) filter (where f.kind = 'STAGE' and f.codes ->> 'stage' in ('IDENTIFIED', 'MOBILISED', 'CONNECTED', 'EXITED'))
        over (partition by f.subject, f.day) as identified_on,
      max(f.effective_on) filter (where f.kind = 'STAGE' and f.codes ->> 'stage' = 'EXITED') over (partition by f.subject, f.day) as exit_on
    from one f),
  cohort as materialized (
    select s.*, s.kind = 'ATTRIBUTES' and (s.effective_on > s.identified_on or 1 = row_number() over (
        partition by s.subject, s.day, s.kind, s.effective_on > s.identified_on
        order by s.effective_on desc, s.recorded_at desc, s.id desc)) as counts
    from said s where s.identified_on is not null),
  person as (
    select subject, day, next, identified_on, bool_or(kind = 'ANONYMISED') as anonymised,
      (array_agg(organisation_id order by effective_on, recorded_at, id)
        filter (where stage in ('IDENTIFIED', 'MOBILISED', 'CONNECTED', 'EXITED')))[1] as organisation_id,
      coalesce(bool_or(stage in ('MOBILISED', 'CONNECTED') or positive), false) as mobilised,
      coalesce(bool_or(stage = 'CONNECTED' or positive), false) as connected,
      min(effective_on) filter (where stage = 'CONNECTED' and coalesce(codes ->> 'connection', '') not like 'OTHER%') as spe_on,
      array_agg(coalesce(codes ->> 'family', 'OTHER') order by effective_on, recorded_at, id) filter (where stage = 'EXITED') as exits,
      array_agg(stage order by effective_on, recorded_at, id) filter (where kind = 'STAGE') as stages,
      min(effective_on) filter (where kind = 'REFERRAL' and codes ->> 'state' = 'ATTENDED' and effective_on >= identified_on) as attended_on,
      (array_agg(codes ->> 'known' order by effective_on, recorded_at, id) filter (where kind = 'KNOWN_CHECK'))[1] as known,
      array_agg(codes order by effective_on, recorded_at, id) filter (where kind = 'ATTRIBUTES') as attributes,
      max(effective_on) filter (where kind = 'ATTRIBUTES') as latest_on,
      array_agg(codes ->> 'still' order by effective_on, recorded_at, id) filter (where kind = 'OUTCOME_CHECK' and effective_on >= exit_on) as checks,
      (array_agg(codes ->> 'sex' order by effective_on, recorded_at, id) filter (where counts and codes ->> 'sex' <> 'UNKNOWN'))[1] as sex,
      (array_agg(codes ->> 'birthYearMonth' order by effective_on, recorded_at, id)
        filter (where counts and codes ->> 'birthYearMonth' <> 'UNKNOWN'))[1] as birth_month,
      (array_agg(codes ->> 'ageBand' order by effective_on, recorded_at, id) filter (where counts and codes ->> 'ageBand' <> 'UNKNOWN'))[1] as age_band,
      (array_agg(codes ->> 'commune' order by effective_on, recorded_at, id) filter (where counts and codes ->> 'commune' <> 'UNKNOWN'))[1] as commune,
      (array_agg(codes ->> 'qpv' order by effective_on, recorded_at, id) filter (where counts and codes ->> 'qpv' <> 'UNKNOWN'))[1] as qpv,
      (array_agg(codes ->> 'diploma' order by effective_on, recorded_at, id) filter (where counts and codes ->> 'diploma' <> 'UNKNOWN'))[1] as diploma,
      (array_agg(codes ->> 'disability' order by effective_on, recorded_at, id)
        filter (where counts and codes ->> 'disability' <> 'UNKNOWN'))[1] as disability,
      (array_agg(codes ->> 'eligible' order by effective_on, recorded_at, id) filter (where counts and codes ->> 'eligible' <> 'UNKNOWN'))[1] as eligible
    from cohort group by subject, day, next, identified_on),
  referral_state as (
    select subject, day,
      min(effective_on) filter (where codes ->> 'state' = 'SENT') as sent_on,
      min(effective_on) filter (where codes ->> 'state' in ('ACCEPTED', 'DECLINED')) as answered_on,
      bool_or(codes ->> 'state' = 'WITHDRAWN') as withdrawn,
      count(*) filter (where codes ->> 'state' = 'SCHEDULED') as scheduled,
      count(*) filter (where codes ->> 'state' = 'MISSED') as missed
    from cohort where kind = 'REFERRAL' group by subject, day, codes ->> 'referral'),
  referrals as (
    select subject, day,
      array_agg(sent_on order by sent_on) filter (where not withdrawn and sent_on is not null and answered_on is null) as unanswered,
      array_agg(sent_on order by sent_on) filter (where not withdrawn and sent_on is not null and answered_on is not null) as answered,
      sum(scheduled) as scheduled, sum(missed) as missed,
      array_agg(answered_on - sent_on order by answered_on - sent_on) filter (where answered_on >= sent_on) as answer_days
    from referral_state group by subject, day),
  contact as materialized (
    select coalesce(r.target, o.subject) as subject, d.day, greatest(o.known_on, d.day) as known_on, o.effective_on,
      coalesce(o.codes ->> 'result', '') not in ('NO_ANSWER', 'WRONG_DETAILS', 'UNREACHABLE') as reached, not o.plain as present
    from day d join own o on o.component = d.component and o.known_on < d.next and o.until > greatest(o.known_on, d.day)
      left join root r on r.component = d.component and r.day = d.day and r.subject = o.subject
    where o.kind = 'CONTACT'),
  latest as (
    select c.subject, c.day, c.known_on, max(c.effective_on) as last_on from contact c where c.reached group by c.subject, c.day, c.known_on),
  running as (
    select l.subject, l.day, l.known_on, max(l.last_on) over (partition by l.subject, l.day order by l.known_on) as last_on from latest l),
  spoken as (
    select r.subject, r.day, array_agg(r.known_on order by r.known_on) as last_known, array_agg(r.last_on order by r.known_on) as last_on
    from running r group by r.subject, r.day),
  present as (
    select c.subject, c.day, min(c.effective_on) as present_on from contact c join person p on p.subject = c.subject and p.day = c.day
    where c.present and c.effective_on >= p.identified_on group by c.subject, c.day)
  select of_programme, p.subject, p.organisation_id, p.day, p.next,
    case when p.anonymised then date_trunc('month', p.identified_on)::date else p.identified_on end, p.anonymised,
    p.commune, p.qpv, p.sex, p.birth_month, p.age_band, p.diploma, p.disability, p.known,
    p.mobilised, p.connected, p.exits[cardinality(p.exits)], p.checks[cardinality(p.checks)],
    coalesce(p.stages[cardinality(p.stages)] = 'EXITED', false),
    array_prepend(p.day, s.last_known), array_prepend(p.identified_on, s.last_on),
    l.codes ->> 'situation', l.codes ->> 'situationState', coalesce((l.codes ->> 'situationOn')::date, p.latest_on),
    case when not p.anonymised then least(a.present_on, p.attended_on) - p.identified_on end,
    case when not p.anonymised then p.spe_on - p.identified_on end,
    case when not p.anonymised then r.answer_days end,
    r.unanswered, r.answered, coalesce(r.scheduled, 0)::int, coalesce(r.missed, 0)::int
  from person p
    cross join lateral (select p.attributes[cardinality(p.attributes)] as codes) l
    left join spoken s on s.subject = p.subject and s.day = p.day
    left join present a on a.subject = p.subject and a.day = p.day
    left join referrals r on r.subject = p.subject and r.day = p.day
  where p.eligible = 'YES'
$$;
create function counted_exchanges_of(of_programme uuid, organisations uuid[], days date[]) returns setof counted_exchange
  language sql stable rows 5000 set search_path = public, pg_temp set jit = off set work_mem = '64MB' as $$
  with due as materialized (
    select distinct u.organisation_id, u.effective_on from unnest(organisations, days) u(organisation_id, effective_on)),
  mine as (select false as own union all select true),
  spoken as materialized (
    select f.id, f.subject, f.kind, f.organisation_id, f.effective_on, m.own, greatest(knowledge_day(f.recorded_at), f.effective_on) as since,
      coalesce((select min(knowledge_day(c.recorded_at)) from fact c where c.cancels = f.id and c.programme_id = of_programme
        and (not m.own or c.organisation_id = f.organisation_id)), 'infinity') as until
    from due d join fact f on f.programme_id = of_programme and f.organisation_id = d.organisation_id and f.effective_on = d.effective_on
      cross join mine m
    where f.kind in ('CONTACT', 'ENCOUNTER')),
  joined as materialized (
    select s.id, s.own, knowledge_day(f.recorded_at) as since,
      coalesce((select min(knowledge_day(c.recorded_at)) from fact c where c.cancels = f.id and c.programme_id = of_programme
        and (not s.own or c.organisation_id = s.organisation_id)), 'infinity') as until
    from spoken s join fact f on f.programme_id = of_programme and f.subject = s.subject and f.kind = 'JOINED'
      and (not s.own or f.organisation_id = s.organisation_id)
    where s.kind = 'ENCOUNTER'),
  day as (
    select s.id, s.own, s.since as day from spoken s
    union select s.id, s.own, s.until from spoken s
    union select j.id, j.own, j.since from joined j
    union select j.id, j.own, j.until from joined j),
  state as (
    select s.organisation_id, s.effective_on, s.own, s.id, d.day, (s.since <= d.day and s.until > d.day
      and not exists (select from joined j where j.id = s.id and j.own = s.own and j.since <= d.day and j.until > d.day))::int as counts
    from spoken s join day d on d.id = s.id and d.own = s.own where d.day < 'infinity'),
  step as (
    select t.organisation_id, t.effective_on, t.own, t.day, t.counts - lag(t.counts, 1, 0) over (partition by t.id, t.own order by t.day) as change
    from state t)
  select of_programme, t.organisation_id, t.effective_on, t.day,
    coalesce(sum(t.change) filter (where not t.own), 0)::int, coalesce(sum(t.change) filter (where t.own), 0)::int
  from step t where t.change <> 0 group by t.organisation_id, t.effective_on, t.day
$$;
create function counted_exchange_days(of_programme uuid, since xid8) returns table (organisation_id uuid, effective_on date)
  language sql stable rows 1000 set search_path = public, pg_temp set jit = off as $$
  with changed as materialized (
    select f.kind, f.subject, f.organisation_id, f.effective_on from fact f where f.programme_id = of_programme and f.written_in >= since
    union all
    select g.kind, g.subject, g.organisation_id, g.effective_on from fact f join fact g on g.id = f.cancels
    where f.programme_id = of_programme and f.written_in >= since and f.cancels is not null)
  select c.organisation_id, c.effective_on from changed c where c.kind in ('CONTACT', 'ENCOUNTER')
  union
  select f.organisation_id, f.effective_on from changed c join fact f on f.programme_id = of_programme and f.subject = c.subject
  where c.kind = 'JOINED' and f.kind = 'ENCOUNTER'
$$;
revoke all on function counted_versions_of(uuid, uuid[], uuid[], date), counted_exchanges_of(uuid, uuid[], date[]), counted_exchange_days(uuid, xid8) from public;
alter function counted_versions_of(uuid, uuid[], uuid[], date) owner to visibles_keeper;
alter function counted_exchanges_of(uuid, uuid[], date[]) owner to visibles_keeper;
alter function counted_exchange_days(uuid, xid8) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function counted_exchange_days(uuid, xid8); drop function counted_exchanges_of(uuid, uuid[], date[]); drop function counted_versions_of(uuid, uuid[], uuid[], date); reset role;

--changeset indicators:count-anew logicalFilePath:indicators/0020 splitStatements:false
--comment: Brings what is counted up to what is committed, for those alone of whom something was written since; all of it or nothing. One at a time: a second call gives way with -1. Where the mark is younger than any transaction of this server (a database restored elsewhere) everything is counted anew. For background work alone.
create function keep_counted(of_programme uuid, anew boolean) returns bigint language plpgsql volatile security definer
  set search_path = public, pg_temp set jit = off as $$
declare
  mark xid8;
  since xid8;
  batch record;
  number bigint := 0;
begin
  if current_organisation() is not null or current_account() is not null then raise exception 'not found'; end if;
  if not pg_try_advisory_xact_lock(hashtextextended('counted ' || of_programme, 0)) then
    return -1;
  end if;
  mark := pg_snapshot_xmin(pg_current_snapshot());
  select u.written_before into since from counted_until u where u.programme_id = of_programme;
  if anew or since is null or since > mark then
    since := '0';
    delete from counted_version v where v.programme_id = of_programme;
    delete from counted_exchange e where e.programme_id = of_programme;
  end if;
  for batch in
    select array_agg(c.subject) as keys, array_agg(c.component) as components
    from (select k.subject, k.component, (dense_rank() over (order by k.component)) / 5000 as part from counted_components(of_programme, since) k) c
    group by c.part
  loop
    delete from counted_version v where v.programme_id = of_programme and v.subject = any (batch.keys);
    insert into counted_version select * from counted_versions_of(of_programme, batch.keys, batch.components, null);
    number := number + cardinality(batch.keys);
  end loop;
  for batch in
    select array_agg(c.organisation_id) as organisations, array_agg(c.effective_on) as days
    from (select d.*, (row_number() over (order by d.organisation_id, d.effective_on)) / 5000 as part from counted_exchange_days(of_programme, since) d) c
    group by c.part
  loop
    delete from counted_exchange e using unnest(batch.organisations, batch.days) d(organisation_id, effective_on)
      where e.programme_id = of_programme and e.organisation_id = d.organisation_id and e.effective_on = d.effective_on;
    insert into counted_exchange select * from counted_exchanges_of(of_programme, batch.organisations, batch.days);
  end loop;
  perform drop_unpublished(of_programme, since);
  insert into counted_until values (of_programme, mark, clock_timestamp())
    on conflict (programme_id) do update set written_before = excluded.written_before, counted_at = excluded.counted_at;
  return number;
end $$;
create function counted_mark(of_programme uuid) returns xid8 language plpgsql stable set search_path = public, pg_temp as $$
begin
  return (select u.written_before from counted_until u where u.programme_id = of_programme
    and u.written_before <= pg_snapshot_xmin(pg_current_snapshot()));
end $$;
create function is_counted(of_programme uuid) returns boolean language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return counted_mark(of_programme) is not null;
end $$;
create function programmes_to_count() returns setof uuid language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select p.id from programme p order by p.id;
end $$;
revoke all on function keep_counted(uuid, boolean), counted_mark(uuid), is_counted(uuid), programmes_to_count() from public;
grant execute on function keep_counted(uuid, boolean), is_counted(uuid), programmes_to_count() to visibles_app;
alter function keep_counted(uuid, boolean) owner to visibles_keeper;
alter function counted_mark(uuid) owner to visibles_keeper;
alter function is_counted(uuid) owner to visibles_keeper;
alter function programmes_to_count() owner to visibles_keeper;
--rollback set role visibles_keeper; drop function programmes_to_count(); drop function is_counted(uuid); drop function counted_mark(uuid); drop function keep_counted(uuid, boolean); reset role;

--changeset indicators:counted-people logicalFilePath:indicators/0020 splitStatements:false
--comment: The people counted as known at the end of a day: those the current organisation identified first, or all of a programme that it coordinates. Of whom something was written since the last counting is counted from the facts at once.
create function may_read_counted(of_programme uuid, own boolean) returns boolean language plpgsql stable set search_path = public, pg_temp as $$
begin
  return current_organisation() is not null and case when own then may('FIGURES_OWN')
    else may('FIGURES_PROGRAMME') and exists (select from programme_participant p join organisation o on o.id = p.organisation_id
      where p.programme_id = of_programme and p.organisation_id = current_organisation() and o.kind = 'METROPOLE') end;
end $$;
create function counted_people(of_programme uuid, as_known_on date, due_by date, own boolean)
  returns table (subject uuid, organisation_id uuid, identified_on date, anonymised boolean, commune text, qpv text, sex text,
    "birthYearMonth" text, "ageBand" text, diploma text, disability text, known text, mobilised boolean, connected boolean, exit text,
    still text, ended boolean, last_on date, situation text, situation_state text, situation_on date, days_to_appointment integer,
    days_to_spe integer, answer_days integer[], due integer, answered integer, scheduled integer, missed integer)
  language plpgsql stable rows 10000 security definer set search_path = public, pg_temp set jit = off as $$
declare
  keys uuid[];
  components uuid[];
begin
  if not may_read_counted(of_programme, own) then
    return;
  end if;
  select coalesce(array_agg(c.subject), '{}'), coalesce(array_agg(c.component), '{}') into keys, components
    from counted_components(of_programme, coalesce(counted_mark(of_programme), '0')) c;
  return query
    with version as (
      select v.* from counted_version v where v.programme_id = of_programme and v.known_from <= as_known_on and v.known_until > as_known_on
        and (not own or v.organisation_id = current_organisation()) and v.subject <> all (keys)
      union all
      select v.* from counted_versions_of(of_programme, keys, components, as_known_on) v
      where cardinality(keys) > 0 and (not own or v.organisation_id = current_organisation()))
    select v.subject, v.organisation_id, v.identified_on, v.anonymised, v.commune, v.qpv, v.sex, v.birth_month, v.age_band, v.diploma,
      v.disability, v.known, v.mobilised, v.connected, v.exit, v.still, v.ended, v.last_on[width_bucket(as_known_on, v.last_known)],
      v.situation, v.situation_state, v.situation_on, v.days_to_appointment, v.days_to_spe, v.answer_days,
      coalesce(width_bucket(due_by, v.unanswered), 0) + coalesce(width_bucket(due_by, v.answered), 0),
      coalesce(width_bucket(due_by, v.answered), 0), v.scheduled, v.missed
    from version v;
end $$;
create function counted_exchanges(of_programme uuid, as_known_on date, first_day date, last_day date, own boolean)
  returns table (organisation_id uuid, quarter date, exchanges bigint)
  language plpgsql stable rows 1000 security definer set search_path = public, pg_temp set jit = off as $$
declare
  organisations uuid[];
  days date[];
begin
  if not may_read_counted(of_programme, own) then
    return;
  end if;
  select coalesce(array_agg(c.organisation_id), '{}'), coalesce(array_agg(c.effective_on), '{}') into organisations, days
    from counted_exchange_days(of_programme, coalesce(counted_mark(of_programme), '0')) c
    where not own or c.organisation_id = current_organisation();
  return query
    with written as materialized (
      select u.organisation_id, u.effective_on from unnest(organisations, days) u(organisation_id, effective_on)),
    step as (
      select e.* from counted_exchange e where e.programme_id = of_programme and e.known_on <= as_known_on
        and e.effective_on between first_day and last_day and (not own or e.organisation_id = current_organisation())
        and not exists (select from written w where w.organisation_id = e.organisation_id and w.effective_on = e.effective_on)
      union all
      select e.* from counted_exchanges_of(of_programme, organisations, days) e
      where cardinality(days) > 0 and e.known_on <= as_known_on and e.effective_on between first_day and last_day)
    select s.organisation_id, date_trunc('quarter', s.effective_on)::date, sum(case when own then s.own_change else s.change end)
    from step s group by 1, 2;
end $$;
revoke all on function may_read_counted(uuid, boolean), counted_people(uuid, date, date, boolean),
  counted_exchanges(uuid, date, date, date, boolean) from public;
grant execute on function counted_people(uuid, date, date, boolean), counted_exchanges(uuid, date, date, date, boolean) to visibles_app;
alter function may_read_counted(uuid, boolean) owner to visibles_keeper;
alter function counted_people(uuid, date, date, boolean) owner to visibles_keeper;
alter function counted_exchanges(uuid, date, date, date, boolean) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function counted_exchanges(uuid, date, date, date, boolean); drop function counted_people(uuid, date, date, boolean); drop function may_read_counted(uuid, boolean); reset role;
