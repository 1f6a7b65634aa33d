--liquibase formatted sql

--changeset organisation:create-organisation logicalFilePath:organisation/0001
--comment: Organisations hold no personal data: everyone reads them, an administrator writes them.
create table organisation (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  kind text not null check (kind in ('COMMUNE', 'ASSOCIATION', 'MISSION_LOCALE', 'METROPOLE', 'PARTNER')),
  commune_code text references commune (code),
  email text check (length(email) <= 254),
  active boolean not null default true,
  version bigint not null
);
create unique index organisation_name on organisation (fold(name));
alter table organisation enable row level security;
alter table organisation force row level security;
create policy owner_all on organisation to visibles_owner using (true) with check (true);
create policy anyone_select on organisation for select to visibles_app using (true);
create policy manager_insert on organisation for insert to visibles_app with check ((select may('ORGANISATION_MANAGE')));
create policy manager_update on organisation for update to visibles_app
  using ((select may('ORGANISATION_MANAGE'))) with check ((select may('ORGANISATION_MANAGE')));
grant select, insert, update (name, commune_code, email, active, version) on organisation to visibles_app;
--rollback drop table organisation;

--changeset organisation:create-competence logicalFilePath:organisation/0001
--comment: Which mission locale is competent for a commune; one at most.
create table competence (
  commune_code text primary key references commune (code),
  organisation_id uuid not null references organisation (id)
);
create index competence_of on competence (organisation_id);
alter table competence enable row level security;
alter table competence force row level security;
create policy owner_all on competence to visibles_owner using (true) with check (true);
create policy anyone_select on competence for select to visibles_app using (true);
create policy manager_insert on competence for insert to visibles_app with check ((select may('ORGANISATION_MANAGE')));
create policy manager_delete on competence for delete to visibles_app using ((select may('ORGANISATION_MANAGE')));
grant select, insert, delete on competence to visibles_app;
--rollback drop table competence;

--changeset organisation:create-programme logicalFilePath:organisation/0001
--comment: A funded experiment with its rules; days and months count from the dates given.
create table programme (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  starts_on date not null,
  ends_on date not null,
  min_age integer not null check (min_age between 0 and 120),
  max_age integer not null check (max_age between 0 and 120),
  months_without_spe integer not null check (months_without_spe between 0 and 60),
  lost_after_days integer not null check (lost_after_days between 1 and 1000),
  reconfirm_after_days integer not null check (reconfirm_after_days between 1 and 1000),
  referral_due_days integer not null check (referral_due_days between 1 and 365),
  referral_expiry_days integer not null check (referral_expiry_days between 1 and 365),
  version bigint not null,
  check (ends_on > starts_on),
  check (max_age >= min_age),
  check (referral_expiry_days >= referral_due_days)
);
create table programme_participant (
  programme_id uuid not null references programme (id),
  organisation_id uuid not null references organisation (id),
  primary key (programme_id, organisation_id)
);
create index participant_by_organisation on programme_participant (organisation_id, programme_id);
create table target (
  programme_id uuid not null references programme (id),
  organisation_id uuid references organisation (id),
  indicator text not null check (length(indicator) between 1 and 60),
  value double precision not null check (value >= 0),
  unique nulls not distinct (programme_id, organisation_id, indicator)
);
grant select, insert, update (name, starts_on, ends_on, min_age, max_age, months_without_spe, lost_after_days,
  reconfirm_after_days, referral_due_days, referral_expiry_days, version) on programme to visibles_app;
grant select, insert, delete on programme_participant to visibles_app;
grant select, insert, delete, update (value) on target to visibles_app;
--rollback drop table target; drop table programme_participant; drop table programme;

--changeset organisation:programme-policies logicalFilePath:organisation/0001
--comment: Taking part opens a programme's figures: the coordination manages only the programmes it takes part in, and never adds itself.
alter table programme enable row level security;
alter table programme force row level security;
create policy owner_all on programme to visibles_owner using (true) with check (true);
create policy anyone_select on programme for select to visibles_app using (true);
create policy manager_insert on programme for insert to visibles_app with check ((select may('ORGANISATION_MANAGE')));
create policy manager_update on programme for update to visibles_app
  using ((select may('PROGRAMME_MANAGE')) and ((select may('ORGANISATION_MANAGE')) or exists (select from programme_participant p
    where p.programme_id = programme.id and p.organisation_id = (select current_organisation()))));
