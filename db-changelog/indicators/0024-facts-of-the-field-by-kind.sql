--liquibase formatted sql

--changeset indicators:fact-by-kind-of-the-field logicalFilePath:indicators/0024
--comment: The work in the field without reading every contact: exchanges are kept counted.
create index fact_of_the_field on fact (programme_id, kind) where kind in ('OUTING', 'ENCOUNTER', 'JOINED', 'CANCELLED');
--rollback drop index fact_of_the_field;
