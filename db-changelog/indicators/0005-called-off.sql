--liquibase formatted sql

--changeset indicators:appointment-fact logicalFilePath:indicators/0005 splitStatements:false
--comment: What was counted when the appointment of a referral was fixed, whoever fixed it and whoever reads facts: for who answers the referral, so that an appointment called off can be taken back. An id and a day, no other fact.
create function appointment_fact(of_referral uuid) returns table (id uuid, effective_on date)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select f.id, f.effective_on from referral r join fact_subject s on s.youth_id = r.youth_id join fact f on f.subject = s.subject
    where r.id = of_referral and answers_referral(r.id, r.recipient_id)
      and f.kind = 'REFERRAL' and f.codes ->> 'referral' = of_referral::text and f.codes ->> 'state' = 'SCHEDULED'
      and not exists (select from fact c where c.cancels = f.id)
    order by f.recorded_at desc, f.id desc limit 1;
end $$;
create function calls_off(counted uuid, taken_back uuid) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  return exists (select from fact f join referral r on r.id = (f.codes ->> 'referral')::uuid
    where f.id = taken_back and f.subject = counted and f.kind = 'REFERRAL' and f.codes ->> 'state' = 'SCHEDULED'
      and r.status = 'ACCEPTED' and answers_referral(r.id, r.recipient_id));
end $$;
grant execute on function answers_referral(uuid, uuid) to visibles_keeper;
revoke all on function appointment_fact(uuid), calls_off(uuid, uuid) from public;
grant execute on function appointment_fact(uuid), calls_off(uuid, uuid) to visibles_app;
alter function appointment_fact(uuid) owner to visibles_keeper;
alter function calls_off(uuid, uuid) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function appointment_fact(uuid); drop function calls_off(uuid, uuid); reset role; revoke execute on function answers_referral(uuid, uuid) from visibles_keeper;

--changeset indicators:called-off-policy logicalFilePath:indicators/0005
--comment: Who calls an appointment off takes back that it was counted, also where the other party had fixed it.
create policy called_off_insert on fact for insert to visibles_app
  with check (kind = 'CANCELLED' and organisation_id = (select current_organisation())
    and (programme_id is null or programme_id in (select own_programmes()))
    and (select may('REFERRAL_DECIDE')) and calls_off(subject, cancels));
--rollback drop policy called_off_insert on fact;
