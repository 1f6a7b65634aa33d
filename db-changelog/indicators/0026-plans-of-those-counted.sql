--liquibase formatted sql

--changeset indicators:counted-by-a-plan-of-its-own logicalFilePath:indicators/0026
--comment: One connection reads a whole programme and one organisation by the same function. A plan kept for both reads the whole programme for each organisation.
set role visibles_keeper;
alter function counted_people(uuid, date, date, boolean) set plan_cache_mode = force_custom_plan;
alter function counted_exchanges(uuid, date, date, date, boolean) set plan_cache_mode = force_custom_plan;
reset role;
--rollback set role visibles_keeper; alter function counted_people(uuid, date, date, boolean) reset plan_cache_mode; alter function counted_exchanges(uuid, date, date, date, boolean) reset plan_cache_mode; reset role;
