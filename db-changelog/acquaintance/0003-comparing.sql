--liquibase formatted sql

--changeset acquaintance:take-request logicalFilePath:acquaintance/0003 splitStatements:false
--comment: The next request whose tick has come, once, with what is to be compared. For background work alone: refused as soon as anybody acts.
create function take_acquaintance(at timestamptz) returns table (request_id uuid, youth_id uuid, first_contact_on date, first_name text,
    last_name text, birth_date date, age_band text, sex text, phones text[], email text, handle text, address text, commune_code text)
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  next record;
begin
  if current_organisation() is not null or current_account() is not null then raise exception 'not found'; end if;
  select r.id, r.youth_id as person into next from acquaintance_request r
    where r.tick_at <= at and r.ends_at > at and r.withdrawn_at is null
      and not exists (select from acquaintance_check k where k.request_id = r.id)
      and exists (select from agreement a where a.youth_id = r.youth_id and a.kind = 'ACQUAINTANCE' and a.withdrawn_on is null)
      and exists (select from circle c where c.youth_id = r.youth_id and c.organisation_id = r.asking_id and c.relation = 'FULL')
    order by r.tick_at, r.id limit 1 for update skip locked;
  if next.id is null then return; end if;
  insert into acquaintance_check (request_id, taken_at) values (next.id, at);
  return query select next.id, y.id, y.first_contact_on, y.first_name, y.last_name, y.birth_date, y.age_band, y.sex, y.phones, y.email,
    y.handle, y.address, y.commune_code from youth y where y.id = next.person;
end $$;
revoke all on function take_acquaintance(timestamptz) from public;
grant execute on function take_acquaintance(timestamptz) to visibles_app;
alter function take_acquaintance(timestamptz) owner to visibles_matcher;
--rollback set role visibles_matcher; drop function take_acquaintance(timestamptz); reset role;

--changeset acquaintance:candidates logicalFilePath:acquaintance/0003 splitStatements:false
--comment: Who may be the person of a request that was taken and is not concluded, which is so within one transaction of the background work alone; among those whom other organisations of the asker's programmes follow. Whom an organisation has decided about is not asked about again.
create function acquaintance_candidates(request uuid, asked_first bigint, asked_last bigint, largest integer)
  returns table (organisation_id uuid, youth_id uuid, first_contact_on date, first_name text, last_name text, birth_date date,
    age_band text, sex text, phones text[], email text, handle text, address text, commune_code text, firsts bigint, lasts bigint,
    people bigint)
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  asked record;
begin
  if current_organisation() is not null or current_account() is not null then raise exception 'not found'; end if;
  select r.youth_id as person, r.asking_id into asked from acquaintance_request r join acquaintance_check k on k.request_id = r.id
    where r.id = request and k.concluded_at is null;
  if asked.person is null then raise exception 'not found'; end if;
  return query
    with partner as (
      select distinct b.organisation_id as id from programme_participant a join programme_participant b on b.programme_id = a.programme_id
      where a.organisation_id = asked.asking_id and b.organisation_id <> asked.asking_id),
    filed as (
      select m.youth_id as person, count(*) over (partition by k.key) as size
      from (select distinct o.key from match_key o where o.youth_id = asked.person and o.organisation_id = asked.asking_id) k
        cross join lateral (
          select distinct f.youth_id from (
            select n.youth_id from match_key n where n.key = k.key limit 4 * largest) f limit largest + 1) m),
    found as (
      select f.person from filed f where f.size <= largest and f.person <> asked.person
        and not exists (select from circle c where c.youth_id = f.person and c.organisation_id = asked.asking_id)
        and not exists (select from circle c join circle d on d.organisation_id = c.organisation_id and d.youth_id = asked.person
          where c.youth_id = f.person and c.relation = 'FULL' and d.relation = 'FULL')
        and not exists (select from acquaintance_proposal p join acquaintance_request r on r.id = p.request_id
          where p.youth_id = f.person and r.youth_id = asked.person and p.accepted is not null)
      group by f.person order by count(*) desc limit 100)
    select c.organisation_id, y.id, y.first_contact_on, y.first_name, y.last_name, y.birth_date, y.age_band, y.sex, y.phones, y.email, y.handle,
      y.address, y.commune_code,
      (select count(distinct m.youth_id) from match_key m where m.key = asked_first),
      (select count(distinct m.youth_id) from match_key m where m.key = asked_last),
      (select count(*) from match_filed)
    from found f join youth y on y.id = f.person
      join circle c on c.youth_id = f.person and c.relation = 'FULL'
      join partner p on p.id = c.organisation_id;
end $$;
revoke all on function acquaintance_candidates(uuid, bigint, bigint, integer) from public;
grant execute on function acquaintance_candidates(uuid, bigint, bigint, integer) to visibles_app;
alter function acquaintance_candidates(uuid, bigint, bigint, integer) owner to visibles_matcher;
--rollback set role visibles_matcher; drop function acquaintance_candidates(uuid, bigint, bigint, integer); reset role;

--changeset acquaintance:conclude logicalFilePath:acquaintance/0003 splitStatements:false
--comment: Asks up to three organisations and tells those who answer for the person there. Whoever is asked or not, as many rows are written to the same tables; what is told to nobody has an addressee who does not exist. No bell rings at the tick.
create function conclude_acquaintance(request uuid, at timestamptz, organisations uuid[], people uuid[], agreements text[], weights_version integer)
  returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  asked record;
  other uuid;
  person uuid;
  referent uuid;
begin
  if current_organisation() is not null or current_account() is not null then raise exception 'not found'; end if;
  update acquaintance_check k set concluded_at = at where k.request_id = request and k.concluded_at is null;
  if not found then raise exception 'not found'; end if;
  select r.asking_id, r.youth_id into asked from acquaintance_request r where r.id = request;
  for slot in 1..3 loop
    other := null;
    person := null;
    referent := null;
    select c.organisation_id, c.youth_id, c.referent into other, person, referent from circle c
      where c.organisation_id = organisations[slot] and c.youth_id = people[slot] and c.relation = 'FULL'
        and c.organisation_id <> asked.asking_id and c.youth_id <> asked.youth_id;
    insert into acquaintance_proposal (id, request_id, organisation_id, youth_id, agreed, weights, made_at)
      values (gen_random_uuid(), request, other, person,
        case when other is null then '{}' else string_to_array(agreements[slot], ',') end, weights_version, at);
    insert into notification (id, created_at, organisation_id, member_id, sender_id, text_key, arguments, link)
      values (gen_random_uuid(), at, case when referent is null then other end,
        case when referent is null and other is null then gen_random_uuid() else referent end, null,
        'acquaintance.notice.asked', '{}', 'mises-en-relation');
  end loop;
end $$;
revoke all on function conclude_acquaintance(uuid, timestamptz, uuid[], uuid[], text[], integer) from public;
grant execute on function conclude_acquaintance(uuid, timestamptz, uuid[], uuid[], text[], integer) to visibles_app;
create policy matcher_insert on notification for insert to visibles_matcher with check (true);
grant insert on notification to visibles_matcher;
alter function conclude_acquaintance(uuid, timestamptz, uuid[], uuid[], text[], integer) owner to visibles_matcher;
--rollback set role visibles_matcher; drop function conclude_acquaintance(uuid, timestamptz, uuid[], uuid[], text[], integer); reset role; revoke all on notification from visibles_matcher; drop policy matcher_insert on notification;
