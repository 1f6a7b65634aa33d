--liquibase formatted sql

--changeset youth:circle-missing-count logicalFilePath:youth/0003
--comment: The list sorts by it.
alter table circle add column missing_count integer not null generated always as (cardinality(missing)) stored;
--rollback alter table circle drop column missing_count;
