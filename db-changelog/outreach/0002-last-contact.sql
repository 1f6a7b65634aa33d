--liquibase formatted sql

--changeset outreach:summarise-contacts logicalFilePath:outreach/0002 splitStatements:false
--comment: Works out the circle's last contact from the contacts themselves, so that nobody can claim one, and who was only shared with can take its own back. Full rows count all contacts, the caller's own row, where shared, the caller's.
create policy keeper_select on contact for select to visibles_keeper using (true);
grant select (youth_id, organisation_id, on_day, withdrawn) on contact to visibles_keeper;
create function summarise_contacts(person uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not may('CONTACT_LOG') or not exists (select from circle c where c.youth_id = person and c.organisation_id = current_organisation()) then
    raise exception 'not found';
  end if;
  update circle c set last_contact = (select max(k.on_day) from contact k where k.youth_id = person and not k.withdrawn
      and (c.relation = 'FULL' or k.organisation_id = c.organisation_id))
    where c.youth_id = person and (c.relation = 'FULL' or c.organisation_id = current_organisation());
end $$;
revoke all on function summarise_contacts(uuid) from public;
grant execute on function summarise_contacts(uuid) to visibles_app;
alter function summarise_contacts(uuid) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function summarise_contacts(uuid); reset role; revoke select (youth_id, organisation_id, on_day, withdrawn) on contact from visibles_keeper; drop policy keeper_select on contact;
