--liquibase formatted sql

--changeset organisation:programme-reminders logicalFilePath:organisation/0002
--comment: A partner who has not answered is reminded when the answer is due and once more later; a care that goes on is asked about now and then. Programmes that expire early keep their order.
alter table programme
  add referral_again_days integer not null default 20 check (referral_again_days between 1 and 365),
  add referral_ongoing_days integer not null default 60 check (referral_ongoing_days between 1 and 365);
update programme set referral_again_days = least(greatest(20, referral_due_days), referral_expiry_days);
grant update (referral_again_days, referral_ongoing_days) on programme to visibles_app;
--rollback alter table programme drop referral_again_days, drop referral_ongoing_days;
