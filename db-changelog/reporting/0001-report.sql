--liquibase formatted sql

--changeset reporting:who-reads-reports logicalFilePath:reporting/0001 splitStatements:false
--comment: The programme's report belongs to its coordination, an organisation's to that organisation; both as the figures do.
create function reads_report(of_kind text, of_programme uuid, of_organisation uuid) returns boolean
  language sql stable set search_path = public, pg_temp as $$
  select coalesce(case of_kind
    when 'PROGRAMME' then may('FIGURES_PROGRAMME') and of_programme in (select coordinated_programmes())
    else may('FIGURES_OWN') and of_organisation = current_organisation() end, false) $$;
create function writes_report(of_kind text, of_programme uuid, of_organisation uuid) returns boolean
  language sql stable set search_path = public, pg_temp as $$
  select coalesce(may('REPORT_WRITE') and of_organisation = current_organisation() and of_programme in (select own_programmes())
    and reads_report(of_kind, of_programme, of_organisation), false) $$;
revoke all on function reads_report(text, uuid, uuid), writes_report(text, uuid, uuid) from public;
grant execute on function reads_report(text, uuid, uuid), writes_report(text, uuid, uuid) to visibles_app;
--rollback drop function writes_report(text, uuid, uuid); drop function reads_report(text, uuid, uuid);

--changeset reporting:create-report logicalFilePath:reporting/0001
--comment: A report that is being written. Its figures are computed when it is looked at; kept are the period, the day of knowledge and the texts between the figures.
create table report (
  id uuid primary key,
  kind text not null check (kind in ('PROGRAMME', 'ORGANISATION')),
  programme_id uuid not null references programme (id),
  organisation_id uuid not null default current_organisation() references organisation (id),
  quarter text check (quarter ~ '^\d{4}-Q[1-4]$'),
  known_on date,
  made_by uuid not null default current_member(),
  author_name text not null check (length(author_name) between 1 and 200),
  made_at timestamptz not null,
  discarded_at timestamptz
);
comment on column report.quarter is 'in which people were identified; null for the whole programme';
comment on column report.known_on is 'day of knowledge; null for the last end of a month';
create index report_of_organisation on report (organisation_id, made_at desc);
create index report_of_programme on report (programme_id, made_at desc);
alter table report enable row level security;
alter table report force row level security;
create policy owner_all on report to visibles_owner using (true) with check (true);
create policy reader_select on report for select to visibles_app using (reads_report(kind, programme_id, organisation_id));
create policy writer_insert on report for insert to visibles_app
  with check (made_by = (select current_member()) and discarded_at is null and writes_report(kind, programme_id, organisation_id));
create policy writer_update on report for update to visibles_app
  using (writes_report(kind, programme_id, organisation_id)) with check (writes_report(kind, programme_id, organisation_id));
grant select, insert (id, kind, programme_id, quarter, known_on, author_name, made_at), update (quarter, known_on, discarded_at) on report to visibles_app;
--rollback drop table report;

--changeset reporting:create-report-schedule logicalFilePath:reporting/0001
--comment: A report asked for at every end of a month or a quarter; the program freezes it then.
create table report_schedule (
  id uuid primary key,
  kind text not null check (kind in ('PROGRAMME', 'ORGANISATION')),
  programme_id uuid not null references programme (id),
  organisation_id uuid not null default current_organisation() references organisation (id),
  rhythm text not null check (rhythm in ('MONTH', 'QUARTER')),
  since date not null,
  active boolean not null,
  set_by uuid not null default current_member(),
  unique (organisation_id, programme_id, kind)
);
comment on column report_schedule.since is 'ends of periods from this day on';
alter table report_schedule enable row level security;
alter table report_schedule force row level security;
create policy owner_all on report_schedule to visibles_owner using (true) with check (true);
create policy reader_select on report_schedule for select to visibles_app using (reads_report(kind, programme_id, organisation_id));
create policy writer_insert on report_schedule for insert to visibles_app
  with check (set_by = (select current_member()) and writes_report(kind, programme_id, organisation_id));
create policy writer_update on report_schedule for update to visibles_app
  using (writes_report(kind, programme_id, organisation_id)) with check (writes_report(kind, programme_id, organisation_id));
create policy keeper_select on report_schedule for select to visibles_keeper using (true);
grant select, insert (id, kind, programme_id, rhythm, since, active), update (rhythm, since, active) on report_schedule to visibles_app;
grant select on report_schedule to visibles_keeper;
--rollback drop table report_schedule;

--changeset reporting:create-report-subscription logicalFilePath:reporting/0001
--comment: Who is told of a scheduled report; each member for itself.
create table report_subscription (
  schedule_id uuid not null references report_schedule (id),
  member_id uuid not null default current_member(),
  active boolean not null,
  primary key (schedule_id, member_id)
);
alter table report_subscription enable row level security;
alter table report_subscription force row level security;
create policy owner_all on report_subscription to visibles_owner using (true) with check (true);
create policy reader_select on report_subscription for select to visibles_app
  using (exists (select from report_schedule s where s.id = schedule_id));
create policy own_insert on report_subscription for insert to visibles_app
  with check (member_id = (select current_member()) and exists (select from report_schedule s where s.id = schedule_id));
create policy own_update on report_subscription for update to visibles_app
  using (member_id = (select current_member())) with check (member_id = (select current_member()));
grant select, insert (schedule_id, active), update (active) on report_subscription to visibles_app;
--rollback drop table report_subscription;

