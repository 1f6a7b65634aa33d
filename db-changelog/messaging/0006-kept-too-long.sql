--liquibase formatted sql

--changeset messaging:kept-letters logicalFilePath:messaging/0006 splitStatements:false
--comment: Letters that nobody has tried to send since before a moment: there was no server then, and what they tell or link to is over. By the moment at which the program made their id. For background work alone.
create function kept_letters(before timestamptz) returns table (id uuid, about_kind text, about_id uuid)
  language plpgsql stable rows 500 security definer set search_path = public, pg_temp as $$
begin
  if current_organisation() is not null or current_account() is not null then raise exception 'not found'; end if;
  return query select o.id, o.about_kind, o.about_id from outbox o
    where o.state = 'WAITING' and o.attempts = 0 and uuid_extract_timestamp(o.id) < kept_letters.before
    order by o.id limit 500;
end $$;
revoke all on function kept_letters(timestamptz) from public;
grant execute on function kept_letters(timestamptz) to visibles_app;
alter function kept_letters(timestamptz) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function kept_letters(timestamptz); reset role;
