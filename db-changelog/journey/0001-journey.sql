--liquibase formatted sql

--changeset journey:moves logicalFilePath:journey/0001 splitStatements:false
--comment: The moves of the domain, once more where nobody can pass them by. Without a stage before, a journey begins as met.
create function journey_allows(before text, after text) returns boolean language sql immutable parallel safe
  as $$ select coalesce(case before
    when 'MET' then after in ('IDENTIFIED', 'OUT_OF_SCOPE', 'DECLINED', 'LOST')
    when 'IDENTIFIED' then after in ('MOBILISED', 'CONNECTED', 'EXITED', 'OUT_OF_SCOPE', 'DECLINED', 'LOST')
    when 'MOBILISED' then after in ('CONNECTED', 'EXITED', 'OUT_OF_SCOPE', 'DECLINED', 'LOST')
    when 'CONNECTED' then after in ('EXITED', 'LOST', 'DECLINED')
    when 'EXITED' then after in ('IDENTIFIED', 'MOBILISED')
    when 'OUT_OF_SCOPE' then after in ('IDENTIFIED', 'MOBILISED')
    when 'DECLINED' then after in ('IDENTIFIED', 'MOBILISED')
    when 'LOST' then after in ('IDENTIFIED', 'MOBILISED')
    else before is null and after = 'MET' end, false) $$;
revoke all on function journey_allows(text, text) from public;
grant execute on function journey_allows(text, text) to visibles_app;
--rollback drop function journey_allows(text, text);

--changeset journey:create-journey-event logicalFilePath:journey/0001
--comment: Each stage reached, never changed; a mistake is taken back by a later row that says why. The number makes one of two movers at once lose.
create table journey_event (
  id uuid primary key,
  youth_id uuid not null references youth (id) on delete cascade,
  number integer not null check (number > 0),
  organisation_id uuid not null,
  member_id uuid not null,
  stage text check (stage in ('MET', 'IDENTIFIED', 'MOBILISED', 'CONNECTED', 'EXITED', 'OUT_OF_SCOPE', 'DECLINED', 'LOST')),
  effective_on date not null,
  recorded_at timestamptz not null,
  connection text check (length(connection) between 1 and 40),
  outcome text check (length(outcome) between 1 and 40),
  reason text check (length(reason) between 1 and 40),
  cancels uuid unique,
  why text check (length(why) between 1 and 500),
  unique (youth_id, number),
  unique (id, youth_id),
  foreign key (cancels, youth_id) references journey_event (id, youth_id),
  check ((stage is null) = (cancels is not null)),
  check ((why is null) = (cancels is null)),
  check ((connection is not null) = (stage is not null and stage = 'CONNECTED')),
  check ((outcome is not null) = (stage is not null and stage = 'EXITED')),
  check ((reason is not null) = (stage is not null and stage = 'OUT_OF_SCOPE')),
  check (effective_on <= (recorded_at at time zone 'Europe/Paris')::date)
);
alter table journey_event enable row level security;
alter table journey_event force row level security;
create policy owner_all on journey_event to visibles_owner using (true) with check (true);
create policy followed_select on journey_event for select to visibles_app
  using ((select may('JOURNEY_READ')) and exists (select from circle c where c.youth_id = journey_event.youth_id
    and c.organisation_id = (select current_organisation()) and c.relation = 'FULL'));
create policy followed_insert on journey_event for insert to visibles_app
  with check ((select may('JOURNEY_MOVE')) and organisation_id = (select current_organisation())
    and member_id = (select current_member())
    and exists (select from circle c where c.youth_id = journey_event.youth_id
      and c.organisation_id = (select current_organisation()) and c.relation = 'FULL'));
grant select, insert on journey_event to visibles_app;
--rollback drop table journey_event;

--changeset journey:guard-journey-event logicalFilePath:journey/0001 splitStatements:false
--comment: Only the moves of the domain, in the order of their days; nobody is counted who was not informed. A number already taken is left to the constraint, which tells the slower of two that it was slower.
create function guard_journey_event() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  last_number integer;
  before journey_event%rowtype;
begin
  if current_user = 'visibles_owner' then
    return new;
  end if;
  select coalesce(max(e.number), 0) into last_number from journey_event e where e.youth_id = new.youth_id;
  if new.number <= last_number then
    return new;
  end if;
  if new.number <> last_number + 1 then
    raise exception 'not found';
  end if;
  if new.cancels is not null then
    if not exists (select from journey_event e where e.id = new.cancels and e.youth_id = new.youth_id and e.cancels is null and e.number > 1)
      or exists (
        select from (
          select e.stage as after, lag(e.stage) over (order by e.number) as before from journey_event e
          where e.youth_id = new.youth_id and e.cancels is null and e.id <> new.cancels
            and not exists (select from journey_event c where c.cancels = e.id)) pair
        where not journey_allows(pair.before, pair.after)) then
      raise exception 'not found';
    end if;
    return new;
  end if;
  select e.* into before from journey_event e where e.youth_id = new.youth_id and e.cancels is null
    and not exists (select from journey_event c where c.cancels = e.id) order by e.number desc limit 1;
  if not journey_allows(before.stage, new.stage) or new.effective_on < before.effective_on
    or ((new.stage = 'IDENTIFIED' or (new.stage = 'MOBILISED' and before.stage in ('OUT_OF_SCOPE', 'DECLINED', 'LOST')))
      and not exists (select from circle c where c.youth_id = new.youth_id and c.organisation_id = current_organisation() and c.informed)) then
    raise exception 'not found';
  end if;
  return new;
