-- One row for each outing that took place, each person met on one by encounter, and each exchange, from the records themselves.
with trip as (
  select o.*, (select coalesce(sum(value::int), 0) from jsonb_each_text(o.tally)) as tallied from outing o where o.state = 'DONE'),
somebody as (
  select distinct on (e.outing_id, coalesce(l.youth_id, e.id)) e.organisation_id, e.on_day, e.known
  from encounter e left join encounter_link l on l.encounter_id = e.id and l.detached_at is null
  where not e.withdrawn order by e.outing_id, coalesce(l.youth_id, e.id), e.at, e.recorded_at, e.id),
done as (
  select t.organisation_id, t.on_day, t.commune_code, t.qpv_code, 1 as outings,
    (t.tallied = 0 and not exists (select from encounter e where e.outing_id = t.id
      and e.organisation_id = t.organisation_id and not e.withdrawn))::int as fruitless,
    t.minutes / 60.0 as hours, t.tallied as met, t.known, t.leaflets, 0 as exchanges
  from trip t
  union all select organisation_id, on_day, null, null, 0, 0, 0, 1, known::int, 0, 0 from somebody
  union all select organisation_id, on_day, null, null, 0, 0, 0, 0, 0, 0, 1 from contact where not withdrawn
  union all select e.organisation_id, e.on_day, null, null, 0, 0, 0, 0, 0, 0, 1 from encounter e
    where not e.withdrawn and not exists (select from encounter_link l where l.encounter_id = e.id and l.detached_at is null)),
field as (
  select done.*, o.name as organisation, o.id::text as by_organisation, to_char(done.on_day, 'YYYY"-Q"Q') as by_quarter,
    coalesce(done.commune_code, 'NOT_STATED') as by_commune, coalesce(done.qpv_code, 'NOT_STATED') as by_qpv
  from done join organisation o on o.id = done.organisation_id)
