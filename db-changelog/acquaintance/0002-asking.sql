--liquibase formatted sql

--changeset acquaintance:agreement-to-ask logicalFilePath:acquaintance/0002
--comment: To ask whether another organisation follows somebody tells that one has met the person: it needs the person's agreement, apart from the others.
alter table agreement drop constraint agreement_kind_check;
alter table agreement add constraint agreement_kind_check check (kind in ('REFERRAL', 'SHARING', 'ACQUAINTANCE'));
create policy matcher_select on agreement for select to visibles_matcher using (true);
grant select (id, youth_id, kind, given_on, withdrawn_on) on agreement to visibles_matcher;
--rollback revoke all on agreement from visibles_matcher; drop policy matcher_select on agreement; alter table agreement drop constraint agreement_kind_check; alter table agreement add constraint agreement_kind_check check (kind in ('REFERRAL', 'SHARING'));

--changeset acquaintance:create-rules logicalFilePath:acquaintance/0002
--comment: How often may be asked in a programme, when the checks run, and after how many days a request without a meeting ends, whatever the reason. Without a row the defaults hold.
create table acquaintance_rules (
  programme_id uuid primary key references programme (id) on delete cascade,
  member_week integer not null default 10 check (member_week between 0 and 1000),
  organisation_month integer not null default 60 check (organisation_month between 0 and 10000),
  answer_days integer not null default 21 check (answer_days between 3 and 90),
  tick_minutes integer not null default 60 check (tick_minutes in (15, 30, 60, 120, 240, 720, 1440))
);
alter table acquaintance_rules enable row level security;
alter table acquaintance_rules force row level security;
create policy owner_all on acquaintance_rules to visibles_owner using (true) with check (true);
create policy participant_select on acquaintance_rules for select to visibles_app
  using ((select current_organisation()) is not null);
create policy manager_insert on acquaintance_rules for insert to visibles_app with check ((select may('ORGANISATION_MANAGE')));
create policy manager_update on acquaintance_rules for update to visibles_app
  using ((select may('ORGANISATION_MANAGE'))) with check ((select may('ORGANISATION_MANAGE')));
create policy matcher_select on acquaintance_rules for select to visibles_matcher using (true);
grant select, insert, update (member_week, organisation_month, answer_days, tick_minutes) on acquaintance_rules to visibles_app;
grant select on acquaintance_rules to visibles_matcher;
create policy matcher_select on programme for select to visibles_matcher using (true);
create policy matcher_select on programme_participant for select to visibles_matcher using (true);
grant select (id, starts_on) on programme to visibles_matcher;
grant select on programme_participant to visibles_matcher;
grant execute on function current_programme(date) to visibles_matcher;
--rollback revoke all on programme, programme_participant from visibles_matcher; drop policy matcher_select on programme; drop policy matcher_select on programme_participant; revoke all on function current_programme(date) from visibles_matcher; drop table acquaintance_rules;

--changeset acquaintance:create-request logicalFilePath:acquaintance/0002
--comment: Somebody asks whether another organisation follows this person. It holds nothing of the answer: who asked reads all of it.
create table acquaintance_request (
  id uuid primary key,
  youth_id uuid not null references youth (id) on delete cascade,
  asking_id uuid not null references organisation (id),
  member_id uuid not null,
  asked_at timestamptz not null,
  tick_at timestamptz not null,
  ends_at timestamptz not null,
  withdrawn_at timestamptz
);
create index acquaintance_request_of_youth on acquaintance_request (youth_id, asking_id, asked_at desc);
create index acquaintance_request_by_organisation on acquaintance_request (asking_id, asked_at desc);
create index acquaintance_request_by_tick on acquaintance_request (tick_at);
alter table acquaintance_request enable row level security;
alter table acquaintance_request force row level security;
create policy owner_all on acquaintance_request to visibles_owner using (true) with check (true);
create policy own_select on acquaintance_request for select to visibles_app
  using (asking_id = (select current_organisation()) and (select may('YOUTH_READ')));
