--liquibase formatted sql

--changeset geography:create-commune logicalFilePath:geography/0001
--comment: Communes of Normandie; code is that of INSEE.
create table commune (
  code text primary key check (code ~ '^[0-9AB]{5}$'),
  name text not null,
  name_key text collate "C" generated always as (fold(name)) stored,
  arrondissement text not null,
  epci text,
  population integer not null
);
create index commune_by_name on commune (name_key);
create index commune_of_epci on commune (epci, name_key);
grant select on commune to visibles_app;
--rollback drop table commune;

--changeset geography:create-qpv logicalFilePath:geography/0001
--comment: Priority quarters, in the generation of their list (2014 or 2024); the contour is a GeoJSON geometry in WGS 84.
create table qpv (
  code text primary key,
  name text not null,
  commune_code text not null references commune (code),
  generation text not null,
  contour jsonb
);
create index qpv_of_commune on qpv (commune_code, code);
grant select on qpv to visibles_app;
--rollback drop table qpv;
