--liquibase formatted sql

--changeset youth:drop-touch-circle-contact logicalFilePath:youth/0005 splitStatements:false rollbackSplitStatements:false
--comment: The last contact is worked out from the contacts (outreach:summarise-contacts), no longer told by who logs.
set role visibles_keeper;
drop function touch_circle_contact(uuid, date);
reset role;
--rollback create function touch_circle_contact(person uuid, day date) returns void language plpgsql as $$ begin raise exception 'not found'; end $$; alter function touch_circle_contact(uuid, date) owner to visibles_keeper;
