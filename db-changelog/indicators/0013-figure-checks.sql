--liquibase formatted sql

--changeset indicators:create-figure-check logicalFilePath:indicators/0013
--comment: The coordination asks an organisation to check a number of its figures; which people it counts is worked out there alone, from the selection. Answered once; asked again while open it is the same.
create table figure_check (
  id uuid primary key,
  programme_id uuid not null references programme (id),
  organisation_id uuid not null references organisation (id),
  asked_by uuid not null default current_organisation() references organisation (id),
  asker_id uuid not null default current_member(),
  asked_at timestamptz not null,
  indicator text not null check (indicator ~ '^[A-Z0-9_]{1,40}$'),
  part text not null check (part in ('NUMERATOR', 'DENOMINATOR', 'NOT_STATED', 'TO_RECONFIRM')),
  quarter text check (quarter ~ '^\d{4}-Q[1-4]$'),
  until date not null,
  known_on date not null,
  reason text not null check (reason in ('TOO_HIGH', 'TOO_LOW', 'CHANGED', 'MISSING', 'TWICE', 'OUTDATED')),
  remark text check (length(remark) between 1 and 200),
  outcome text check (outcome in ('NOTHING', 'CORRECTED')),
  answer text check (length(answer) between 1 and 200),
  answered_at timestamptz,
  answered_by uuid,
  check (num_nonnulls(outcome, answered_at, answered_by) in (0, 3) and (answer is null or outcome is not null))
);
comment on column figure_check.quarter is 'in which people were identified; null for the whole programme';
comment on column figure_check.until is 'last day on which people counted were identified';
comment on column figure_check.known_on is 'day of knowledge';
create unique index figure_check_open on figure_check (asked_by, programme_id, organisation_id, indicator, part, (coalesce(quarter, '')))
  where outcome is null;
create index figure_check_of_organisation on figure_check (organisation_id, asked_at desc);
create index figure_check_of_coordination on figure_check (asked_by, asked_at desc);
alter table figure_check enable row level security;
alter table figure_check force row level security;
create policy owner_all on figure_check to visibles_owner using (true) with check (true);
create policy asked_select on figure_check for select to visibles_app
  using (organisation_id = (select current_organisation()) and (select may('FIGURES_OWN')));
create policy asker_select on figure_check for select to visibles_app
  using (asked_by = (select current_organisation()) and (select may('FIGURES_PROGRAMME'))
    and programme_id in (select coordinated_programmes()));
create policy asker_insert on figure_check for insert to visibles_app
  with check (asked_by = (select current_organisation()) and asker_id = (select current_member())
    and (select may('FIGURE_CHECK_ASK')) and (select may('FIGURES_PROGRAMME'))
    and programme_id in (select coordinated_programmes())
    and exists (select from programme_participant p
      where p.programme_id = figure_check.programme_id and p.organisation_id = figure_check.organisation_id));
create policy asked_update on figure_check for update to visibles_app
  using (organisation_id = (select current_organisation()) and (select may('FIGURE_CHECK_ANSWER')) and outcome is null)
  with check (organisation_id = (select current_organisation()) and (select may('FIGURE_CHECK_ANSWER'))
    and outcome is not null and answered_by = (select current_member()));
grant select, insert (id, programme_id, organisation_id, asked_at, indicator, part, quarter, until, known_on, reason, remark),
  update (outcome, answer, answered_at, answered_by) on figure_check to visibles_app;
--rollback drop table figure_check;
