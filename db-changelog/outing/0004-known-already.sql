--liquibase formatted sql

--changeset outing:links-of-known-already logicalFilePath:outing/0004 splitStatements:false rollbackSplitStatements:false
--comment: As before, and whether the person was already known: such an encounter is no first contact.
grant select (known) on encounter to visibles_keeper;
set role visibles_keeper;
drop function links_of(uuid);
reset role;
create function links_of(person uuid) returns table (encounter_id uuid, at timestamptz, way text, attached_at timestamptz, before jsonb, known boolean)
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if not may('ENCOUNTER_ATTACH') or not exists (select from circle c where c.youth_id = person
      and c.organisation_id = current_organisation() and c.relation = 'FULL') then
    raise exception 'not found';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('encounters of ' || person::text, 0));
  return query select l.encounter_id, e.at, o.way, l.attached_at, l.before, e.known
    from encounter_link l join encounter e on e.id = l.encounter_id join outing o on o.id = e.outing_id
    where l.youth_id = person and l.detached_at is null order by l.attached_at desc, l.encounter_id;
end $$;
revoke all on function links_of(uuid) from public;
grant execute on function links_of(uuid) to visibles_app;
alter function links_of(uuid) owner to visibles_keeper;
--rollback set role visibles_keeper;
--rollback drop function links_of(uuid);
--rollback reset role;
--rollback create function links_of(person uuid) returns table (encounter_id uuid, at timestamptz, way text, attached_at timestamptz, before jsonb)
--rollback   language plpgsql volatile security definer set search_path = public, pg_temp as $$
--rollback begin
--rollback   if not may('ENCOUNTER_ATTACH') or not exists (select from circle c where c.youth_id = person
--rollback       and c.organisation_id = current_organisation() and c.relation = 'FULL') then
--rollback     raise exception 'not found';
--rollback   end if;
--rollback   perform pg_advisory_xact_lock(hashtextextended('encounters of ' || person::text, 0));
--rollback   return query select l.encounter_id, e.at, o.way, l.attached_at, l.before
--rollback     from encounter_link l join encounter e on e.id = l.encounter_id join outing o on o.id = e.outing_id
--rollback     where l.youth_id = person and l.detached_at is null order by l.attached_at desc, l.encounter_id;
--rollback end $$;
--rollback revoke all on function links_of(uuid) from public;
--rollback grant execute on function links_of(uuid) to visibles_app;
--rollback alter function links_of(uuid) owner to visibles_keeper;
--rollback revoke select (known) on encounter from visibles_keeper;
