--liquibase formatted sql

--changeset geography:qpv-in-force logicalFilePath:geography/0003
--comment: A quarter that left its list is kept, since records may name it. Some lie in several communes: also_in holds the others.
alter table qpv add column active boolean not null default true;
alter table qpv add column also_in text[] not null default '{}';
alter table qpv add constraint qpv_generation check (generation in ('2014', '2024'));
--rollback alter table qpv drop constraint qpv_generation; alter table qpv drop column also_in; alter table qpv drop column active;

--changeset geography:create-qpv-list logicalFilePath:geography/0003
--comment: Where the quarters of a generation come from: one row an import, the latest holds; rows are never changed.
create table qpv_list (
  id uuid primary key,
  generation text not null check (generation in ('2014', '2024')),
  file_name text not null check (length(file_name) between 1 and 200),
  example boolean not null,
  quarters integer not null check (quarters >= 0),
  imported_at timestamptz not null,
  imported_by uuid default current_member()
);
create index qpv_list_latest on qpv_list (generation, imported_at desc, id desc);
--rollback drop table qpv_list;

--changeset geography:qpv-policies logicalFilePath:geography/0003
--comment: Quarters hold no personal data: everyone reads them; who keeps the geography writes them, and nobody deletes one.
alter table qpv enable row level security;
alter table qpv force row level security;
create policy owner_all on qpv to visibles_owner using (true) with check (true);
create policy anyone_select on qpv for select to visibles_app using (true);
create policy manager_insert on qpv for insert to visibles_app with check ((select may('GEOGRAPHY_MANAGE')));
create policy manager_update on qpv for update to visibles_app
  using ((select may('GEOGRAPHY_MANAGE'))) with check ((select may('GEOGRAPHY_MANAGE')));
grant insert, update (name, commune_code, also_in, contour, active) on qpv to visibles_app;
alter table qpv_list enable row level security;
alter table qpv_list force row level security;
create policy owner_all on qpv_list to visibles_owner using (true) with check (true);
create policy anyone_select on qpv_list for select to visibles_app using (true);
create policy manager_insert on qpv_list for insert to visibles_app with check ((select may('GEOGRAPHY_MANAGE')));
grant select, insert (id, generation, file_name, example, quarters, imported_at) on qpv_list to visibles_app;
--rollback drop policy manager_insert on qpv_list; drop policy anyone_select on qpv_list; drop policy owner_all on qpv_list; revoke all on qpv_list from visibles_app; alter table qpv_list disable row level security; drop policy manager_update on qpv; drop policy manager_insert on qpv; drop policy anyone_select on qpv; drop policy owner_all on qpv; alter table qpv no force row level security; alter table qpv disable row level security; revoke insert, update (name, commune_code, also_in, contour, active) on qpv from visibles_app;
