--liquibase formatted sql

--changeset exchange:keeper-takes-back logicalFilePath:exchange/0002
--comment: What the function below looks at before it removes a record, and what it removes.
create policy exchange_keeper_select on exchange_made for select to visibles_keeper using (true);
create policy exchange_keeper_select on journey_event for select to visibles_keeper using (true);
create policy exchange_keeper_delete on youth for delete to visibles_keeper using (true);
create policy exchange_keeper_insert on fact for insert to visibles_keeper with check (kind = 'CANCELLED');
grant select on exchange_made, journey_event to visibles_keeper;
grant delete on youth to visibles_keeper;
grant insert on fact to visibles_keeper;
--rollback revoke delete on youth from visibles_keeper; revoke select on exchange_made, journey_event from visibles_keeper; grant select (id, youth_id, number, organisation_id, stage, effective_on, cancels, told_of) on journey_event to visibles_keeper; drop policy exchange_keeper_insert on fact; drop policy exchange_keeper_delete on youth; drop policy exchange_keeper_select on journey_event; drop policy exchange_keeper_select on exchange_made;

--changeset exchange:take-back logicalFilePath:exchange/0002 splitStatements:false
--comment: Removes a record that an import made, as long as nothing was built on it; tells what stands in the way instead. What was counted of it is taken back.
create function take_back_imported(person uuid, at timestamptz) returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare
  key uuid;
begin
  perform pg_advisory_xact_lock(hashtextextended(person::text, 0));
  if current_organisation() is null or not may('LIST_IMPORT') or not may('YOUTH_WRITE')
     or not exists (select from exchange_made m where m.youth_id = person and m.organisation_id = current_organisation())
     or not exists (select from youth y where y.id = person and y.made_by = current_organisation()) then
    raise exception 'not found';
  end if;
  if exists (select from circle c where c.youth_id = person and c.organisation_id <> current_organisation())
     or not exists (select from circle c where c.youth_id = person and c.organisation_id = current_organisation() and c.relation = 'FULL') then
    return 'CIRCLE';
  end if;
  if exists (select from youth y where y.id = person and y.version > 0) then
    return 'CHANGED';
  end if;
  if exists (select from contact c where c.youth_id = person) or exists (select from encounter_link l where l.youth_id = person) then
    return 'CONTACT';
  end if;
  if exists (select from referral r where r.youth_id = person) or exists (select from status_check s where s.youth_id = person and s.answer is not null) then
    return 'REFERRAL';
  end if;
  if exists (select from agreement a where a.youth_id = person) then
    return 'AGREEMENT';
  end if;
  if exists (select from journey_event e where e.youth_id = person and e.number > 1) then
    return 'JOURNEY';
  end if;
  select s.subject into key from fact_subject s where s.youth_id = person;
  insert into fact (id, programme_id, subject, organisation_id, kind, effective_on, recorded_at, codes, cancels)
    select gen_random_uuid(), f.programme_id, f.subject, current_organisation(), 'CANCELLED', f.effective_on, at, '{}', f.id
    from fact f where f.subject = key and f.kind <> 'CANCELLED'
      and not exists (select from fact c where c.cancels = f.id);
  delete from fact_subject s where s.youth_id = person;
  delete from youth y where y.id = person;
  return null;
end $$;
revoke all on function take_back_imported(uuid, timestamptz) from public;
grant execute on function take_back_imported(uuid, timestamptz) to visibles_app;
alter function take_back_imported(uuid, timestamptz) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function take_back_imported(uuid, timestamptz); reset role;

--changeset exchange:background logicalFilePath:exchange/0002 splitStatements:false
--comment: For background work alone, refused as soon as anybody acts: which imports no node works on any more, and the forgetting of rows brought long ago.
create policy exchange_keeper_select on exchange_import for select to visibles_keeper using (true);
create policy exchange_keeper_update on exchange_import for update to visibles_keeper using (true) with check (true);
create policy exchange_keeper_select on exchange_row for select to visibles_keeper using (true);
create policy exchange_keeper_delete on exchange_row for delete to visibles_keeper using (true);
grant select on exchange_import, exchange_row to visibles_keeper;
grant update (state) on exchange_import to visibles_keeper;
grant delete on exchange_row to visibles_keeper;
create function stalled_imports(before timestamptz) returns table (id uuid, organisation_id uuid, member_id uuid)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if current_organisation() is not null or current_account() is not null then raise exception 'not found'; end if;
  return query select i.id, i.organisation_id, coalesce(i.applied_by, i.made_by) from exchange_import i
    where i.state in ('READING', 'CHECKING', 'APPLYING', 'UNDOING') and i.alive_at < before order by i.alive_at;
end $$;
create function forget_import_rows(before timestamptz) returns bigint
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  forgotten bigint;
begin
  if current_organisation() is not null or current_account() is not null then raise exception 'not found'; end if;
  delete from exchange_row r using exchange_import i where i.id = r.import_id and i.made_at < before
    and i.state not in ('READING', 'CHECKING', 'APPLYING', 'UNDOING');
  get diagnostics forgotten = row_count;
  update exchange_import i set state = 'DISCARDED' where i.made_at < before and i.state in ('MAPPING', 'READY');
  return forgotten;
end $$;
revoke all on function stalled_imports(timestamptz), forget_import_rows(timestamptz) from public;
grant execute on function stalled_imports(timestamptz), forget_import_rows(timestamptz) to visibles_app;
alter function stalled_imports(timestamptz) owner to visibles_keeper;
alter function forget_import_rows(timestamptz) owner to visibles_keeper;
--rollback set role visibles_keeper;
--rollback drop function forget_import_rows(timestamptz);
--rollback drop function stalled_imports(timestamptz);
--rollback reset role;
--rollback revoke all on exchange_import, exchange_row from visibles_keeper;
--rollback drop policy exchange_keeper_delete on exchange_row;
--rollback drop policy exchange_keeper_select on exchange_row;
--rollback drop policy exchange_keeper_update on exchange_import;
--rollback drop policy exchange_keeper_select on exchange_import;