end $$;
revoke all on function guard_journey_event() from public;
create trigger guard before insert on journey_event for each row execute function guard_journey_event();
--rollback drop trigger guard on journey_event; drop function guard_journey_event();

--changeset journey:create-journey-proposal logicalFilePath:journey/0001
--comment: A mission locale that accepts or begins proposes that the person is connected; those who follow fully decide. Made by the recipient of that very referral alone, once for each answer.
create table journey_proposal (
  id uuid primary key,
  youth_id uuid not null references youth (id) on delete cascade,
  referral_id uuid not null references referral (id) on delete cascade,
  state text not null check (state in ('ACCEPTED', 'STARTED')),
  organisation_id uuid not null,
  member_id uuid not null,
  proposed_on date not null,
  recorded_at timestamptz not null,
  decision text check (decision in ('TAKEN', 'DISMISSED')),
  decided_at timestamptz,
  decided_organisation uuid,
  decided_member uuid,
  event_id uuid,
  unique (referral_id, state),
  foreign key (event_id, youth_id) references journey_event (id, youth_id),
  check ((decision is null) = (decided_at is null) and (decision is null) = (decided_organisation is null)
    and (decision is null) = (decided_member is null)),
  check ((event_id is not null) = (decision is not null and decision = 'TAKEN'))
);
create index journey_proposal_of_youth on journey_proposal (youth_id) where decision is null;
alter table journey_proposal enable row level security;
alter table journey_proposal force row level security;
create policy owner_all on journey_proposal to visibles_owner using (true) with check (true);
create policy followed_select on journey_proposal for select to visibles_app
  using ((select may('JOURNEY_READ')) and exists (select from circle c where c.youth_id = journey_proposal.youth_id
    and c.organisation_id = (select current_organisation()) and c.relation = 'FULL'));
create policy recipient_insert on journey_proposal for insert to visibles_app
  with check ((select may('REFERRAL_DECIDE')) and organisation_id = (select current_organisation())
    and member_id = (select current_member()) and decision is null
    and exists (select from organisation o where o.id = journey_proposal.organisation_id and o.kind = 'MISSION_LOCALE')
    and exists (select from referral r where r.id = journey_proposal.referral_id and r.youth_id = journey_proposal.youth_id
      and r.recipient_id = (select current_organisation()) and r.status = journey_proposal.state));
create policy followed_update on journey_proposal for update to visibles_app
  using ((select may('JOURNEY_MOVE')) and decision is null
    and exists (select from circle c where c.youth_id = journey_proposal.youth_id
      and c.organisation_id = (select current_organisation()) and c.relation = 'FULL'))
  with check ((select may('JOURNEY_MOVE')) and decided_organisation = (select current_organisation())
    and decided_member = (select current_member())
    and (event_id is null or exists (select from journey_event e where e.id = journey_proposal.event_id
      and e.youth_id = journey_proposal.youth_id and e.stage = 'CONNECTED')));
grant select, insert on journey_proposal to visibles_app;
grant update (decision, decided_at, decided_organisation, decided_member, event_id) on journey_proposal to visibles_app;
--rollback drop table journey_proposal;

--changeset journey:create-outcome-check logicalFilePath:journey/0001
--comment: Whether a positive outcome still held after six months. The latest answer counts; none is rewritten.
create table outcome_check (
  id uuid primary key,
  youth_id uuid not null,
  event_id uuid not null,
  number integer not null check (number > 0),
  organisation_id uuid not null,
  member_id uuid not null,
  still text not null check (still in ('YES', 'NO', 'UNKNOWN')),
  checked_on date not null,
  recorded_at timestamptz not null,
  unique (event_id, number),
  foreign key (event_id, youth_id) references journey_event (id, youth_id) on delete cascade,
  check (checked_on <= (recorded_at at time zone 'Europe/Paris')::date)
);
create index outcome_check_of_youth on outcome_check (youth_id);
alter table outcome_check enable row level security;
alter table outcome_check force row level security;
create policy owner_all on outcome_check to visibles_owner using (true) with check (true);
create policy followed_select on outcome_check for select to visibles_app
  using ((select may('JOURNEY_READ')) and exists (select from circle c where c.youth_id = outcome_check.youth_id
    and c.organisation_id = (select current_organisation()) and c.relation = 'FULL'));
create policy followed_insert on outcome_check for insert to visibles_app
  with check ((select may('JOURNEY_MOVE')) and organisation_id = (select current_organisation())
    and member_id = (select current_member())
    and exists (select from circle c where c.youth_id = outcome_check.youth_id
      and c.organisation_id = (select current_organisation()) and c.relation = 'FULL')
    and exists (select from journey_event e where e.id = outcome_check.event_id and e.youth_id = outcome_check.youth_id
      and e.stage = 'EXITED' and outcome_check.checked_on >= e.effective_on + interval '6 months'
      and not exists (select from journey_event c where c.cancels = e.id)));
grant select, insert on outcome_check to visibles_app;
--rollback drop table outcome_check;
