--liquibase formatted sql

--changeset youth:create-judged-by logicalFilePath:youth/0006
--comment: By which rules the records of an organisation were last judged as a whole; without a row, by none yet.
create table judged_by (
  organisation_id uuid primary key,
  min_age integer not null,
  max_age integer not null,
  months_without_spe integer not null,
  judged_at timestamptz not null
);
alter table judged_by enable row level security;
alter table judged_by force row level security;
create policy owner_all on judged_by to visibles_owner using (true) with check (true);
create policy own_select on judged_by for select to visibles_app
  using (organisation_id = (select current_organisation()) and (select may('YOUTH_WRITE')));
create policy own_insert on judged_by for insert to visibles_app
  with check (organisation_id = (select current_organisation()) and (select may('YOUTH_WRITE')));
create policy own_update on judged_by for update to visibles_app
  using (organisation_id = (select current_organisation()) and (select may('YOUTH_WRITE')))
  with check (organisation_id = (select current_organisation()));
grant select, insert, update (min_age, max_age, months_without_spe, judged_at) on judged_by to visibles_app;
--rollback drop table judged_by;

--changeset youth:following-organisations logicalFilePath:youth/0006 splitStatements:false
--comment: Which organisations follow anybody, for background work that goes through them one by one. Refused as soon as anybody acts. One look into the index for each.
create function following_organisations() returns setof uuid
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if current_organisation() is not null or current_account() is not null then raise exception 'not found'; end if;
  return query with recursive following (id) as (
      (select c.organisation_id from circle c order by c.organisation_id limit 1)
      union all
      select (select c.organisation_id from circle c where c.organisation_id > f.id order by c.organisation_id limit 1)
        from following f where f.id is not null)
    select f.id from following f where f.id is not null;
end $$;
revoke all on function following_organisations() from public;
grant execute on function following_organisations() to visibles_app;
alter function following_organisations() owner to visibles_keeper;
--rollback set role visibles_keeper; drop function following_organisations(); reset role;
