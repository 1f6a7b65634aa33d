--liquibase formatted sql

--changeset acquaintance:weights-of-the-asker logicalFilePath:acquaintance/0006 splitStatements:false
--comment: The weights that the asking organisation has in force, while its request is compared; none for the shipped ones. Refused as soon as anybody acts.
create policy matcher_select on match_weights for select to visibles_matcher using (true);
create policy matcher_select on match_weights_chosen for select to visibles_matcher using (true);
grant select on match_weights, match_weights_chosen to visibles_matcher;
create function acquaintance_weights(request uuid) returns table (version integer, people integer, prior double precision,
    siblings boolean, chances text)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if current_organisation() is not null or current_account() is not null then raise exception 'not found'; end if;
  if not exists (select from acquaintance_check k where k.request_id = request and k.concluded_at is null) then
    raise exception 'not found';
  end if;
  return query select w.version, w.people, w.prior, w.siblings, w.chances::text
    from acquaintance_request r join match_weights w on w.organisation_id = r.asking_id
    where r.id = request and w.version = (select c.version from match_weights_chosen c where c.organisation_id = r.asking_id
      order by c.since desc, c.id desc limit 1);
end $$;
revoke all on function acquaintance_weights(uuid) from public;
grant execute on function acquaintance_weights(uuid) to visibles_app;
alter function acquaintance_weights(uuid) owner to visibles_matcher;
--rollback set role visibles_matcher; drop function acquaintance_weights(uuid); reset role; revoke all on match_weights, match_weights_chosen from visibles_matcher; drop policy matcher_select on match_weights; drop policy matcher_select on match_weights_chosen;
