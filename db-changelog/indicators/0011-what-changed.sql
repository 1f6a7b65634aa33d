--liquibase formatted sql

--changeset indicators:figure-rules logicalFilePath:indicators/0011
--comment: The settings by which figures are worked out, each with the instant since which it holds: figures of a past day keep its settings.
create table figure_rules (
  programme_id uuid not null,
  since timestamptz not null,
  lost_after_days integer not null,
  reconfirm_after_days integer not null,
  referral_due_days integer not null,
  primary key (programme_id, since)
);
alter table figure_rules enable row level security;
alter table figure_rules force row level security;
create policy owner_all on figure_rules to visibles_owner using (true) with check (true);
create policy own_select on figure_rules for select to visibles_app using (programme_id in (select own_programmes()));
create policy keeper_insert on figure_rules for insert to visibles_keeper with check (true);
grant select on figure_rules to visibles_app;
grant insert on figure_rules to visibles_keeper;
insert into figure_rules
  select id, '-infinity', lost_after_days, reconfirm_after_days, referral_due_days from programme;
--rollback drop table figure_rules;

--changeset indicators:keep-figure-rules logicalFilePath:indicators/0011 splitStatements:false
--comment: Keeps each change of the settings; the first ones hold from the beginning.
create function keep_figure_rules() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into figure_rules values (new.id, case when tg_op = 'INSERT' then '-infinity' else clock_timestamp() end,
    new.lost_after_days, new.reconfirm_after_days, new.referral_due_days);
  return null;
end $$;
revoke all on function keep_figure_rules() from public;
create trigger figure_rules_begin after insert on programme for each row execute function keep_figure_rules();
create trigger figure_rules_change after update on programme for each row
  when ((old.lost_after_days, old.reconfirm_after_days, old.referral_due_days)
    is distinct from (new.lost_after_days, new.reconfirm_after_days, new.referral_due_days))
  execute function keep_figure_rules();
alter function keep_figure_rules() owner to visibles_keeper;
--rollback drop trigger figure_rules_change on programme; drop trigger figure_rules_begin on programme; set role visibles_keeper; drop function keep_figure_rules(); reset role;

--changeset indicators:changed-facts logicalFilePath:indicators/0011 splitStatements:false
--comment: What was recorded between two instants of the people whom the current organisation had identified first at either, and by itself: when and of which kind, never what nor by whom.
create function changed_facts(of_programme uuid, known_from timestamptz, known_before timestamptz)
  returns table (id uuid, subject uuid, kind text, effective_on date, recorded_at timestamptz, cancels uuid)
  language plpgsql stable rows 10000 security definer set search_path = public, pg_temp as $$
begin
  if current_organisation() is null or not may('FIGURES_OWN') then
    return;
  end if;
  return query
    with key as materialized (
      select f.subject from first_identified_facts(of_programme, known_from) f
      union
      select f.subject from first_identified_facts(of_programme, known_before) f)
    select f.id, f.subject, f.kind, f.effective_on, f.recorded_at, f.cancels
    from fact f
    where f.programme_id = of_programme and f.recorded_at < known_before
      and (f.organisation_id = current_organisation() or f.subject in (select k.subject from key k) and f.kind <> 'ENCOUNTER'
        and (f.kind <> 'JOINED' or not exists (select from encounter_subject e where e.subject = f.subject)));
end $$;
revoke all on function changed_facts(uuid, timestamptz, timestamptz) from public;
grant execute on function changed_facts(uuid, timestamptz, timestamptz) to visibles_app;
alter function changed_facts(uuid, timestamptz, timestamptz) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function changed_facts(uuid, timestamptz, timestamptz); reset role;
