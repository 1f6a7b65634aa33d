--liquibase formatted sql

--changeset youth:create-agreement logicalFilePath:youth/0002
--comment: What the person agreed to, apart from having been informed; it can be withdrawn, never rewritten.
create table agreement (
  id uuid primary key,
  youth_id uuid not null references youth (id) on delete cascade,
  kind text not null check (kind in ('REFERRAL', 'SHARING')),
  means text not null check (means in ('ORAL', 'WRITTEN', 'DIGITAL')),
  given_on date not null,
  organisation_id uuid not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  withdrawn_on date check (withdrawn_on >= given_on),
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  check ((withdrawn_on is null) = (withdrawn_by is null) and (withdrawn_on is null) = (withdrawn_at is null))
);
create index agreement_of_youth on agreement (youth_id, given_on desc);
alter table agreement enable row level security;
alter table agreement force row level security;
create policy owner_all on agreement to visibles_owner using (true) with check (true);
create policy followed_select on agreement for select to visibles_app
  using ((select may('YOUTH_READ')) and exists (select from circle c where c.youth_id = agreement.youth_id
    and c.organisation_id = (select current_organisation()) and c.relation = 'FULL'));
create policy followed_insert on agreement for insert to visibles_app
  with check ((select may('YOUTH_WRITE')) and organisation_id = (select current_organisation())
    and recorded_by = (select current_member()) and withdrawn_on is null
    and exists (select from circle c where c.youth_id = agreement.youth_id
      and c.organisation_id = (select current_organisation()) and c.relation = 'FULL'));
create policy followed_update on agreement for update to visibles_app
  using ((select may('YOUTH_WRITE')) and withdrawn_on is null and exists (select from circle c
    where c.youth_id = agreement.youth_id and c.organisation_id = (select current_organisation()) and c.relation = 'FULL'))
  with check ((select may('YOUTH_WRITE')) and withdrawn_by = (select current_member()));
grant select, insert on agreement to visibles_app;
grant update (withdrawn_on, withdrawn_by, withdrawn_at) on agreement to visibles_app;
--rollback drop table agreement;
