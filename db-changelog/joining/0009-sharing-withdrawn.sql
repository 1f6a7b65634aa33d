--liquibase formatted sql

--changeset joining:keeper-reads-when-agreed logicalFilePath:joining/0009
--comment: When the person's word about sharing was written down, and taken back.
grant select (recorded_at, withdrawn_at) on agreement to visibles_keeper;
create index joining_of_who_accepted on joining (organisation_id) where undone_at is null and offer_id is not null;
create index joining_of_who_proposed on joining (other_id) where undone_at is null and offer_id is not null;
--rollback drop index joining_of_who_proposed; drop index joining_of_who_accepted; revoke select (recorded_at, withdrawn_at) on agreement from visibles_keeper;

--changeset joining:sharing-withdrawn logicalFilePath:joining/0009 splitStatements:false
--comment: Joinings to which two organisations agreed and for which the person's agreement to share was taken back since, and not given anew: of one record, at whatever remove, to who follows it fully; without a record, those of the current organisation that can still be undone.
set role visibles_keeper;
create function sharing_withdrawn(person uuid, at timestamptz)
  returns table (joining_id uuid, stays_id uuid, youth_id uuid, organisation_id uuid, other_id uuid, joined_at timestamptz, withdrawn_on date)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not may('YOUTH_READ') then return; end if;
  return query with recursive gone (id, depth) as (
      select person, 0
      union all
      select j.goes_id, g.depth + 1 from gone g join joining j on j.stays_id = g.id and j.undone_at is null where g.depth < 100),
    two as (
      select j.* from gone g join joining j on j.stays_id = g.id
        where person is not null and j.undone_at is null and j.offer_id is not null
      union all
      select j.* from joining j where person is null and j.undone_at is null and j.offer_id is not null
        and current_organisation() in (j.organisation_id, j.other_id) and j.joined_at >= sharing_withdrawn.at - interval '30 days')
    select j.id, j.stays_id, s.id, j.organisation_id, j.other_id, j.joined_at, w.withdrawn_on
    from two j cross join lateral (select stands_for(j.stays_id) as id) s
      join circle c on c.youth_id = s.id and c.organisation_id = current_organisation() and c.relation = 'FULL'
      cross join lateral (select a.withdrawn_on, a.withdrawn_at from agreement a where a.youth_id = s.id and a.kind = 'SHARING'
        and a.withdrawn_at >= j.joined_at order by a.withdrawn_at desc limit 1) w
    where not exists (select from agreement a where a.youth_id = s.id and a.kind = 'SHARING' and a.withdrawn_on is null
      and a.recorded_at > w.withdrawn_at)
    order by j.joined_at desc, j.id desc limit 200;
end $$;
revoke all on function sharing_withdrawn(uuid, timestamptz) from public;
grant execute on function sharing_withdrawn(uuid, timestamptz) to visibles_app;
reset role;
--rollback set role visibles_keeper; drop function sharing_withdrawn(uuid, timestamptz); reset role;
