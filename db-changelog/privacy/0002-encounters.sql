--liquibase formatted sql

--changeset privacy:log-encounters logicalFilePath:privacy/0002
--comment: An encounter may hold a first name and a phone before it belongs to a record: who reads it stands in the log.
alter table access_log drop constraint access_log_entity_check;
alter table access_log add constraint access_log_entity_check check (entity in ('YOUTH', 'REFERRAL', 'CONTACT', 'ENCOUNTER'));
--rollback alter table access_log drop constraint access_log_entity_check; alter table access_log add constraint access_log_entity_check check (entity in ('YOUTH', 'REFERRAL', 'CONTACT'));
