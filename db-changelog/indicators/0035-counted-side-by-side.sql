--liquibase formatted sql

--changeset indicators:counted-side-by-side logicalFilePath:indicators/0035 splitStatements:false rollbackSplitStatements:false
--comment: As before, but what is counted of one organisation is written side by side: its page reads a tenth of the blocks. And on which days exchanges changed is asked of what was written since, not of all that was ever taken back.
set role visibles_keeper;
create or replace function counted_exchange_days(of_programme uuid, since xid8) returns table (organisation_id uuid, effective_on date)
  language sql stable rows 1000 set search_path = public, pg_temp set jit = off set enable_seqscan = off as $$
  with written as materialized (
    select f.kind, f.subject, f.organisation_id, f.effective_on, f.cancels from fact f
    where f.programme_id = of_programme and f.written_in >= since and (f.kind in ('CONTACT', 'ENCOUNTER', 'JOINED') or f.cancels is not null)),
  changed as not materialized (
    select w.kind, w.subject, w.organisation_id, w.effective_on from written w
    union all
    select g.kind, g.subject, g.organisation_id, g.effective_on from written w join fact g on g.id = w.cancels)
  select c.organisation_id, c.effective_on from changed c where c.kind in ('CONTACT', 'ENCOUNTER')
  union
  select f.organisation_id, f.effective_on from changed c join fact f on f.programme_id = of_programme and f.subject = c.subject
  where c.kind = 'JOINED' and f.kind = 'ENCOUNTER'
$$;
create or replace function keep_counted(of_programme uuid, anew boolean) returns bigint language plpgsql volatile security definer
  set search_path = public, pg_temp set jit = off as $$
declare
  mark xid8;
  since xid8;
  batch record;
  number bigint := 0;
begin
  if current_organisation() is not null or current_account() is not null then raise exception 'not found'; end if;
  if not pg_try_advisory_xact_lock(hashtextextended('counted ' || of_programme, 0)) then
    return -1;
  end if;
  mark := pg_snapshot_xmin(pg_current_snapshot());
  select u.written_before into since from counted_until u where u.programme_id = of_programme;
  if anew or since is null or since > mark then
    since := '0';
    delete from counted_version v where v.programme_id = of_programme;
    delete from counted_exchange e where e.programme_id = of_programme;
  end if;
  for batch in
    select array_agg(c.subject) as keys, array_agg(c.component) as components
    from (select k.subject, k.component, (dense_rank() over (order by k.component)) / 5000 as part from counted_components(of_programme, since) k) c
    group by c.part
  loop
    delete from counted_version v where v.programme_id = of_programme and v.subject = any (batch.keys);
    insert into counted_version select * from counted_versions_of(of_programme, batch.keys, batch.components, null) v
      order by v.organisation_id;
    number := number + cardinality(batch.keys);
  end loop;
  for batch in
    select array_agg(c.organisation_id) as organisations, array_agg(c.effective_on) as days
    from (select d.*, (row_number() over (order by d.organisation_id, d.effective_on)) / 5000 as part from counted_exchange_days(of_programme, since) d) c
    group by c.part
  loop
    delete from counted_exchange e using unnest(batch.organisations, batch.days) d(organisation_id, effective_on)
      where e.programme_id = of_programme and e.organisation_id = d.organisation_id and e.effective_on = d.effective_on;
    insert into counted_exchange select * from counted_exchanges_of(of_programme, batch.organisations, batch.days) e
      order by e.organisation_id, e.effective_on, e.known_on;
  end loop;
  perform drop_unpublished(of_programme, since);
  insert into counted_until values (of_programme, mark, clock_timestamp())
    on conflict (programme_id) do update set written_before = excluded.written_before, counted_at = excluded.counted_at;
  return number;
end $$;
reset role;
--rollback set role visibles_keeper;
--rollback create or replace function counted_exchange_days(of_programme uuid, since xid8) returns table (organisation_id uuid, effective_on date)
--rollback   language sql stable rows 1000 set search_path = public, pg_temp set jit = off set enable_seqscan = off as $$
--rollback   with changed as materialized (
--rollback     select f.kind, f.subject, f.organisation_id, f.effective_on from fact f where f.programme_id = of_programme and f.written_in >= since
--rollback     union all
--rollback     select g.kind, g.subject, g.organisation_id, g.effective_on from fact f join fact g on g.id = f.cancels
--rollback     where f.programme_id = of_programme and f.written_in >= since and f.cancels is not null)
--rollback   select c.organisation_id, c.effective_on from changed c where c.kind in ('CONTACT', 'ENCOUNTER')
--rollback   union
--rollback   select f.organisation_id, f.effective_on from changed c join fact f on f.programme_id = of_programme and f.subject = c.subject
--rollback   where c.kind = 'JOINED' and f.kind = 'ENCOUNTER'
--rollback $$;
--rollback create or replace function keep_counted(of_programme uuid, anew boolean) returns bigint language plpgsql volatile security definer
--rollback   set search_path = public, pg_temp set jit = off as $$
--rollback declare
--rollback   mark xid8;
--rollback   since xid8;
--rollback   batch record;
--rollback   number bigint := 0;
--rollback begin
--rollback   if current_organisation() is not null or current_account() is not null then raise exception 'not found'; end if;
--rollback   if not pg_try_advisory_xact_lock(hashtextextended('counted ' || of_programme, 0)) then
--rollback     return -1;
--rollback   end if;
--rollback   mark := pg_snapshot_xmin(pg_current_snapshot());
--rollback   select u.written_before into since from counted_until u where u.programme_id = of_programme;
--rollback   if anew or since is null or since > mark then
--rollback     since := '0';
--rollback     delete from counted_version v where v.programme_id = of_programme;
--rollback     delete from counted_exchange e where e.programme_id = of_programme;
--rollback   end if;
--rollback   for batch in
--rollback     select array_agg(c.subject) as keys, array_agg(c.component) as components
--rollback     from (select k.subject, k.component, (dense_rank() over (order by k.component)) / 5000 as part from counted_components(of_programme, since) k) c
--rollback     group by c.part
--rollback   loop
--rollback     delete from counted_version v where v.programme_id = of_programme and v.subject = any (batch.keys);
--rollback     insert into counted_version select * from counted_versions_of(of_programme, batch.keys, batch.components, null);
--rollback     number := number + cardinality(batch.keys);
--rollback   end loop;
--rollback   for batch in
--rollback     select array_agg(c.organisation_id) as organisations, array_agg(c.effective_on) as days
--rollback     from (select d.*, (row_number() over (order by d.organisation_id, d.effective_on)) / 5000 as part from counted_exchange_days(of_programme, since) d) c
--rollback     group by c.part
--rollback   loop
--rollback     delete from counted_exchange e using unnest(batch.organisations, batch.days) d(organisation_id, effective_on)
--rollback       where e.programme_id = of_programme and e.organisation_id = d.organisation_id and e.effective_on = d.effective_on;
--rollback     insert into counted_exchange select * from counted_exchanges_of(of_programme, batch.organisations, batch.days);
--rollback   end loop;
--rollback   perform drop_unpublished(of_programme, since);
--rollback   insert into counted_until values (of_programme, mark, clock_timestamp())
--rollback     on conflict (programme_id) do update set written_before = excluded.written_before, counted_at = excluded.counted_at;
--rollback   return number;
--rollback end $$;
--rollback reset role;
