--liquibase formatted sql

--changeset answer:called-off-by-link logicalFilePath:answer/0005
--comment: A guest who calls the appointment of the link's referral off takes back that it was counted, and nothing else.
create policy guest_calls_off on fact for insert to visibles_app
  with check (kind = 'CANCELLED' and organisation_id = (select guest_organisation())
    and (programme_id is null or exists (select from programme_participant p
      where p.programme_id = fact.programme_id and p.organisation_id = fact.organisation_id))
    and calls_off(subject, cancels));
--rollback drop policy guest_calls_off on fact;
