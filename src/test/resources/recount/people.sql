-- One row for each person who counts, from the records themselves (not from the facts that the figures are made of).
-- DOMAIN.md, indicators: identified and eligible at first contact, once, for the organisation that identified first.
with today as (select (now() at time zone 'Europe/Paris')::date as day),
moves as (
  select e.* from journey_event e
  where e.cancels is null and not exists (select from journey_event c where c.cancels = e.id)),
identified as (
  select distinct on (youth_id) youth_id, organisation_id, effective_on as day from moves
  where stage in ('IDENTIFIED', 'MOBILISED', 'CONNECTED', 'EXITED') order by youth_id, effective_on, number),
ending as (
  select distinct on (youth_id) youth_id, id, effective_on as day,
    case when outcome in ('CDI', 'CDD_LONG') then 'LASTING'
      when outcome in ('CDD_SHORT', 'ALTERNANCE', 'TRAINING', 'SCHOOL', 'CIVIC_SERVICE', 'BUSINESS') then 'POSITIVE'
      else 'OTHER' end as family
  from moves where stage = 'EXITED' order by youth_id, effective_on desc, number desc),
one as (select y.id as youth, i.day, o.name as organisation, o.id::text as by_organisation, y.age_band,
  coalesce(y.commune_code, 'NOT_STATED') as by_commune, coalesce(y.qpv_code, 'NOT_STATED') as by_qpv,
  coalesce(y.sex, 'NOT_STATED') as by_sex, to_char(i.day, 'YYYY"-Q"Q') as by_quarter, coalesce(c.name, 'Non renseigné') as commune,
  case y.sex when 'F' then 'Femmes' when 'M' then 'Hommes' when 'X' then 'Autre' else 'Non renseigné' end as sex,
  y.qpv_code as qpv, y.diploma, y.disability, y.known_to_ml as known, ending.family,
  ((extract(year from i.day) * 12 + extract(month from i.day))
    - (extract(year from y.birth_date) * 12 + extract(month from y.birth_date)))::int / 12 as age,
  y.situation, y.situation_on >= today.day - 90 as fresh,
  y.situation_on >= today.day - 90 and coalesce(y.situation_state, 'CURRENT') = 'CURRENT' as situation_now,
  exists (select from moves m where m.youth_id = y.id and m.stage in ('MOBILISED', 'CONNECTED'))
    or coalesce(ending.family, 'OTHER') <> 'OTHER' as mobilised,
  exists (select from moves m where m.youth_id = y.id and m.stage = 'CONNECTED')
    or coalesce(ending.family, 'OTHER') <> 'OTHER' as connected,
  (select k.still from outcome_check k where k.event_id = ending.id order by k.number desc limit 1) as still,
  (select m.stage from moves m where m.youth_id = y.id order by m.effective_on desc, m.number desc limit 1) as stage,
  today.day - coalesce((select max(x.on_day) from contact x where x.youth_id = y.id and not x.withdrawn
    and (x.result is null or x.result not in ('NO_ANSWER', 'WRONG_DETAILS', 'UNREACHABLE'))), i.day) as silence,
  least(
    (select min(x.on_day) from contact x where x.youth_id = y.id and not x.withdrawn
      and x.appointment = 'PRESENT' and x.on_day >= i.day),
    (select min(v.effective_on) from referral r join referral_event v on v.referral_id = r.id
      where r.youth_id = y.id and v.status = 'ATTENDED' and v.effective_on >= i.day)) - i.day as to_appointment,
  (select min(m.effective_on) from moves m where m.youth_id = y.id and m.stage = 'CONNECTED'
    and m.connection <> 'OTHER') - i.day as to_spe
from identified i join youth y on y.id = i.youth_id join organisation o on o.id = i.organisation_id
  cross join today left join commune c on c.code = y.commune_code left join ending on ending.youth_id = y.id
where y.eligible = 'ELIGIBLE'),
person as (select one.*,
  case by_qpv when 'NONE' then 'NO' when 'NOT_STATED' then 'NOT_STATED' else 'YES' end as by_in_qpv,
  case when age < 18 or age is null and age_band in ('UNDER_16', 'FROM_16_TO_17') then 'UNDER_18'
    when age < 22 or age is null and age_band = 'FROM_18_TO_21' then '18_21'
    when age < 26 or age is null and age_band = 'FROM_22_TO_25' then '22_25'
    when age < 30 or age is null and age_band = 'FROM_26_TO_29' then '26_29'
    when age >= 30 or age_band = 'OVER_29' then 'OVER_29' else 'NOT_STATED' end as by_age,
  case when diploma in ('AFS', 'CP4', 'CFG', 'C3A', 'C12') then 'INFRA3' when diploma in ('L3', 'L4') then right(diploma, 1)
    when coalesce(diploma, 'UNKNOWN') = 'UNKNOWN' then 'NOT_STATED' else 'HIGHER' end as by_level
  from one),
sending as (select p.youth, p.organisation, p.commune, p.sex, p.by_organisation, p.by_commune, p.by_qpv, p.by_in_qpv, p.by_sex,
  p.by_age, p.by_level, p.by_quarter, sent.effective_on as day,
  (select min(v.effective_on) from referral_event v where v.referral_id = r.id
    and v.status in ('ACCEPTED', 'DECLINED')) as answered,
  sent.effective_on + 10 <= (now() at time zone 'Europe/Paris')::date
    and not exists (select from referral_event v where v.referral_id = r.id and v.status = 'WITHDRAWN') as due,
  (select count(*) from (select e.status, lead(e.status) over (order by e.version) as after from referral_event e
    where e.referral_id = r.id) v where v.status = 'SCHEDULED' and v.after is distinct from 'SCHEDULED'
    and v.after is distinct from 'ACCEPTED') as scheduled,
  (select count(*) from referral_event v where v.referral_id = r.id and v.status = 'MISSED') as missed
from person p join referral r on r.youth_id = p.youth
  join referral_event sent on sent.referral_id = r.id and sent.status = 'SENT')
