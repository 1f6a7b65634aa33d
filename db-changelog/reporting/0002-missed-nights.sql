--liquibase formatted sql

--changeset reporting:create-report-schedule-miss logicalFilePath:reporting/0002
--comment: Why a scheduled report of a day was not frozen when it was last tried; the program alone says so.
create table report_schedule_miss (
  schedule_id uuid not null references report_schedule (id) on delete cascade,
  known_on date not null,
  reason text not null check (reason in ('NOT_PUBLISHED', 'ERROR')),
  tried_at timestamptz not null,
  primary key (schedule_id, known_on)
);
alter table report_schedule_miss enable row level security;
alter table report_schedule_miss force row level security;
create policy owner_all on report_schedule_miss to visibles_owner using (true) with check (true);
create policy reader_select on report_schedule_miss for select to visibles_app
  using (exists (select from report_schedule s where s.id = schedule_id));
create policy program_insert on report_schedule_miss for insert to visibles_app
  with check ((select current_member()) = '00000000-0000-0000-0000-000000000000' and exists (select from report_schedule s
    where s.id = schedule_id and writes_report(s.kind, s.programme_id, s.organisation_id)));
create policy program_update on report_schedule_miss for update to visibles_app
  using ((select current_member()) = '00000000-0000-0000-0000-000000000000' and exists (select from report_schedule s
    where s.id = schedule_id and writes_report(s.kind, s.programme_id, s.organisation_id)));
grant select, insert, update (reason, tried_at) on report_schedule_miss to visibles_app;
--rollback drop table report_schedule_miss;
