--liquibase formatted sql

--changeset indicators:keep-published-by-nobody logicalFilePath:indicators/0022 splitStatements:false rollbackSplitStatements:false
--comment: What is published is kept by the program alone, in a transaction in which nobody acts: the session of whoever coordinates a programme cannot write what others will read of it. It waits for a counting instead of giving way, as what it would lose took a minute. Otherwise as before.
set role visibles_keeper;
create or replace function keep_published(of_programme uuid, of_day date, until_day date, of_definitions text, mark xid8, names text[], texts text[])
  returns void language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if current_organisation() is not null or current_account() is not null
     or not exists (select from programme p where p.id = of_programme) then
    raise exception 'not found';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('counted ' || of_programme, 0));
  if exists (select from fact f
      where f.programme_id = of_programme and f.written_in >= mark and knowledge_day(f.recorded_at) <= of_day) then
    return;
  end if;
  delete from published_part p where p.programme_id = of_programme and p.known_on = of_day and p.until_on = until_day
    and not still_published(p.programme_id, p.known_on, p.written_before);
  insert into published_part select of_programme, of_day, until_day, of_definitions, u.name, u.answers, mark
    from unnest(names, texts) u(name, answers) on conflict do nothing;
end $$;
reset role;
--rollback set role visibles_keeper;
--rollback create or replace function keep_published(of_programme uuid, of_day date, until_day date, of_definitions text, mark xid8, names text[], texts text[])
--rollback   returns void language plpgsql volatile security definer set search_path = public, pg_temp as $$
--rollback begin
--rollback   if not may_read_counted(of_programme, false) then
--rollback     raise exception 'not found';
--rollback   end if;
--rollback   if not pg_try_advisory_xact_lock(hashtextextended('counted ' || of_programme, 0)) or exists (select from fact f
--rollback       where f.programme_id = of_programme and f.written_in >= mark and knowledge_day(f.recorded_at) <= of_day) then
--rollback     return;
--rollback   end if;
--rollback   delete from published_part p where p.programme_id = of_programme and p.known_on = of_day and p.until_on = until_day
--rollback     and not still_published(p.programme_id, p.known_on, p.written_before);
--rollback   insert into published_part select of_programme, of_day, until_day, of_definitions, u.name, u.answers, mark
--rollback     from unnest(names, texts) u(name, answers) on conflict do nothing;
--rollback end $$;
--rollback reset role;

--changeset indicators:count-own-of-what-was-written logicalFilePath:indicators/0022 splitStatements:false rollbackSplitStatements:false
--comment: As before, but of what was written since the last counting an organisation has only those counted of whom it ever wrote a stage: whom it identified first is among them. Whoever is counted so is left out of what is kept by a join, whichever plan is taken.
set role visibles_keeper;
create or replace function counted_people(of_programme uuid, as_known_on date, due_by date, own boolean)
  returns table (subject uuid, organisation_id uuid, identified_on date, anonymised boolean, commune text, qpv text, sex text,
    "birthYearMonth" text, "ageBand" text, diploma text, disability text, known text, mobilised boolean, connected boolean, exit text,
    still text, ended boolean, last_on date, situation text, situation_state text, situation_on date, days_to_appointment integer,
    days_to_spe integer, answer_days integer[], due integer, answered integer, scheduled integer, missed integer)
  language plpgsql stable rows 10000 security definer set search_path = public, pg_temp set jit = off as $$
declare
  keys uuid[];
  components uuid[];
begin
  if not may_read_counted(of_programme, own) then
    return;
  end if;
  select coalesce(array_agg(c.subject), '{}'), coalesce(array_agg(c.component), '{}') into keys, components
    from (select k.subject, k.component, bool_or(exists (select from fact f where f.subject = k.subject and f.kind = 'STAGE'
        and f.organisation_id = current_organisation())) over (partition by k.component) as ours
      from counted_components(of_programme, coalesce(counted_mark(of_programme), '0')) k) c
    where not own or c.ours;
  return query
    with version as (
      select v.* from counted_version v where v.programme_id = of_programme and v.known_from <= as_known_on and v.known_until > as_known_on
        and (not own or v.organisation_id = current_organisation())
          and not exists (select from unnest(keys) w(key) where w.key = v.subject)
      union all
      select v.* from counted_versions_of(of_programme, keys, components, as_known_on) v
      where cardinality(keys) > 0 and (not own or v.organisation_id = current_organisation()))
    select v.subject, v.organisation_id, v.identified_on, v.anonymised, v.commune, v.qpv, v.sex, v.birth_month, v.age_band, v.diploma,
      v.disability, v.known, v.mobilised, v.connected, v.exit, v.still, v.ended, v.last_on[width_bucket(as_known_on, v.last_known)],
      v.situation, v.situation_state, v.situation_on, v.days_to_appointment, v.days_to_spe, v.answer_days,
      coalesce(width_bucket(due_by, v.unanswered), 0) + coalesce(width_bucket(due_by, v.answered), 0),
      coalesce(width_bucket(due_by, v.answered), 0), v.scheduled, v.missed
    from version v;
end $$;
reset role;
--rollback set role visibles_keeper;
--rollback create or replace function counted_people(of_programme uuid, as_known_on date, due_by date, own boolean)
--rollback   returns table (subject uuid, organisation_id uuid, identified_on date, anonymised boolean, commune text, qpv text, sex text,
--rollback     "birthYearMonth" text, "ageBand" text, diploma text, disability text, known text, mobilised boolean, connected boolean, exit text,
--rollback     still text, ended boolean, last_on date, situation text, situation_state text, situation_on date, days_to_appointment integer,
--rollback     days_to_spe integer, answer_days integer[], due integer, answered integer, scheduled integer, missed integer)
--rollback   language plpgsql stable rows 10000 security definer set search_path = public, pg_temp set jit = off as $$
--rollback declare
--rollback   keys uuid[];
--rollback   components uuid[];
--rollback begin
--rollback   if not may_read_counted(of_programme, own) then
--rollback     return;
--rollback   end if;
--rollback   select coalesce(array_agg(c.subject), '{}'), coalesce(array_agg(c.component), '{}') into keys, components
--rollback     from counted_components(of_programme, coalesce(counted_mark(of_programme), '0')) c;
--rollback   return query
--rollback     with version as (
--rollback       select v.* from counted_version v where v.programme_id = of_programme and v.known_from <= as_known_on and v.known_until > as_known_on
--rollback         and (not own or v.organisation_id = current_organisation()) and v.subject <> all (keys)
--rollback       union all
--rollback       select v.* from counted_versions_of(of_programme, keys, components, as_known_on) v
--rollback       where cardinality(keys) > 0 and (not own or v.organisation_id = current_organisation()))
--rollback     select v.subject, v.organisation_id, v.identified_on, v.anonymised, v.commune, v.qpv, v.sex, v.birth_month, v.age_band, v.diploma,
--rollback       v.disability, v.known, v.mobilised, v.connected, v.exit, v.still, v.ended, v.last_on[width_bucket(as_known_on, v.last_known)],
--rollback       v.situation, v.situation_state, v.situation_on, v.days_to_appointment, v.days_to_spe, v.answer_days,
--rollback       coalesce(width_bucket(due_by, v.unanswered), 0) + coalesce(width_bucket(due_by, v.answered), 0),
--rollback       coalesce(width_bucket(due_by, v.answered), 0), v.scheduled, v.missed
--rollback     from version v;
--rollback end $$;
--rollback reset role;
