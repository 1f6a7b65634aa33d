--liquibase formatted sql

--changeset journey:one-at-a-time logicalFilePath:journey/0002 splitStatements:false
--comment: Of two who move one journey at once, the slower waits, then finds its number taken. Without this, its guard could read the numbers before the other's commit and the last stage after it, and refuse the move as if it were none.
create function journey_one_at_a_time() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(new.youth_id::text, 0));
  return new;
end $$;
revoke all on function journey_one_at_a_time() from public;
create trigger alone before insert on journey_event for each row execute function journey_one_at_a_time();
comment on trigger alone on journey_event is 'fires before guard: triggers go by name';
--rollback drop trigger alone on journey_event; drop function journey_one_at_a_time();
