--liquibase formatted sql

--changeset indicators:checks-of-a-place logicalFilePath:indicators/0031
--comment: A question about outings can be about those of one commune or QPV, as the map has them.
alter table figure_check add area text check (area is null or area ~ '^[0-9A-Z]{5,8}$' and indicator like 'FIELD\_%');
comment on column figure_check.area is 'code of the commune or QPV where outings took place; null for everywhere';
drop index figure_check_open;
create unique index figure_check_open
  on figure_check (asked_by, programme_id, organisation_id, indicator, part, (coalesce(quarter, '')), (coalesce(area, '')))
  where outcome is null;
grant insert (area) on figure_check to visibles_app;
--rollback delete from figure_check where area is not null;
--rollback drop index figure_check_open;
--rollback create unique index figure_check_open on figure_check (asked_by, programme_id, organisation_id, indicator, part, (coalesce(quarter, '')))
--rollback   where outcome is null;
--rollback alter table figure_check drop column area;