create policy matcher_select on acquaintance_request for select to visibles_matcher using (true);
create policy matcher_insert on acquaintance_request for insert to visibles_matcher with check (true);
create policy matcher_update on acquaintance_request for update to visibles_matcher using (true) with check (true);
grant select on acquaintance_request to visibles_app;
grant select, insert, update (withdrawn_at) on acquaintance_request to visibles_matcher;
--rollback drop table acquaintance_request;

--changeset acquaintance:create-check logicalFilePath:acquaintance/0002
--comment: That a request was compared, at the tick. The program cannot read it.
create table acquaintance_check (
  request_id uuid primary key references acquaintance_request (id) on delete cascade,
  taken_at timestamptz not null,
  concluded_at timestamptz
);
alter table acquaintance_check enable row level security;
alter table acquaintance_check force row level security;
create policy owner_all on acquaintance_check to visibles_owner using (true) with check (true);
create policy matcher_select on acquaintance_check for select to visibles_matcher using (true);
create policy matcher_insert on acquaintance_check for insert to visibles_matcher with check (true);
create policy matcher_update on acquaintance_check for update to visibles_matcher using (true) with check (true);
grant select, insert, update (concluded_at) on acquaintance_check to visibles_matcher;
--rollback drop table acquaintance_check;

--changeset acquaintance:create-proposal logicalFilePath:acquaintance/0002
--comment: "A partner may have met somebody you follow." Each request makes three rows, of which those that nobody is asked by stay blank: how many rows there are tells nothing. The program reads them by functions alone.
create table acquaintance_proposal (
  id uuid primary key,
  request_id uuid not null references acquaintance_request (id) on delete cascade,
  organisation_id uuid references organisation (id),
  youth_id uuid references youth (id) on delete cascade,
  agreed text[] not null,
  weights integer not null,
  made_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid,
  accepted boolean,
  check ((organisation_id is null) = (youth_id is null)),
  check ((decided_at is null) = (accepted is null) and (decided_at is null) = (decided_by is null)
    and (decided_at is null or organisation_id is not null))
);
comment on column acquaintance_proposal.agreed is 'feature and how well it agrees, never a value: PHONE.SAME, FIRST_NAME.NEAR';
create index acquaintance_proposal_by_organisation on acquaintance_proposal (organisation_id, made_at desc);
create index acquaintance_proposal_of_request on acquaintance_proposal (request_id);
alter table acquaintance_proposal enable row level security;
alter table acquaintance_proposal force row level security;
create policy owner_all on acquaintance_proposal to visibles_owner using (true) with check (true);
create policy matcher_select on acquaintance_proposal for select to visibles_matcher using (true);
create policy matcher_insert on acquaintance_proposal for insert to visibles_matcher with check (true);
create policy matcher_update on acquaintance_proposal for update to visibles_matcher using (true) with check (true);
grant select, insert, update (decided_at, decided_by, accepted) on acquaintance_proposal to visibles_matcher;
--rollback drop table acquaintance_proposal;

--changeset acquaintance:create-introduction logicalFilePath:acquaintance/0002
--comment: Two organisations that know of each other by an accepted proposal: their two records may be one person. Each reads its own side, by a function.
create table introduction (
  id uuid primary key,
  request_id uuid not null references acquaintance_request (id) on delete cascade,
  asking_id uuid not null references organisation (id),
  asking_youth uuid not null references youth (id) on delete cascade,
  asking_member uuid not null,
  known_id uuid not null references organisation (id),
  known_youth uuid not null references youth (id) on delete cascade,
  known_member uuid not null,
  at timestamptz not null,
  check (asking_id <> known_id and asking_youth <> known_youth)
);
create index introduction_asked on introduction (asking_id, asking_youth);
create index introduction_known on introduction (known_id, known_youth);
alter table introduction enable row level security;
alter table introduction force row level security;
create policy owner_all on introduction to visibles_owner using (true) with check (true);
create policy matcher_select on introduction for select to visibles_matcher using (true);
create policy matcher_insert on introduction for insert to visibles_matcher with check (true);
grant select, insert on introduction to visibles_matcher;
create policy matcher_select on member for select to visibles_matcher using (true);
create policy matcher_select on organisation for select to visibles_matcher using (true);
grant select (id, display_name, active) on member to visibles_matcher;
grant select (id, email, active) on organisation to visibles_matcher;
--rollback revoke all on member, organisation from visibles_matcher; drop policy matcher_select on member; drop policy matcher_select on organisation; drop table introduction;