alter table programme_participant enable row level security;
alter table programme_participant force row level security;
create policy owner_all on programme_participant to visibles_owner using (true) with check (true);
create policy anyone_select on programme_participant for select to visibles_app using (true);
create policy manager_insert on programme_participant for insert to visibles_app
  with check ((select may('PROGRAMME_MANAGE')) and ((select may('ORGANISATION_MANAGE')) or
    (organisation_id <> (select current_organisation()) and exists (select from programme_participant p
      where p.programme_id = programme_participant.programme_id and p.organisation_id = (select current_organisation())))));
create policy manager_delete on programme_participant for delete to visibles_app
  using ((select may('PROGRAMME_MANAGE')) and ((select may('ORGANISATION_MANAGE')) or
    (organisation_id <> (select current_organisation()) and exists (select from programme_participant p
      where p.programme_id = programme_participant.programme_id and p.organisation_id = (select current_organisation())))));
alter table target enable row level security;
alter table target force row level security;
create policy owner_all on target to visibles_owner using (true) with check (true);
create policy participant_select on target for select to visibles_app
  using (exists (select from programme_participant p where p.programme_id = target.programme_id
    and p.organisation_id = (select current_organisation()))
    and (organisation_id is null or organisation_id = (select current_organisation()) or (select may('PROGRAMME_MANAGE'))));
create policy manager_insert on target for insert to visibles_app
  with check ((select may('PROGRAMME_MANAGE')) and exists (select from programme_participant p
    where p.programme_id = target.programme_id and p.organisation_id = (select current_organisation())));
create policy manager_update on target for update to visibles_app
  using ((select may('PROGRAMME_MANAGE')) and exists (select from programme_participant p
    where p.programme_id = target.programme_id and p.organisation_id = (select current_organisation())));
create policy manager_delete on target for delete to visibles_app
  using ((select may('PROGRAMME_MANAGE')) and exists (select from programme_participant p
    where p.programme_id = target.programme_id and p.organisation_id = (select current_organisation())));
--rollback alter table programme disable row level security; alter table programme_participant disable row level security; alter table target disable row level security;

--changeset organisation:create-member logicalFilePath:organisation/0001
--comment: What an account is in an organisation. Who reads young people neither administers nor coordinates, in the same membership.
create table member (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  account_id uuid not null,
  display_name text not null check (length(display_name) between 1 and 200),
  roles text[] not null check (cardinality(roles) > 0
    and roles <@ array['OUTREACH_WORKER', 'TEAM_LEAD', 'PARTNER_AGENT', 'COORDINATOR', 'ADMINISTRATOR', 'DPO']),
  active boolean not null default true,
  version bigint not null,
  unique (organisation_id, account_id),
  constraint member_apart check (not (roles && array['OUTREACH_WORKER', 'TEAM_LEAD', 'PARTNER_AGENT']
    and roles && array['COORDINATOR', 'ADMINISTRATOR']))
);
create index member_of_account on member (account_id);
alter table member enable row level security;
alter table member force row level security;
create policy owner_all on member to visibles_owner using (true) with check (true);
create policy own_select on member for select to visibles_app
  using (organisation_id = (select current_organisation()) or (select may('ORGANISATION_MANAGE')));
create policy manager_insert on member for insert to visibles_app
  with check ((select may('MEMBER_MANAGE')) and account_id <> (select current_account())
    and ((select may('ORGANISATION_MANAGE')) or (organisation_id = (select current_organisation())
      and roles <@ array['OUTREACH_WORKER', 'TEAM_LEAD', 'PARTNER_AGENT'])));
create policy manager_update on member for update to visibles_app
  using ((select may('MEMBER_MANAGE')) and account_id <> (select current_account())
    and ((select may('ORGANISATION_MANAGE')) or (organisation_id = (select current_organisation())
      and roles <@ array['OUTREACH_WORKER', 'TEAM_LEAD', 'PARTNER_AGENT'])))
  with check ((select may('MEMBER_MANAGE')) and account_id <> (select current_account())
    and ((select may('ORGANISATION_MANAGE')) or (organisation_id = (select current_organisation())
      and roles <@ array['OUTREACH_WORKER', 'TEAM_LEAD', 'PARTNER_AGENT'])));
grant select, insert, update (display_name, roles, active, version) on member to visibles_app;
--rollback drop table member;

--changeset organisation:current-programme logicalFilePath:organisation/0001 splitStatements:false
--comment: The programme begun last among those the current organisation takes part in; before the first begins, that one.
create function current_programme(today date) returns uuid language sql stable as $$
  select p.id from programme p join programme_participant q on q.programme_id = p.id
  where q.organisation_id = (select current_organisation())
  order by (p.starts_on <= today) desc, case when p.starts_on <= today then p.starts_on end desc, p.starts_on, p.id
  limit 1 $$;
revoke all on function current_programme(date) from public;
grant execute on function current_programme(date) to visibles_app;
--rollback drop function current_programme(date);
