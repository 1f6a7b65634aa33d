--liquibase formatted sql

--changeset indicators:published-part logicalFilePath:indicators/0021
--comment: What was published of a programme as known at the end of a past day, small counts hidden: read by those who coordinate it, written by a listed function. Void once a fact of then is written late.
create table published_part (
  programme_id uuid not null,
  known_on date not null,
  until_on date not null,
  definitions text not null check (length(definitions) <= 20),
  part text not null check (length(part) <= 60),
  answers text not null,
  written_before xid8 not null,
  primary key (programme_id, known_on, until_on, definitions, part)
);
alter table published_part enable row level security;
alter table published_part force row level security;
create policy owner_all on published_part to visibles_owner using (true) with check (true);
create policy programme_select on published_part for select to visibles_app
  using ((select may('FIGURES_PROGRAMME')) and programme_id in (select coordinated_programmes()));
create policy keeper_select on published_part for select to visibles_keeper using (true);
create policy keeper_insert on published_part for insert to visibles_keeper with check (true);
create policy keeper_delete on published_part for delete to visibles_keeper using (true);
grant select on published_part to visibles_app;
grant select, insert, delete on published_part to visibles_keeper;
--rollback drop table published_part;

--changeset indicators:keep-published logicalFilePath:indicators/0021 splitStatements:false
--comment: Keeps what whoever coordinates the programme has worked out, unless something of then was written meanwhile or people are being counted; tells whether it still holds; takes away what does not. Beyond the last counting the facts themselves are looked at.
create function keep_published(of_programme uuid, of_day date, until_day date, of_definitions text, mark xid8, names text[], texts text[])
  returns void language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if not may_read_counted(of_programme, false) then
    raise exception 'not found';
  end if;
  if not pg_try_advisory_xact_lock(hashtextextended('counted ' || of_programme, 0)) or exists (select from fact f
      where f.programme_id = of_programme and f.written_in >= mark and knowledge_day(f.recorded_at) <= of_day) then
    return;
  end if;
  delete from published_part p where p.programme_id = of_programme and p.known_on = of_day and p.until_on = until_day
    and not still_published(p.programme_id, p.known_on, p.written_before);
  insert into published_part select of_programme, of_day, until_day, of_definitions, u.name, u.answers, mark
    from unnest(names, texts) u(name, answers) on conflict do nothing;
end $$;
create function still_published(of_programme uuid, of_day date, mark xid8) returns boolean language plpgsql stable security definer
  set search_path = public, pg_temp as $$
declare
  counted xid8 := counted_mark(of_programme);
begin
  return counted is not null and not exists (select from fact f where f.programme_id = of_programme
    and f.written_in >= greatest(mark, counted) and knowledge_day(f.recorded_at) <= of_day);
end $$;
create function drop_unpublished(of_programme uuid, since xid8) returns void language sql volatile set search_path = public, pg_temp as $$
  delete from published_part p where p.programme_id = of_programme and (since = '0' or exists (select from fact f
    where f.programme_id = of_programme and f.written_in >= greatest(since, p.written_before) and knowledge_day(f.recorded_at) <= p.known_on))
$$;
create function organisations_to_publish() returns setof uuid language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select distinct o.id from organisation o join programme_participant p on p.organisation_id = o.id
    where o.kind = 'METROPOLE' and o.active;
end $$;
revoke all on function organisations_to_publish() from public;
grant execute on function organisations_to_publish() to visibles_app;
alter function organisations_to_publish() owner to visibles_keeper;
revoke all on function keep_published(uuid, date, date, text, xid8, text[], text[]), still_published(uuid, date, xid8),
  drop_unpublished(uuid, xid8) from public;
grant execute on function keep_published(uuid, date, date, text, xid8, text[], text[]), still_published(uuid, date, xid8) to visibles_app;
alter function keep_published(uuid, date, date, text, xid8, text[], text[]) owner to visibles_keeper;
alter function still_published(uuid, date, xid8) owner to visibles_keeper;
alter function drop_unpublished(uuid, xid8) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function organisations_to_publish(); drop function drop_unpublished(uuid, xid8); drop function still_published(uuid, date, xid8); drop function keep_published(uuid, date, date, text, xid8, text[], text[]); reset role;