--changeset acquaintance:ask-acquaintance logicalFilePath:acquaintance/0002 splitStatements:false
--comment: Queues a request. What it says depends on the asker's own rows alone: asked again while it is open, or twice at once, it is one request and the same word.
create function ask_acquaintance(request uuid, person uuid, at timestamptz, today date) returns text
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  rules record;
  tick timestamptz;
begin
  if not may('ACQUAINTANCE_ASK') or current_member() is null or not exists (select from circle c where c.youth_id = person
      and c.organisation_id = current_organisation() and c.relation = 'FULL') then
    raise exception 'not found';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('acquaintance' || current_organisation()::text, 0));
  if not exists (select from agreement a where a.youth_id = person and a.kind = 'ACQUAINTANCE' and a.withdrawn_on is null) then
    return 'NO_AGREEMENT';
  end if;
  if not exists (select from match_key m where m.youth_id = person and m.organisation_id = current_organisation()) then
    return 'TOO_LITTLE';
  end if;
  if exists (select from acquaintance_request r where r.youth_id = person and r.asking_id = current_organisation()
      and r.withdrawn_at is null and r.ends_at > at) then
    return 'SENT';
  end if;
  select coalesce(s.member_week, 10) as member_week, coalesce(s.organisation_month, 60) as organisation_month,
      coalesce(s.answer_days, 21) as answer_days, coalesce(s.tick_minutes, 60) as tick_minutes
    into rules from (select current_programme(today) as id) p left join acquaintance_rules s on s.programme_id = p.id;
  if (select count(*) from acquaintance_request r where r.asking_id = current_organisation()
      and r.member_id = current_member() and r.asked_at > at - interval '7 days') >= rules.member_week then
    return 'MEMBER_QUOTA';
  end if;
  if (select count(*) from acquaintance_request r where r.asking_id = current_organisation()
      and r.asked_at > at - interval '30 days') >= rules.organisation_month then
    return 'ORGANISATION_QUOTA';
  end if;
  tick := to_timestamp((floor(extract(epoch from at) / (60 * rules.tick_minutes)) + 1) * 60 * rules.tick_minutes);
  insert into acquaintance_request (id, youth_id, asking_id, member_id, asked_at, tick_at, ends_at)
    values (request, person, current_organisation(), current_member(), at, tick, tick + make_interval(days => rules.answer_days));
  return 'SENT';
end $$;
revoke all on function ask_acquaintance(uuid, uuid, timestamptz, date) from public;
grant execute on function ask_acquaintance(uuid, uuid, timestamptz, date) to visibles_app;
alter function ask_acquaintance(uuid, uuid, timestamptz, date) owner to visibles_matcher;
--rollback set role visibles_matcher; drop function ask_acquaintance(uuid, uuid, timestamptz, date); reset role;

--changeset acquaintance:stop-acquaintance logicalFilePath:acquaintance/0002 splitStatements:false
--comment: The person took the agreement back: what is open about it stops, for all who asked.
create function stop_acquaintance(person uuid, at timestamptz) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not may('YOUTH_WRITE') or not exists (select from circle c where c.youth_id = person
      and c.organisation_id = current_organisation() and c.relation = 'FULL') then
    raise exception 'not found';
  end if;
  update acquaintance_request r set withdrawn_at = at where r.youth_id = person and r.withdrawn_at is null and r.ends_at > at;
end $$;
revoke all on function stop_acquaintance(uuid, timestamptz) from public;
grant execute on function stop_acquaintance(uuid, timestamptz) to visibles_app;
alter function stop_acquaintance(uuid, timestamptz) owner to visibles_matcher;
--rollback set role visibles_matcher; drop function stop_acquaintance(uuid, timestamptz); reset role;
