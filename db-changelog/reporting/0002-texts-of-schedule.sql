--liquibase formatted sql

--changeset reporting:texts-of-schedule logicalFilePath:reporting/0002 splitStatements:false
--comment: A scheduled report repeats the texts of one that was written by hand: of the same kind, programme and organisation, which the policy of the schedule alone cannot see to.
alter table report_schedule add column texts_of uuid references report (id);
comment on column report_schedule.texts_of is 'the report whose texts are repeated; null for none';
grant update (texts_of) on report_schedule to visibles_app;
create function texts_of_schedule() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if new.texts_of is not null and not exists (select from report r where r.id = new.texts_of and r.discarded_at is null
      and r.kind = new.kind and r.programme_id = new.programme_id and r.organisation_id = new.organisation_id) then
    raise exception 'not found';
  end if;
  return new;
end $$;
revoke all on function texts_of_schedule() from public;
grant execute on function texts_of_schedule() to visibles_app;
create trigger texts_of_schedule before insert or update of texts_of on report_schedule
  for each row execute function texts_of_schedule();
--rollback drop trigger texts_of_schedule on report_schedule; drop function texts_of_schedule(); alter table report_schedule drop column texts_of;
