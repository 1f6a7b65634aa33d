--liquibase formatted sql

--changeset indicators:fact-by-writing-in-programme logicalFilePath:indicators/0023
--comment: What was written since a transaction is nearly nothing, which the planner cannot know of a value that it is not told: it read all facts for it, on every page. Of one programme too, and by the index always.
create index fact_by_programme_writing on fact (programme_id, written_in);
drop index fact_by_writing;
set role visibles_keeper;
alter function counted_components(uuid, xid8) set enable_seqscan = off;
alter function counted_exchange_days(uuid, xid8) set enable_seqscan = off;
alter function keep_published(uuid, date, date, text, xid8, text[], text[]) set enable_seqscan = off;
alter function still_published(uuid, date, xid8) set enable_seqscan = off;
alter function drop_unpublished(uuid, xid8) set enable_seqscan = off;
reset role;
--rollback set role visibles_keeper; alter function counted_components(uuid, xid8) reset enable_seqscan; alter function counted_exchange_days(uuid, xid8) reset enable_seqscan; alter function keep_published(uuid, date, date, text, xid8, text[], text[]) reset enable_seqscan; alter function still_published(uuid, date, xid8) reset enable_seqscan; alter function drop_unpublished(uuid, xid8) reset enable_seqscan; reset role; create index fact_by_writing on fact (written_in); drop index fact_by_programme_writing;
