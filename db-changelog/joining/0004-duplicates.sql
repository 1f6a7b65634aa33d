--liquibase formatted sql

--changeset joining:create-duplicate-search logicalFilePath:joining/0004
--comment: When an organisation last had its own records looked through for people who are there twice, and how far that is.
create table duplicate_search (
  organisation_id uuid primary key,
  asked_at timestamptz not null,
  asked_by uuid not null,
  started_at timestamptz,
  people integer,
  finished_at timestamptz,
  check (started_at is not null or finished_at is null)
);
alter table duplicate_search enable row level security;
alter table duplicate_search force row level security;
create policy owner_all on duplicate_search to visibles_owner using (true) with check (true);
create policy keeper_select on duplicate_search for select to visibles_keeper using (true);
create policy own_select on duplicate_search for select to visibles_app
  using (organisation_id = (select current_organisation()) and (select may('DUPLICATE_JUDGE')));
create policy own_insert on duplicate_search for insert to visibles_app
  with check (organisation_id = (select current_organisation()) and asked_by = (select current_member()) and (select may('DUPLICATE_JUDGE')));
create policy own_update on duplicate_search for update to visibles_app
  using (organisation_id = (select current_organisation()) and (select may('DUPLICATE_JUDGE')))
  with check (organisation_id = (select current_organisation()));
grant select, insert, update (asked_at, asked_by, started_at, people, finished_at) on duplicate_search to visibles_app;
grant select on duplicate_search to visibles_keeper;
--rollback drop table duplicate_search;

--changeset joining:create-duplicate-pair logicalFilePath:joining/0004
--comment: Pairs of own records that may be of one person, as the last search found them, with what speaks for it and against: features and levels, no values.
create table duplicate_pair (
  organisation_id uuid not null,
  one_id uuid not null references youth (id) on delete cascade,
  other_id uuid not null references youth (id) on delete cascade,
  bits double precision not null,
  reasons jsonb not null check (jsonb_typeof(reasons) = 'array' and length(reasons::text) <= 4000),
  primary key (organisation_id, one_id, other_id),
  check (one_id < other_id)
);
create index duplicate_pair_by_weight on duplicate_pair (organisation_id, bits desc, one_id, other_id);
create index duplicate_pair_of_one on duplicate_pair (one_id);
create index duplicate_pair_of_other on duplicate_pair (other_id);
alter table duplicate_pair enable row level security;
alter table duplicate_pair force row level security;
create policy owner_all on duplicate_pair to visibles_owner using (true) with check (true);
create policy keeper_select on duplicate_pair for select to visibles_keeper using (true);
create policy own_select on duplicate_pair for select to visibles_app
  using (organisation_id = (select current_organisation()) and (select may('DUPLICATE_JUDGE')));
create policy own_insert on duplicate_pair for insert to visibles_app
  with check (organisation_id = (select current_organisation()) and (select may('DUPLICATE_JUDGE'))
    and (select count(*) from circle c where c.youth_id in (one_id, other_id)
      and c.organisation_id = (select current_organisation()) and c.relation = 'FULL') = 2);
create policy own_delete on duplicate_pair for delete to visibles_app
  using (organisation_id = (select current_organisation()) and (select may('DUPLICATE_JUDGE')));
grant select, insert, delete on duplicate_pair to visibles_app;
grant select on duplicate_pair to visibles_keeper;
--rollback drop table duplicate_pair;

--changeset joining:create-different-pair logicalFilePath:joining/0004
--comment: Pairs that somebody has judged to be two people: never proposed again.
create table different_pair (
  organisation_id uuid not null,
  one_id uuid not null references youth (id) on delete cascade,
  other_id uuid not null references youth (id) on delete cascade,
  said_by uuid not null,
  said_at timestamptz not null,
  primary key (organisation_id, one_id, other_id),
  check (one_id < other_id)
);
create index different_pair_of_one on different_pair (one_id);
create index different_pair_of_other on different_pair (other_id);
alter table different_pair enable row level security;
alter table different_pair force row level security;
create policy owner_all on different_pair to visibles_owner using (true) with check (true);
create policy keeper_select on different_pair for select to visibles_keeper using (true);
create policy own_select on different_pair for select to visibles_app
  using (organisation_id = (select current_organisation()) and ((select may('DUPLICATE_JUDGE')) or (select may('YOUTH_JOIN'))));
create policy own_insert on different_pair for insert to visibles_app
  with check (organisation_id = (select current_organisation()) and said_by = (select current_member())
    and ((select may('DUPLICATE_JUDGE')) or (select may('YOUTH_JOIN')))
    and (select count(*) from circle c where c.youth_id in (one_id, other_id)
      and c.organisation_id = (select current_organisation()) and c.relation = 'FULL') = 2);
grant select, insert on different_pair to visibles_app;
grant select on different_pair to visibles_keeper;
--rollback drop table different_pair;

--changeset joining:duplicates-asked logicalFilePath:joining/0004 splitStatements:false
--comment: Where a search waits, or was cut off half-way. Refused as soon as anybody acts.
create function duplicates_asked() returns setof uuid language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if current_organisation() is not null or current_account() is not null then raise exception 'not found'; end if;
  return query select s.organisation_id from duplicate_search s where s.finished_at is null order by s.asked_at;
end $$;
revoke all on function duplicates_asked() from public;
grant execute on function duplicates_asked() to visibles_app;
alter function duplicates_asked() owner to visibles_keeper;
--rollback set role visibles_keeper; drop function duplicates_asked(); reset role;

--changeset joining:duplicate-counts logicalFilePath:joining/0004 splitStatements:false
--comment: For the coordination: by organisation of its programmes that has searched, how many pairs wait to be judged. Rounded down to fives, so that under five reads 0 and one more is not seen from one day to the next; no pair and no person.
create function duplicate_counts() returns table (organisation_id uuid, at_least bigint, searched_at timestamptz)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if current_organisation() is null or not may('FIGURES_PROGRAMME') then raise exception 'not found'; end if;
  return query select s.organisation_id, (
      select count(*) / 5 * 5 from duplicate_pair p
      where p.organisation_id = s.organisation_id
        and exists (select from circle c where c.organisation_id = p.organisation_id and c.youth_id = p.one_id and c.relation = 'FULL')
        and exists (select from circle c where c.organisation_id = p.organisation_id and c.youth_id = p.other_id and c.relation = 'FULL')
        and not exists (select from different_pair d where d.organisation_id = p.organisation_id
          and d.one_id = p.one_id and d.other_id = p.other_id)), s.finished_at
    from duplicate_search s
    where s.finished_at is not null and exists (
      select from programme_participant mine join programme_participant theirs on theirs.programme_id = mine.programme_id
      where mine.organisation_id = current_organisation() and theirs.organisation_id = s.organisation_id);
end $$;
revoke all on function duplicate_counts() from public;
grant execute on function duplicate_counts() to visibles_app;
alter function duplicate_counts() owner to visibles_keeper;
--rollback set role visibles_keeper; drop function duplicate_counts(); reset role;
