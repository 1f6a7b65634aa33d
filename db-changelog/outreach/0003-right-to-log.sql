--liquibase formatted sql

--changeset outreach:note-and-task-need-the-right-to-log logicalFilePath:outreach/0003
--comment: A note and a task are written by who may log contacts, not by who may read them.
alter policy own_insert on contact_note
  with check ((select may('CONTACT_LOG')) and organisation_id = (select current_organisation()) and changed_by = (select current_member()) and version = 0
    and exists (select from contact k where k.id = contact_id and k.youth_id = contact_note.youth_id
      and k.organisation_id = (select current_organisation())));
alter policy own_insert on contact_task
  with check ((select may('CONTACT_LOG')) and organisation_id = (select current_organisation())
    and exists (select from contact k where k.id = contact_id and k.youth_id = contact_task.youth_id
      and k.organisation_id = (select current_organisation())));
--rollback alter policy own_insert on contact_note with check (false); alter policy own_insert on contact_task with check (false);
