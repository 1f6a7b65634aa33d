--liquibase formatted sql

--changeset joining:weights-of-a-search logicalFilePath:joining/0010
--comment: With which version of the weights the pairs were found; 0 for the shipped ones, null for what was searched before this was kept.
alter table duplicate_search add column weights integer check (weights >= 0);
grant update (weights) on duplicate_search to visibles_app;
--rollback revoke update (weights) on duplicate_search from visibles_app; alter table duplicate_search drop column weights;
