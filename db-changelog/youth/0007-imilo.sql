--liquibase formatted sql

--changeset youth:index-imilo logicalFilePath:youth/0007
--comment: Lists are compared by the number of i-milo with the records that have one.
create index youth_by_imilo on youth (imilo) where imilo is not null;
--rollback drop index youth_by_imilo;
