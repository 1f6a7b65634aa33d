--liquibase formatted sql

--changeset suggestion:create-suggestion logicalFilePath:suggestion/0001
--comment: Which services were shown for whom, in which order, and which one was chosen: by it one can judge the suggestions.
create table suggestion (
  id uuid primary key,
  youth_id uuid not null references youth (id) on delete cascade,
  organisation_id uuid not null default current_organisation(),
  member_id uuid not null default current_member(),
  shown_at timestamptz not null,
  needs text[] not null,
  shown uuid[] not null check (cardinality(shown) between 1 and 20),
  chosen uuid,
  chosen_at timestamptz,
  check ((chosen is null) = (chosen_at is null)),
  check (chosen is null or chosen = any (shown))
);
create index suggestion_of_youth on suggestion (youth_id);
create index suggestion_of_organisation on suggestion (organisation_id, shown_at);
alter table suggestion enable row level security;
alter table suggestion force row level security;
create policy owner_all on suggestion to visibles_owner using (true) with check (true);
create policy follower_select on suggestion for select to visibles_app
  using (organisation_id = (select current_organisation()) and (select may('REFERRAL_SEND'))
    and exists (select from circle c where c.youth_id = suggestion.youth_id
      and c.organisation_id = (select current_organisation()) and c.relation = 'FULL'));
create policy follower_insert on suggestion for insert to visibles_app
  with check (organisation_id = (select current_organisation()) and member_id = (select current_member())
    and (select may('REFERRAL_SEND')) and chosen is null and exists (select from circle c where c.youth_id = suggestion.youth_id
      and c.organisation_id = (select current_organisation()) and c.relation = 'FULL'));
create policy own_update on suggestion for update to visibles_app
  using (organisation_id = (select current_organisation()) and member_id = (select current_member()) and (select may('REFERRAL_SEND')))
  with check (true);
grant select, insert (id, youth_id, shown_at, needs, shown), update (chosen, chosen_at) on suggestion to visibles_app;
--rollback drop table suggestion;

--changeset suggestion:partner-records logicalFilePath:suggestion/0001 splitStatements:false
--comment: How each organisation has answered the referrals sent to it since then that name one of the needs, by whomever they were sent; the row without recipient is all of them together. Counts and a median of whole days: no referral, no sender, no person.
create function partner_records(of_needs text[], since timestamptz)
  returns table (recipient_id uuid, answered integer, accepted integer, median_days double precision)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if current_organisation() is null or not may('REFERRAL_SEND') then return; end if;
  return query select r.recipient_id, count(*)::integer, (count(*) filter (where r.status <> 'DECLINED'))::integer,
      percentile_cont(0.5) within group (order by floor(extract(epoch from r.decided_at - r.sent_at) / 86400)::double precision)
    from referral r
    where r.sent_at >= since and r.decided_at is not null and r.status not in ('WITHDRAWN', 'EXPIRED')
      and exists (select from referral_disclosure d where d.referral_id = r.id and d.field = 'NEEDS'
        and string_to_array(d.value, ',') && of_needs)
    group by grouping sets ((r.recipient_id), ());
end $$;
revoke all on function partner_records(text[], timestamptz) from public;
grant execute on function partner_records(text[], timestamptz) to visibles_app;
alter function partner_records(text[], timestamptz) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function partner_records(text[], timestamptz); reset role;