--changeset reporting:create-frozen-report logicalFilePath:reporting/0001
--comment: A report as it was sent out: nobody changes or removes it. It keeps its texts and tables as canonical JSON, and the database checks their SHA-256.
create table frozen_report (
  id uuid primary key,
  report_id uuid unique references report (id),
  schedule_id uuid references report_schedule (id),
  kind text not null check (kind in ('PROGRAMME', 'ORGANISATION')),
  programme_id uuid not null references programme (id),
  organisation_id uuid not null default current_organisation() references organisation (id),
  year integer not null,
  number integer not null check (number > 0),
  author_id uuid not null default current_member(),
  author_name text check (length(author_name) between 1 and 200),
  frozen_at timestamptz not null,
  quarter text check (quarter ~ '^\d{4}-Q[1-4]$'),
  known_on date not null,
  content text not null check (length(content) <= 2000000 and content is json object),
  sha256 text not null check (sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
  unique (schedule_id, known_on),
  check (num_nonnulls(report_id, schedule_id) = 1),
  check (known_on < (frozen_at at time zone 'Europe/Paris')::date)
);
comment on column frozen_report.author_name is 'null: frozen by the program';
create unique index frozen_report_number on frozen_report
  (kind, programme_id, (case kind when 'ORGANISATION' then organisation_id end), year, number) nulls not distinct;
create index frozen_report_of_organisation on frozen_report (organisation_id, frozen_at desc);
alter table frozen_report enable row level security;
alter table frozen_report force row level security;
create policy owner_all on frozen_report to visibles_owner using (true) with check (true);
create policy reader_select on frozen_report for select to visibles_app using (reads_report(kind, programme_id, organisation_id));
create policy writer_insert on frozen_report for insert to visibles_app
  with check (author_id = (select current_member()) and writes_report(kind, programme_id, organisation_id)
    and (schedule_id is null or author_id = '00000000-0000-0000-0000-000000000000' and exists (select from report_schedule s
      where s.id = schedule_id and s.kind = frozen_report.kind and s.programme_id = frozen_report.programme_id))
    and (report_id is null or exists (select from report r where r.id = report_id and r.discarded_at is null
      and r.kind = frozen_report.kind and r.programme_id = frozen_report.programme_id)));
grant select, insert (id, report_id, schedule_id, kind, programme_id, author_name, frozen_at, quarter, known_on, content, sha256)
  on frozen_report to visibles_app;
--rollback drop table frozen_report;

--changeset reporting:number-of-frozen-report logicalFilePath:reporting/0001 splitStatements:false
--comment: Numbers by kind, programme (and organisation, for its own) and year of freezing, one after the other: whoever freezes at the same time waits, and what is rolled back leaves no gap.
create function number_report() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  new.year := extract(year from new.frozen_at at time zone 'Europe/Paris');
  perform pg_advisory_xact_lock(hashtextextended(concat_ws(' ', 'report', new.kind, new.programme_id,
    case new.kind when 'ORGANISATION' then new.organisation_id end, new.year), 0));
  select coalesce(max(f.number), 0) + 1 into new.number from frozen_report f
    where f.kind = new.kind and f.programme_id = new.programme_id and f.year = new.year
      and (f.kind = 'PROGRAMME' or f.organisation_id = new.organisation_id);
  return new;
end $$;
revoke all on function number_report() from public;
grant execute on function number_report() to visibles_app;
create trigger number_report before insert on frozen_report for each row execute function number_report();
--rollback drop trigger number_report on frozen_report; drop function number_report();

--changeset reporting:create-report-text logicalFilePath:reporting/0001
--comment: What is written between the figures of a report, until it is frozen.
create table report_text (
  report_id uuid not null references report (id),
  section text not null check (section ~ '^[A-Z_]{1,40}$'),
  text text not null check (length(text) <= 5000),
  changed_at timestamptz not null,
  changed_by uuid not null,
  author_name text not null check (length(author_name) between 1 and 200),
  version bigint not null,
  primary key (report_id, section)
);
alter table report_text enable row level security;
alter table report_text force row level security;
create policy owner_all on report_text to visibles_owner using (true) with check (true);
create policy reader_select on report_text for select to visibles_app using (exists (select from report r where r.id = report_id));
create policy writer_insert on report_text for insert to visibles_app
  with check (changed_by = (select current_member()) and exists (select from report r where r.id = report_id
    and r.discarded_at is null and writes_report(r.kind, r.programme_id, r.organisation_id))
    and not exists (select from frozen_report f where f.report_id = report_text.report_id));
create policy writer_update on report_text for update to visibles_app
  using (exists (select from report r where r.id = report_id
    and r.discarded_at is null and writes_report(r.kind, r.programme_id, r.organisation_id))
    and not exists (select from frozen_report f where f.report_id = report_text.report_id))
  with check (changed_by = (select current_member()));
grant select, insert, update (text, changed_at, changed_by, author_name, version) on report_text to visibles_app;
--rollback drop table report_text;

--changeset reporting:due-schedules logicalFilePath:reporting/0001 splitStatements:false
--comment: Where reports are asked for: background work goes through them one by one. Refused as soon as anybody acts.
create function scheduled_reports() returns table (id uuid, organisation_id uuid, kind text)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if current_organisation() is not null or current_account() is not null then raise exception 'not found'; end if;
  return query select s.id, s.organisation_id, s.kind from report_schedule s where s.active order by s.id;
end $$;
revoke all on function scheduled_reports() from public;
grant execute on function scheduled_reports() to visibles_app;
alter function scheduled_reports() owner to visibles_keeper;
--rollback set role visibles_keeper; drop function scheduled_reports(); reset role;
