--liquibase formatted sql

--changeset messaging:create-outbox logicalFilePath:messaging/0002
--comment: Mails to send, written in the transaction that causes them. The program adds to it and sends through the functions below; it cannot read a body back, for bodies hold one-time links. What was sent or given up keeps neither address nor text.
create table outbox (
  id uuid primary key,
  created_at timestamptz not null,
  recipient text check (length(recipient) between 3 and 320 and recipient !~ '[[:cntrl:]]'),
  subject text not null check (length(subject) between 1 and 300 and subject !~ '[[:cntrl:]]'),
  body text check (length(body) <= 20000),
  state text not null default 'WAITING' check (state in ('WAITING', 'SENT', 'FAILED')),
  attempts int not null default 0 check (attempts between 0 and 100),
  due_at timestamptz not null,
  finished_at timestamptz,
  failure text check (length(failure) <= 100),
  check ((state = 'WAITING') = (finished_at is null)),
  check (case state when 'WAITING' then recipient is not null and body is not null else recipient is null and body is null end)
);
create index outbox_due on outbox (due_at, id) where state = 'WAITING';
create index outbox_by_day on outbox (created_at desc, id desc);
alter table outbox enable row level security;
alter table outbox force row level security;
create policy owner_all on outbox to visibles_owner using (true) with check (true);
-- Also before sign-in: a forgotten password is asked for by nobody in particular.
create policy anyone_insert on outbox for insert to visibles_app with check (state = 'WAITING');
create policy administrator_select on outbox for select to visibles_app using ((select may('MAIL_READ')));
create policy keeper_select on outbox for select to visibles_keeper using (true);
create policy keeper_update on outbox for update to visibles_keeper using (state = 'WAITING') with check (true);
create policy keeper_delete on outbox for delete to visibles_keeper using (state <> 'WAITING');
grant insert (id, created_at, recipient, subject, body, due_at) on outbox to visibles_app;
grant select (id, created_at, subject, state, attempts, due_at, finished_at, failure) on outbox to visibles_app;
grant select, delete, update (recipient, body, state, attempts, due_at, finished_at, failure) on outbox to visibles_keeper;
--rollback drop table outbox;

--changeset messaging:claim-mail logicalFilePath:messaging/0002 splitStatements:false
--comment: Takes the mail that is due longest, so that no other node takes it before the time given. For background work alone: refused as soon as anybody acts.
create function claim_mail(at timestamptz, until timestamptz)
  returns table (id uuid, recipient text, subject text, body text, attempts int)
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if current_organisation() is not null or current_account() is not null then raise exception 'not found'; end if;
  return query update outbox o set attempts = o.attempts + 1, due_at = claim_mail.until
   where o.id = (select d.id from outbox d where d.state = 'WAITING' and d.due_at <= claim_mail.at
                  order by d.due_at, d.id limit 1 for update skip locked)
  returning o.id, o.recipient, o.subject, o.body, o.attempts;
end $$;
revoke all on function claim_mail(timestamptz, timestamptz) from public;
grant execute on function claim_mail(timestamptz, timestamptz) to visibles_app;
alter function claim_mail(timestamptz, timestamptz) owner to visibles_keeper;
--rollback drop function claim_mail(timestamptz, timestamptz);

--changeset messaging:finish-mail logicalFilePath:messaging/0002 splitStatements:false
--comment: The mail has left (no reason), or was given up: it forgets address and text. For background work alone.
create function finish_mail(mail uuid, at timestamptz, reason text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if current_organisation() is not null or current_account() is not null then raise exception 'not found'; end if;
  update outbox set state = case when finish_mail.reason is null then 'SENT' else 'FAILED' end,
    finished_at = finish_mail.at, failure = left(finish_mail.reason, 100), recipient = null, body = null
   where id = finish_mail.mail and state = 'WAITING';
end $$;
revoke all on function finish_mail(uuid, timestamptz, text) from public;
grant execute on function finish_mail(uuid, timestamptz, text) to visibles_app;
alter function finish_mail(uuid, timestamptz, text) owner to visibles_keeper;
--rollback drop function finish_mail(uuid, timestamptz, text);

--changeset messaging:retry-mail logicalFilePath:messaging/0002 splitStatements:false
--comment: The mail could not leave; it is due again at the time given. For background work alone.
create function retry_mail(mail uuid, again timestamptz, reason text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if current_organisation() is not null or current_account() is not null then raise exception 'not found'; end if;
  update outbox set due_at = retry_mail.again, failure = left(retry_mail.reason, 100)
   where id = retry_mail.mail and state = 'WAITING';
end $$;
revoke all on function retry_mail(uuid, timestamptz, text) from public;
grant execute on function retry_mail(uuid, timestamptz, text) to visibles_app;
alter function retry_mail(uuid, timestamptz, text) owner to visibles_keeper;
--rollback drop function retry_mail(uuid, timestamptz, text);

--changeset messaging:forget-mail logicalFilePath:messaging/0002 splitStatements:false
--comment: Removes what was sent or given up before the time given. For background work alone.
create function forget_mail(before timestamptz) returns int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare gone int;
begin
  if current_organisation() is not null or current_account() is not null then raise exception 'not found'; end if;
  delete from outbox where finished_at < forget_mail.before;
  get diagnostics gone = row_count;
  return gone;
end $$;
revoke all on function forget_mail(timestamptz) from public;
grant execute on function forget_mail(timestamptz) to visibles_app;
alter function forget_mail(timestamptz) owner to visibles_keeper;
--rollback drop function forget_mail(timestamptz);

--changeset messaging:read-mail-in-the-demo logicalFilePath:messaging/0002 context:demo
--comment: In the demo nothing is sent: an administrator reads the mails on a page. Nowhere else can the program read them.
grant select (recipient, body) on outbox to visibles_app;
--rollback revoke select (recipient, body) on outbox from visibles_app;
