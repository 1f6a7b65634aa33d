--liquibase formatted sql

--changeset acquaintance:proposals-here logicalFilePath:acquaintance/0004 splitStatements:false
--comment: What the current organisation is asked: about whom of its own, by whom, and what agrees. Nothing of the asker's record; nothing once it has ended, was decided or the agreement is gone.
create function acquaintance_proposals(at timestamptz) returns table (id uuid, youth_id uuid, asking_id uuid, agreed text[],
    made_at timestamptz, ends_at timestamptz)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not may('ACQUAINTANCE_DECIDE') then return; end if;
  return query select p.id, p.youth_id, r.asking_id, p.agreed, p.made_at, r.ends_at
    from acquaintance_proposal p join acquaintance_request r on r.id = p.request_id
    where p.organisation_id = current_organisation() and p.decided_at is null and r.ends_at > at and r.withdrawn_at is null
      and exists (select from circle c where c.youth_id = p.youth_id and c.organisation_id = current_organisation() and c.relation = 'FULL')
      and exists (select from circle c where c.youth_id = r.youth_id and c.organisation_id = r.asking_id and c.relation = 'FULL')
    order by r.ends_at, p.id limit 200;
end $$;
revoke all on function acquaintance_proposals(timestamptz) from public;
grant execute on function acquaintance_proposals(timestamptz) to visibles_app;
alter function acquaintance_proposals(timestamptz) owner to visibles_matcher;
--rollback set role visibles_matcher; drop function acquaintance_proposals(timestamptz); reset role;

--changeset acquaintance:decide logicalFilePath:acquaintance/0004 splitStatements:false
--comment: Accepts or declines, once. Only whoever accepts learns whom to tell; the same words for all refusals.
create function decide_acquaintance(proposal uuid, accept boolean, at timestamptz) returns table (asking_id uuid, asking_member uuid)
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  open record;
begin
  select p.id, p.youth_id as known_youth, r.id as request, r.asking_id as asker, r.youth_id as asking_youth, r.member_id as member into open
    from acquaintance_proposal p join acquaintance_request r on r.id = p.request_id
    where p.id = proposal and p.organisation_id = current_organisation() and may('ACQUAINTANCE_DECIDE') and p.decided_at is null
      and r.ends_at > at and r.withdrawn_at is null
      and exists (select from circle c where c.youth_id = p.youth_id and c.organisation_id = current_organisation() and c.relation = 'FULL')
      and exists (select from circle c where c.youth_id = r.youth_id and c.organisation_id = r.asking_id and c.relation = 'FULL')
    for update of p, r;
  if open.id is null or accept is null then raise exception 'not found'; end if;
  update acquaintance_proposal p set decided_at = at, decided_by = current_member(), accepted = accept where p.id = open.id;
  if accept then
    insert into introduction (id, request_id, asking_id, asking_youth, asking_member, known_id, known_youth, known_member, at)
      values (open.id, open.request, open.asker, open.asking_youth, open.member, current_organisation(), open.known_youth,
        current_member(), at);
    return query select open.asker, open.member;
  end if;
end $$;
revoke all on function decide_acquaintance(uuid, boolean, timestamptz) from public;
grant execute on function decide_acquaintance(uuid, boolean, timestamptz) to visibles_app;
alter function decide_acquaintance(uuid, boolean, timestamptz) owner to visibles_matcher;
--rollback set role visibles_matcher; drop function decide_acquaintance(uuid, boolean, timestamptz); reset role;

--changeset acquaintance:introductions logicalFilePath:acquaintance/0004 splitStatements:false
--comment: Whom the current organisation was introduced to, about whom of its own: the other organisation, its member and its address, not its record. With a person, those about the person alone.
create function introductions(person uuid) returns table (id uuid, own_youth uuid, other_id uuid, other_member text, other_email text,
    asked_here boolean, at timestamptz)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not may('ACQUAINTANCE_ASK') then return; end if;
  return query select i.id, i.own, i.other, m.display_name, o.email, i.here, i.at
    from (
      select n.id, n.asking_youth as own, n.known_id as other, n.known_member as who, true as here, n.at
        from introduction n where n.asking_id = current_organisation() and (person is null or n.asking_youth = person)
      union all
      select n.id, n.known_youth, n.asking_id, n.asking_member, false, n.at
        from introduction n where n.known_id = current_organisation() and (person is null or n.known_youth = person)) i
      join organisation o on o.id = i.other
      left join member m on m.id = i.who and m.active
    where exists (select from circle c where c.youth_id = i.own and c.organisation_id = current_organisation() and c.relation = 'FULL')
    order by i.at desc, i.id limit 200;
end $$;
revoke all on function introductions(uuid) from public;
grant execute on function introductions(uuid) to visibles_app;
alter function introductions(uuid) owner to visibles_matcher;
--rollback set role visibles_matcher; drop function introductions(uuid); reset role;

--changeset acquaintance:uses logicalFilePath:acquaintance/0004 splitStatements:false
--comment: For the data-protection officer: who asked how often, about how many, how often about one again, how many of them resemble each other or were edited after. Counts; of the answers nothing.
create policy matcher_select on youth_version for select to visibles_matcher using (true);
grant select (youth_id, version, recorded_at) on youth_version to visibles_matcher;
create function acquaintance_uses(since timestamptz) returns table (organisation_id uuid, member_id uuid, asked bigint, people bigint,
    stopped bigint, alike bigint, edited bigint)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not may('ACCESS_LOG_READ') then return; end if;
  return query
    with one as (
      select r.asking_id, r.member_id as who, r.youth_id, count(*) as times, count(r.withdrawn_at) as taken_back, min(r.asked_at) as first_at
      from acquaintance_request r where r.asked_at >= since group by 1, 2, 3),
    near as (
      select distinct a.asking_id, a.who, a.youth_id from one a join match_key m on m.youth_id = a.youth_id and m.organisation_id = a.asking_id
        join match_key n on n.key = m.key and n.organisation_id = m.organisation_id and n.youth_id <> m.youth_id
        join one b on b.youth_id = n.youth_id and b.asking_id = a.asking_id
      group by a.asking_id, a.who, a.youth_id, b.youth_id having count(distinct m.key) >= 5)
    select o.asking_id, o.who, sum(o.times)::bigint, count(*), sum(o.taken_back)::bigint,
      count(*) filter (where exists (select from near n where n.asking_id = o.asking_id and n.who = o.who and n.youth_id = o.youth_id)),
      coalesce(sum((select count(*) from youth_version v where v.youth_id = o.youth_id and v.recorded_at > o.first_at)), 0)::bigint
    from one o group by o.asking_id, o.who order by 3 desc, 1, 2 limit 500;
end $$;
revoke all on function acquaintance_uses(timestamptz) from public;
grant execute on function acquaintance_uses(timestamptz) to visibles_app;
alter function acquaintance_uses(timestamptz) owner to visibles_matcher;
--rollback set role visibles_matcher; drop function acquaintance_uses(timestamptz); reset role; revoke all on youth_version from visibles_matcher; drop policy matcher_select on youth_version;
