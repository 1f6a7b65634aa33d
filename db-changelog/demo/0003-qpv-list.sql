--liquibase formatted sql

--changeset demo:example-lists logicalFilePath:demo/0003 context:demo,test
--comment: The quarters of the demonstration are invented, and every screen that shows one says so.
insert into qpv_list (id, generation, file_name, example, quarters, imported_at)
select i.id, i.generation, i.file_name, true, (select count(*) from qpv q where q.generation = i.generation), timestamptz '2019-09-01 00:00:00+00'
from (values (uuid '01930000-0000-7000-8000-000000002014', '2014', 'qpv-example-2014.geojson'),
  (uuid '01930000-0000-7000-8000-000000002024', '2024', 'qpv-example-2024.geojson')) as i (id, generation, file_name);
--rollback delete from qpv_list where example;
