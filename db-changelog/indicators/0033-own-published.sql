--liquibase formatted sql

--changeset indicators:own-published logicalFilePath:indicators/0033 splitStatements:false
--comment: Of what is kept of a past day, an organisation that takes part in the programme reads what concerns it alone: the answers of its own file, made beside the programme's. Nothing where that day is not kept or the file has not been made; an empty text where the programme's figures do not tell of it by itself.
create function own_published(of_programme uuid, of_day date, until_day date, of_definitions text, first_part text) returns text
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if current_organisation() is null or not may('FIGURES_OWN') or first_part not in ('FOLDINGS', 'EFFECT')
     or not exists (select from programme_participant p
      where p.programme_id = of_programme and p.organisation_id = current_organisation()) then
    return null;
  end if;
  return (select coalesce(own.answers, made.answers) from published_part kept
      left join published_part own on own.programme_id = kept.programme_id and own.known_on = kept.known_on
      and own.until_on = kept.until_on and own.definitions = kept.definitions
      and own.part = 'OWN+' || first_part || '+' || current_organisation()
      left join published_part made on made.programme_id = kept.programme_id and made.known_on = kept.known_on
      and made.until_on = kept.until_on and made.definitions = kept.definitions and made.part = 'OWN+' || first_part
    where kept.programme_id = of_programme and kept.known_on = of_day and kept.until_on = until_day
      and kept.definitions = of_definitions and kept.part = first_part
      and still_published(kept.programme_id, kept.known_on, kept.written_before));
end $$;
revoke all on function own_published(uuid, date, date, text, text) from public;
grant execute on function own_published(uuid, date, date, text, text) to visibles_app;
alter function own_published(uuid, date, date, text, text) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function own_published(uuid, date, date, text, text); reset role;
