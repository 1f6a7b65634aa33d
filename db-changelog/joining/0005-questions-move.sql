--liquibase formatted sql

--changeset joining:no-more-rights-than-needed logicalFilePath:joining/0005
--comment: The owner needed the right to make the triggers, and not after that.
set role visibles_keeper;
revoke execute on function contact_changed() from visibles_owner;
reset role;
--rollback set role visibles_keeper; grant execute on function contact_changed() to visibles_owner; reset role;

--changeset joining:questions-may-move logicalFilePath:joining/0005
--comment: What was asked about a person elsewhere, and what others ask, is about the person, by whichever record.
create policy keeper_select on acquaintance_request for select to visibles_keeper using (true);
create policy keeper_move on acquaintance_request for update to visibles_keeper using (true) with check (true);
grant select (id, youth_id), update (youth_id) on acquaintance_request to visibles_keeper;
create policy keeper_select on acquaintance_proposal for select to visibles_keeper using (true);
create policy keeper_move on acquaintance_proposal for update to visibles_keeper using (true) with check (true);
grant select (id, youth_id), update (youth_id) on acquaintance_proposal to visibles_keeper;
--rollback revoke all (id, youth_id) on acquaintance_proposal from visibles_keeper; drop policy keeper_move on acquaintance_proposal; drop policy keeper_select on acquaintance_proposal; revoke all (id, youth_id) on acquaintance_request from visibles_keeper; drop policy keeper_move on acquaintance_request; drop policy keeper_select on acquaintance_request;

--changeset joining:move-questions logicalFilePath:joining/0005 splitStatements:false rollbackSplitStatements:false
--comment: The function that moves rows is edited as it stands: two tables more.
set role visibles_keeper;
do $$
declare
  before text := pg_get_functiondef('move_joined_rows(uuid, text)'::regprocedure);
  changed text;
begin
  changed := replace(before, '''journey_proposal'', ''status_check'')', '''journey_proposal'', ''status_check'', ''acquaintance_request'', ''acquaintance_proposal'')');
  if changed = before then
    raise exception 'the function is not as expected';
  end if;
  execute changed;
end $$;
reset role;
--rollback set role visibles_keeper;
--rollback do $$
--rollback begin
--rollback   execute replace(pg_get_functiondef('move_joined_rows(uuid, text)'::regprocedure), ', ''acquaintance_request'', ''acquaintance_proposal'')', ')');
--rollback end $$;
--rollback reset role;
