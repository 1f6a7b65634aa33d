--liquibase formatted sql

--changeset organisation:programme-check-days logicalFilePath:organisation/0003
--comment: When a mission locale that has not answered is reminded, reminded again, and the asking organisation told so.
alter table programme
  add check_due_days integer not null default 10 check (check_due_days between 1 and 365),
  add check_again_days integer not null default 20 check (check_again_days between 1 and 365),
  add check_silent_days integer not null default 30 check (check_silent_days between 1 and 365),
  add constraint programme_check_days_in_order check (check_due_days <= check_again_days and check_again_days <= check_silent_days);
grant update (check_due_days, check_again_days, check_silent_days) on programme to visibles_app;
--rollback alter table programme drop constraint programme_check_days_in_order, drop check_due_days, drop check_again_days, drop check_silent_days;
