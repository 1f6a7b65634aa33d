--liquibase formatted sql

--changeset referral:last-move logicalFilePath:referral/0004
--comment: When a referral came to its present state, or its appointment was moved: from then on it waits. What is told of it afterwards changes nothing.
alter table referral add moved_at timestamptz;
update referral r set moved_at = coalesce((select max(e.recorded_at) from referral_event e where e.referral_id = r.id), r.sent_at, r.made_at);
grant update (moved_at) on referral to visibles_app;
--rollback alter table referral drop moved_at;

--changeset referral:agreement-of-referral logicalFilePath:referral/0004
--comment: The agreement that a referral was sent with, and since when it holds no more: from that day the partner reads nothing of the person.
alter table referral add agreement_id uuid, add agreement_withdrawn_on date;
update referral r set agreement_id = (select a.id from agreement a where a.youth_id = r.youth_id and a.kind = 'REFERRAL'
    and a.organisation_id = r.sender_id and a.given_on = r.agreed_on order by a.recorded_at desc limit 1)
  where r.status <> 'DRAFT';
update referral r set agreement_withdrawn_on = a.withdrawn_on from agreement a where a.id = r.agreement_id;
create index referral_by_agreement on referral (agreement_id);
grant update (agreement_id) on referral to visibles_app;
--rollback alter table referral drop agreement_id, drop agreement_withdrawn_on;

--changeset referral:create-referral-message logicalFilePath:referral/0004
--comment: What referrer and partner write to each other about one referral; never changed, never removed. Others who follow the person read the referral, not the conversation. It stays open for thirty days after the end.
create table referral_message (
  id uuid primary key,
  referral_id uuid not null references referral (id) on delete cascade,
  organisation_id uuid not null,
  member_id uuid not null,
  text text not null check (length(text) between 1 and 1000),
  sent_at timestamptz not null
);
create index referral_message_of on referral_message (referral_id, sent_at, id);
alter table referral_message enable row level security;
alter table referral_message force row level security;
create policy owner_all on referral_message to visibles_owner using (true) with check (true);
create policy party_select on referral_message for select to visibles_app
  using ((select may('REFERRAL_READ')) and exists (select from referral r where r.id = referral_message.referral_id
    and (r.sender_id = (select current_organisation()) or r.recipient_id = (select current_organisation())
      and (r.status in ('SENT', 'DECLINED', 'WITHDRAWN', 'EXPIRED') or exists (select from circle c
        where c.youth_id = r.youth_id and c.organisation_id = (select current_organisation()))))));
create policy party_insert on referral_message for insert to visibles_app
  with check (organisation_id = (select current_organisation()) and member_id = (select current_member())
    and exists (select from referral r where r.id = referral_message.referral_id and r.status <> 'DRAFT'
      and (r.status in ('SENT', 'ACCEPTED', 'SCHEDULED', 'ATTENDED', 'MISSED', 'STARTED')
        or r.moved_at > referral_message.sent_at - interval '30 days')
      and ((select may('REFERRAL_SEND')) and r.sender_id = (select current_organisation())
        or (select may('REFERRAL_DECIDE')) and r.recipient_id = (select current_organisation())
          and (r.status in ('SENT', 'DECLINED', 'WITHDRAWN', 'EXPIRED') or exists (select from circle c
            where c.youth_id = r.youth_id and c.organisation_id = (select current_organisation()))))));
grant select, insert on referral_message to visibles_app;
--rollback drop table referral_message;

--changeset referral:create-referral-message-read logicalFilePath:referral/0004
--comment: When the other organisation first read a message, and who there; for both to see.
create table referral_message_read (
  message_id uuid not null references referral_message (id) on delete cascade,
  organisation_id uuid not null,
  member_id uuid not null,
  read_at timestamptz not null,
  primary key (message_id, organisation_id)
);
alter table referral_message_read enable row level security;
alter table referral_message_read force row level security;
create policy owner_all on referral_message_read to visibles_owner using (true) with check (true);
create policy party_select on referral_message_read for select to visibles_app
  using (exists (select from referral_message m where m.id = referral_message_read.message_id));
create policy reader_insert on referral_message_read for insert to visibles_app
  with check (organisation_id = (select current_organisation()) and member_id = (select current_member())
    and exists (select from referral_message m where m.id = referral_message_read.message_id
      and m.organisation_id <> (select current_organisation())));
grant select, insert on referral_message_read to visibles_app;
--rollback drop table referral_message_read;
