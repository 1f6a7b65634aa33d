--liquibase formatted sql

--changeset acquaintance:create-weights logicalFilePath:acquaintance/0005
--comment: Weights that were estimated from an organisation's own records, in versions; 0 are the shipped ones and stand in no row. Chances of agreement, never a value of anybody's.
create table match_weights (
  organisation_id uuid not null references organisation (id),
  version integer not null check (version > 0),
  made_at timestamptz not null,
  made_by uuid not null,
  people integer not null,
  pairs bigint not null,
  prior double precision not null check (prior > 0 and prior < 1),
  siblings boolean not null,
  chances jsonb not null,
  primary key (organisation_id, version)
);
alter table match_weights enable row level security;
alter table match_weights force row level security;
create policy owner_all on match_weights to visibles_owner using (true) with check (true);
create policy own_select on match_weights for select to visibles_app
  using (organisation_id = (select current_organisation()) and (select may('YOUTH_READ')));
create policy own_insert on match_weights for insert to visibles_app
  with check (organisation_id = (select current_organisation()) and (select may('MATCHING_MANAGE')));
grant select, insert on match_weights to visibles_app;
--rollback drop table match_weights;

--changeset acquaintance:create-weights-chosen logicalFilePath:acquaintance/0005
--comment: Which version was put in force when, and by whom; the last row holds. Version 0 goes back to the shipped weights.
create table match_weights_chosen (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  version integer not null check (version >= 0),
  since timestamptz not null,
  chosen_by uuid not null
);
create index match_weights_chosen_last on match_weights_chosen (organisation_id, since desc, id desc);
alter table match_weights_chosen enable row level security;
alter table match_weights_chosen force row level security;
create policy owner_all on match_weights_chosen to visibles_owner using (true) with check (true);
create policy own_select on match_weights_chosen for select to visibles_app
  using (organisation_id = (select current_organisation()) and (select may('YOUTH_READ')));
create policy own_insert on match_weights_chosen for insert to visibles_app
  with check (organisation_id = (select current_organisation()) and chosen_by = (select current_member())
    and (select may('MATCHING_MANAGE')) and (version = 0 or exists (select from match_weights w
      where w.organisation_id = match_weights_chosen.organisation_id and w.version = match_weights_chosen.version)));
grant select, insert on match_weights_chosen to visibles_app;
--rollback drop table match_weights_chosen;

--changeset acquaintance:create-estimation logicalFilePath:acquaintance/0005
--comment: A wish for an estimation, how far it is, and how it ended. One at a time for an organisation.
create table match_estimation (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  asked_by uuid not null,
  asked_at timestamptz not null,
  progress integer not null default 0 check (progress between 0 and 100),
  cancelled_at timestamptz,
  ended_at timestamptz,
  version integer
);
create unique index match_estimation_open on match_estimation (organisation_id) where ended_at is null;
alter table match_estimation enable row level security;
alter table match_estimation force row level security;
create policy owner_all on match_estimation to visibles_owner using (true) with check (true);
create policy own_select on match_estimation for select to visibles_app
  using (organisation_id = (select current_organisation()) and (select may('MATCHING_MANAGE')));
create policy own_insert on match_estimation for insert to visibles_app
  with check (organisation_id = (select current_organisation()) and asked_by = (select current_member())
    and (select may('MATCHING_MANAGE')));
create policy own_update on match_estimation for update to visibles_app
  using (organisation_id = (select current_organisation()) and (select may('MATCHING_MANAGE')) and ended_at is null)
  with check (organisation_id = (select current_organisation()));
create policy matcher_select on match_estimation for select to visibles_matcher using (true);
grant select, insert, update (progress, cancelled_at, ended_at, version) on match_estimation to visibles_app;
grant select on match_estimation to visibles_matcher;
--rollback drop table match_estimation;

--changeset acquaintance:estimations-to-run logicalFilePath:acquaintance/0005 splitStatements:false
--comment: Where an estimation waits. Refused as soon as anybody acts.
create function estimations_to_run() returns table (organisation_id uuid)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if current_organisation() is not null or current_account() is not null then raise exception 'not found'; end if;
  return query select e.organisation_id from match_estimation e where e.ended_at is null order by e.asked_at;
end $$;
revoke all on function estimations_to_run() from public;
grant execute on function estimations_to_run() to visibles_app;
alter function estimations_to_run() owner to visibles_matcher;
--rollback set role visibles_matcher; drop function estimations_to_run(); reset role;
