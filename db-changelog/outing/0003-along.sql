--liquibase formatted sql

--changeset outing:logged-along logicalFilePath:outing/0003 splitStatements:false
--comment: Which other organisations logged an encounter on an own outing, for its owner alone: they were there, and have to find, correct and take back what they logged.
create function logged_along(asked uuid) returns setof uuid language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select distinct e.organisation_id from encounter e
    where e.outing_id = asked and owns_outing(asked) and e.organisation_id <> current_organisation();
end $$;
revoke all on function logged_along(uuid) from public;
grant execute on function logged_along(uuid) to visibles_app;
alter function logged_along(uuid) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function logged_along(uuid); reset role;

--changeset outing:who-logged-stays-along logicalFilePath:outing/0003
--comment: Whoever logged an encounter on an outing is not taken out of it.
drop policy owner_delete on outing_organisation;
create policy owner_delete on outing_organisation for delete to visibles_app
  using ((select may('OUTING_WRITE')) and owner_id = (select current_organisation())
    and organisation_id not in (select logged_along(outing_id)));
--rollback drop policy owner_delete on outing_organisation; create policy owner_delete on outing_organisation for delete to visibles_app using ((select may('OUTING_WRITE')) and owner_id = (select current_organisation()));
