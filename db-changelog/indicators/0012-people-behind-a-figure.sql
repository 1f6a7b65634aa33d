--liquibase formatted sql

--changeset indicators:people-behind logicalFilePath:indicators/0012 splitStatements:false
--comment: Who stands behind the keys that were counted: those alone whom the current organisation follows wholly, for members who read both its figures and its records; nobody for a coordination.
create function people_behind(counted uuid[]) returns table (subject uuid, youth_id uuid)
  language plpgsql stable rows 1000 security definer set search_path = public, pg_temp as $$
begin
  if current_organisation() is null or not may('FIGURES_OWN') or not may('YOUTH_READ') or may('FIGURES_PROGRAMME') then
    return;
  end if;
  return query
    select s.subject, s.youth_id from fact_subject s join circle c on c.youth_id = s.youth_id
    where s.subject = any (counted) and c.organisation_id = current_organisation() and c.relation = 'FULL';
end $$;
revoke all on function people_behind(uuid[]) from public;
grant execute on function people_behind(uuid[]) to visibles_app;
alter function people_behind(uuid[]) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function people_behind(uuid[]); reset role;
