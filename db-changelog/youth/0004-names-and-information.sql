--liquibase formatted sql

--changeset youth:auditor-reads-members logicalFilePath:youth/0004
--comment: The access log holds ids of members; who audits it has to know whom they name.
create policy auditor_select on member for select to visibles_app using ((select may('ACCESS_LOG_READ')));
--rollback drop policy auditor_select on member;

--changeset youth:informed-by-whom-it-says logicalFilePath:youth/0004 splitStatements:false
--comment: Nobody records in another's name that a person was informed, nor takes the information back.
create function youth_informed_by() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if current_member() is not null and (
      (new.informed_by is not null and new.informed_by <> current_member()
        and (tg_op = 'INSERT' or new.informed_by is distinct from old.informed_by))
      or (tg_op = 'UPDATE' and old.informed_on is not null and new.informed_on is null)) then
    raise exception 'not found';
  end if;
  return new;
end $$;
create trigger informed_by before insert or update of informed_by, informed_on on youth for each row execute function youth_informed_by();
revoke all on function youth_informed_by() from public;
--rollback drop trigger informed_by on youth; drop function youth_informed_by();
