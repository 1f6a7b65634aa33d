--liquibase formatted sql

--changeset costs:create-category logicalFilePath:costs/0001
--comment: Kinds of eligible expenses, data like the ways of finding people: added in the middle of an experiment, and closed. Without a programme they are built in.
create table expense_category (
  id uuid primary key,
  programme_id uuid,
  code text not null check (code ~ '^[A-Z][A-Z0-9_]{0,39}$'),
  name text not null check (length(name) between 1 and 100),
  closed boolean not null default false,
  version bigint not null,
  unique nulls not distinct (programme_id, code)
);
alter table expense_category enable row level security;
alter table expense_category force row level security;
create policy owner_all on expense_category to visibles_owner using (true) with check (true);
create policy acting_select on expense_category for select to visibles_app using ((select current_organisation()) is not null);
create policy manager_insert on expense_category for insert to visibles_app
  with check ((select may('PROGRAMME_MANAGE')) and version = 0 and exists (select from programme p where p.id = programme_id
    and ((select may('ORGANISATION_MANAGE')) or exists (select from programme_participant q
      where q.programme_id = p.id and q.organisation_id = (select current_organisation())))));
create policy manager_update on expense_category for update to visibles_app
  using ((select may('PROGRAMME_MANAGE')) and programme_id is not null and ((select may('ORGANISATION_MANAGE')) or exists (
    select from programme_participant q where q.programme_id = expense_category.programme_id
      and q.organisation_id = (select current_organisation()))));
grant select, insert, update (name, closed, version) on expense_category to visibles_app;
insert into expense_category (id, programme_id, code, name, version)
  select ('01900000-0000-7000-8e01-' || lpad(to_hex(number), 12, '0'))::uuid, null, code, name, 0
  from (values (1, 'STAFF', 'Frais de personnel'), (2, 'SUPPLIES', 'Achats et fournitures'),
    (3, 'SERVICES', 'Prestations externes'), (4, 'TRAVEL', 'Déplacements'), (5, 'PREMISES', 'Locaux'),
    (6, 'EQUIPMENT', 'Équipement et matériel'), (7, 'COMMUNICATION', 'Communication'),
    (8, 'TRAINING', 'Formation des équipes'), (9, 'SUPPORT', 'Aides directes aux jeunes'),
    (10, 'INDIRECT', 'Frais indirects forfaitaires')) as categories (number, code, name);
--rollback drop table expense_category;

--changeset costs:create-expense logicalFilePath:costs/0001
--comment: Eligible expenses, append-only: a correction or a cancellation is a later version of the same expense that says why, so that the sums of any past day can be asked for. Each version follows the one before, in the same programme and organisation. At most 10 million euros.
create table expense (
  id uuid not null,
  version integer not null check (version between 0 and 1000),
  follows integer generated always as (nullif(version, 0) - 1) stored,
  programme_id uuid not null references programme (id),
  organisation_id uuid not null references organisation (id),
  category text not null check (category ~ '^[A-Z][A-Z0-9_]{0,39}$'),
  month date not null check (extract(day from month) = 1),
  cents bigint not null check (cents between 1 and 1000000000),
  label text not null check (length(label) between 1 and 200),
  reference text check (length(reference) between 1 and 100),
  cancelled boolean not null default false,
  reason text check (length(reason) between 1 and 500),
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (id, version),
  unique (id, version, programme_id, organisation_id),
  foreign key (id, follows, programme_id, organisation_id) references expense (id, version, programme_id, organisation_id),
  check ((version > 0) = (reason is not null)),
  check (version > 0 or not cancelled)
);
create index expense_by_programme on expense (programme_id, organisation_id, month);
alter table expense enable row level security;
alter table expense force row level security;
create policy owner_all on expense to visibles_owner using (true) with check (true);
grant select, insert (id, version, programme_id, organisation_id, category, month, cents, label, reference, cancelled, reason,
  recorded_at, recorded_by) on expense to visibles_app;
--rollback drop table expense;

--changeset costs:expense-policies logicalFilePath:costs/0001
--comment: A lead reads and enters what its own organisation spent, the coordination what all spent in the programmes it coordinates: those its métropole takes part in. Nobody changes or removes a row.
create policy own_select on expense for select to visibles_app
  using (organisation_id = (select current_organisation()) and (select may('COSTS_OWN')));
create policy programme_select on expense for select to visibles_app
  using ((select may('COSTS_PROGRAMME')) and programme_id in (select p.programme_id from programme_participant p
    join organisation o on o.id = p.organisation_id
    where p.organisation_id = (select current_organisation()) and o.kind = 'METROPOLE'));
create policy own_insert on expense for insert to visibles_app
  with check (organisation_id = (select current_organisation()) and (select may('COSTS_OWN'))
    and recorded_by = (select current_member())
    and programme_id in (select p.programme_id from programme_participant p
      where p.organisation_id = (select current_organisation())));
create policy programme_insert on expense for insert to visibles_app
  with check ((select may('COSTS_PROGRAMME')) and recorded_by = (select current_member())
    and programme_id in (select p.programme_id from programme_participant p
      join organisation o on o.id = p.organisation_id
      where p.organisation_id = (select current_organisation()) and o.kind = 'METROPOLE')
    and (version > 0 or organisation_id in (select p.organisation_id from programme_participant p
      where p.programme_id = expense.programme_id)));
--rollback drop policy own_select on expense; drop policy programme_select on expense; drop policy own_insert on expense; drop policy programme_insert on expense;
