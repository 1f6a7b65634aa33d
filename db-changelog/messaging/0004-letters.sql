--liquibase formatted sql

--changeset messaging:letters logicalFilePath:messaging/0004
--comment: A mail may be a letter in text and HTML with a calendar part, and name what it is about: whoever wrote it reads there that it was refused for good. The writing organisation is stamped by the database.
alter table outbox
  add column language text check (language ~ '^[a-z]{2}$'),
  add column html text check (length(html) <= 100000),
  add column calendar_method text check (calendar_method in ('REQUEST', 'CANCEL')),
  add column calendar text check (length(calendar) <= 20000),
  add column about_kind text check (about_kind ~ '^[a-z][a-z-]{0,39}$'),
  add column about_id uuid,
  add column organisation_id uuid default current_organisation(),
  add column refusal text check (refusal in ('ADDRESS', 'CONTENT', 'SERVER')),
  add constraint outbox_calendar check ((calendar is null) = (calendar_method is null) or state <> 'WAITING'),
  add constraint outbox_about check ((about_kind is null) = (about_id is null)),
  add constraint outbox_refusal check (refusal is null or state = 'FAILED'),
  add constraint outbox_forgets check (state = 'WAITING' or html is null and calendar is null);
comment on column outbox.about_kind is 'with about_id: what the mail is about, as the module that wrote it calls it; null where nobody is told of a refusal';
comment on column outbox.organisation_id is 'who acted when it was written; null for background work and before sign-in';
comment on column outbox.refusal is 'why it will never arrive, in a word that may be shown';
create index outbox_refused on outbox (about_id) where refusal is not null;
grant insert (language, html, calendar_method, calendar, about_kind, about_id) on outbox to visibles_app;
grant select (about_kind, about_id, organisation_id, refusal) on outbox to visibles_app;
grant update (html, calendar, refusal) on outbox to visibles_keeper;
create policy writer_select on outbox for select to visibles_app
  using (refusal is not null and about_id is not null and organisation_id = (select current_organisation()));
--rollback drop policy writer_select on outbox; alter table outbox drop column language, drop column html, drop column calendar_method, drop column calendar, drop column about_kind, drop column about_id, drop column organisation_id, drop column refusal;

--changeset messaging:claim-letter logicalFilePath:messaging/0004 splitStatements:false
--comment: As claim_mail, with all parts of a letter; it takes its place. For background work alone: refused as soon as anybody acts.
create function claim_letter(at timestamptz, until timestamptz)
  returns table (id uuid, recipient text, language text, subject text, body text, html text, calendar_method text, calendar text,
    about_kind text, about_id uuid, attempts int)
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if current_organisation() is not null or current_account() is not null then raise exception 'not found'; end if;
  return query update outbox o set attempts = o.attempts + 1, due_at = claim_letter.until
   where o.id = (select d.id from outbox d where d.state = 'WAITING' and d.due_at <= claim_letter.at
                  order by d.due_at, d.id limit 1 for update skip locked)
  returning o.id, o.recipient, o.language, o.subject, o.body, o.html, o.calendar_method, o.calendar, o.about_kind, o.about_id,
    o.attempts;
end $$;
revoke all on function claim_letter(timestamptz, timestamptz) from public;
grant execute on function claim_letter(timestamptz, timestamptz) to visibles_app;
alter function claim_letter(timestamptz, timestamptz) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function claim_letter(timestamptz, timestamptz); reset role;

--changeset messaging:finish-letter logicalFilePath:messaging/0004 splitStatements:false
--comment: As finish_mail, for all parts of a letter; a refusal for good is kept in a word that may be shown. Tells whether it was still waiting. For background work alone.
create function finish_letter(mail uuid, at timestamptz, reason text, refusal text) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if current_organisation() is not null or current_account() is not null then raise exception 'not found'; end if;
  update outbox o set state = case when finish_letter.reason is null then 'SENT' else 'FAILED' end,
    finished_at = finish_letter.at, failure = left(finish_letter.reason, 100), refusal = finish_letter.refusal,
    recipient = null, body = null, html = null, calendar = null
   where o.id = finish_letter.mail and o.state = 'WAITING';
  return found;
end $$;
revoke all on function finish_letter(uuid, timestamptz, text, text) from public;
grant execute on function finish_letter(uuid, timestamptz, text, text) to visibles_app;
alter function finish_letter(uuid, timestamptz, text, text) owner to visibles_keeper;
--rollback set role visibles_keeper; drop function finish_letter(uuid, timestamptz, text, text); reset role;

--changeset messaging:drop-claim-mail logicalFilePath:messaging/0004 splitStatements:false rollbackSplitStatements:false
--comment: A program of before would send a letter without its parts, or keep them for ever.
set role visibles_keeper;
drop function claim_mail(timestamptz, timestamptz);
drop function finish_mail(uuid, timestamptz, text);
reset role;
--rollback create function claim_mail(at timestamptz, until timestamptz)
--rollback   returns table (id uuid, recipient text, subject text, body text, attempts int)
--rollback   language plpgsql security definer set search_path = public, pg_temp as $$
--rollback begin
--rollback   if current_organisation() is not null or current_account() is not null then raise exception 'not found'; end if;
--rollback   return query update outbox o set attempts = o.attempts + 1, due_at = claim_mail.until
--rollback    where o.id = (select d.id from outbox d where d.state = 'WAITING' and d.due_at <= claim_mail.at
--rollback                   order by d.due_at, d.id limit 1 for update skip locked)
--rollback   returning o.id, o.recipient, o.subject, o.body, o.attempts;
--rollback end $$;
--rollback revoke all on function claim_mail(timestamptz, timestamptz) from public;
--rollback grant execute on function claim_mail(timestamptz, timestamptz) to visibles_app;
--rollback alter function claim_mail(timestamptz, timestamptz) owner to visibles_keeper;
--rollback create function finish_mail(mail uuid, at timestamptz, reason text) returns void
--rollback   language plpgsql security definer set search_path = public, pg_temp as $$
--rollback begin
--rollback   if current_organisation() is not null or current_account() is not null then raise exception 'not found'; end if;
--rollback   update outbox set state = case when finish_mail.reason is null then 'SENT' else 'FAILED' end,
--rollback     finished_at = finish_mail.at, failure = left(finish_mail.reason, 100), recipient = null, body = null
--rollback    where id = finish_mail.mail and state = 'WAITING';
--rollback end $$;
--rollback revoke all on function finish_mail(uuid, timestamptz, text) from public;
--rollback grant execute on function finish_mail(uuid, timestamptz, text) to visibles_app;
--rollback alter function finish_mail(uuid, timestamptz, text) owner to visibles_keeper;
