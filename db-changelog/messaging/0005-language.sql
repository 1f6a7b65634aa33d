--liquibase formatted sql

--changeset messaging:language-told logicalFilePath:messaging/0005
--comment: The list of letters tells in which language a subject is, for whoever has the page read aloud.
grant select (language) on outbox to visibles_app;
--rollback revoke select (language) on outbox from visibles_app;
