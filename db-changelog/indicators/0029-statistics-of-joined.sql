--liquibase formatted sql

--changeset indicators:statistics-of-joined logicalFilePath:indicators/0029
--comment: How rare it is to be named by a joining is known of the table; the index, being partial, does not tell the planner, which made room for half a percent of all facts on each page. What an organisation did in the field is found without its other facts.
create statistics fact_joined_to on (codes ->> 'to') from fact;
create index fact_of_the_field_by_organisation on fact (organisation_id, programme_id) where kind in ('OUTING', 'ENCOUNTER', 'JOINED', 'CANCELLED');
analyze fact;
--rollback drop index fact_of_the_field_by_organisation; drop statistics fact_joined_to;

--changeset indicators:written-since-once logicalFilePath:indicators/0029 splitStatements:false rollbackSplitStatements:false
--comment: As before, but what was written since is read once; the planner took the index of all that was ever taken back for a part of it.
set role visibles_keeper;
create or replace function counted_components(of_programme uuid, since xid8) returns table (subject uuid, component uuid)
  language sql stable rows 1000 set search_path = public, pg_temp set jit = off set work_mem = '64MB' set enable_seqscan = off as $$
  with recursive written as materialized (
    select f.subject, f.kind, f.cancels from fact f where f.programme_id = of_programme and f.written_in >= since),
  seed as materialized (
    select w.subject from written w where w.subject is not null and w.kind <> 'ENCOUNTER'
    union
    select g.subject from written w join fact g on g.id = w.cancels where g.subject is not null),
  reach (seed, node) as (
    select s.subject, s.subject from seed s
    union
    select r.seed, e.other from reach r cross join lateral (
      select (f.codes ->> 'to')::uuid as other from fact f
      where f.programme_id = of_programme and f.subject = r.node and f.kind = 'JOINED'
      union all
      select f.subject from fact f
      where f.codes ->> 'to' = r.node::text and f.programme_id = of_programme) e),
  name as (select distinct on (r.seed) r.seed, r.node from reach r order by r.seed, r.node)
  select distinct r.node, n.node from reach r join name n on n.seed = r.seed
$$;
reset role;
--rollback set role visibles_keeper;
--rollback create or replace function counted_components(of_programme uuid, since xid8) returns table (subject uuid, component uuid)
--rollback   language sql stable rows 1000 set search_path = public, pg_temp set jit = off set work_mem = '64MB' set enable_seqscan = off as $$
--rollback   with recursive seed as materialized (
--rollback     select f.subject from fact f
--rollback     where f.programme_id = of_programme and f.written_in >= since and f.subject is not null and f.kind <> 'ENCOUNTER'
--rollback     union
--rollback     select g.subject from fact f join fact g on g.id = f.cancels
--rollback     where f.programme_id = of_programme and f.written_in >= since and f.cancels is not null and g.subject is not null),
--rollback   reach (seed, node) as (
--rollback     select s.subject, s.subject from seed s
--rollback     union
--rollback     select r.seed, e.other from reach r cross join lateral (
--rollback       select (f.codes ->> 'to')::uuid as other from fact f
--rollback       where f.programme_id = of_programme and f.subject = r.node and f.kind = 'JOINED'
--rollback       union all
--rollback       select f.subject from fact f
--rollback       where f.codes ->> 'to' = r.node::text and f.programme_id = of_programme) e),
--rollback   name as (select distinct on (r.seed) r.seed, r.node from reach r order by r.seed, r.node)
--rollback   select distinct r.node, n.node from reach r join name n on n.seed = r.seed
--rollback $$;
--rollback reset role;
