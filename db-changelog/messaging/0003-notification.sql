--liquibase formatted sql

--changeset messaging:create-notification logicalFilePath:messaging/0003
--comment: What happened, told to a whole organisation or to one member. A text's key with its arguments (references and names of organisations, never a person's), and where to look.
create table notification (
  id uuid primary key,
  created_at timestamptz not null,
  organisation_id uuid,
  member_id uuid,
  sender_id uuid,
  text_key text not null check (text_key ~ '^[a-zA-Z][a-zA-Z0-9._-]{1,100}$'),
  arguments text[] not null check (cardinality(arguments) <= 8 and length(array_to_string(arguments, '', '')) <= 1000),
  link text not null check (link ~ '^([a-zA-Z0-9][a-zA-Z0-9/_.=&?%-]{0,199})?$'),
  check (num_nonnulls(organisation_id, member_id) = 1)
);
comment on column notification.organisation_id is 'addressee: every member of this organisation; null when it is one member';
comment on column notification.member_id is 'addressee: this member; null when it is an organisation';
comment on column notification.sender_id is 'organisation that acted, as the database saw it; null for background work';
comment on column notification.link is 'a route of the program: no scheme, no leading slash';
create index notification_by_organisation on notification (organisation_id, created_at desc, id desc) where organisation_id is not null;
create index notification_by_member on notification (member_id, created_at desc, id desc) where member_id is not null;
create index notification_by_age on notification (created_at);
alter table notification enable row level security;
alter table notification force row level security;
create policy owner_all on notification to visibles_owner using (true) with check (true);
create policy addressed_select on notification for select to visibles_app
  using (organisation_id = (select current_organisation()) or member_id = (select current_member()));
create policy keeper_select on notification for select to visibles_keeper using (true);
create policy keeper_insert on notification for insert to visibles_keeper with check (true);
create policy keeper_delete on notification for delete to visibles_keeper using (true);
grant select on notification to visibles_app;
grant select, insert, delete on notification to visibles_keeper;
--rollback drop table notification;

--changeset messaging:create-notification-read logicalFilePath:messaging/0003
--comment: Who has read which; each member for itself.
create table notification_read (
  notification_id uuid not null references notification on delete cascade,
  member_id uuid not null,
  read_at timestamptz not null,
  primary key (member_id, notification_id)
);
create index notification_read_by_notification on notification_read (notification_id);
alter table notification_read enable row level security;
alter table notification_read force row level security;
create policy owner_all on notification_read to visibles_owner using (true) with check (true);
create policy own_select on notification_read for select to visibles_app using (member_id = (select current_member()));
create policy own_insert on notification_read for insert to visibles_app
  with check (member_id = (select current_member()) and exists (select from notification n where n.id = notification_id));
grant select, insert on notification_read to visibles_app;
--rollback drop table notification_read;

--changeset messaging:notify-organisation logicalFilePath:messaging/0003 splitStatements:false
--comment: Tells an organisation, also another than one's own; tells every node, once the transaction is committed, whose bell rings.
create function notify_organisation(id uuid, at timestamptz, organisation uuid, text_key text, arguments text[], link text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into notification (id, created_at, organisation_id, sender_id, text_key, arguments, link)
  values (notify_organisation.id, at, organisation, current_organisation(), notify_organisation.text_key, notify_organisation.arguments, notify_organisation.link);
  perform pg_notify('visibles_notification', organisation::text);
end $$;
revoke all on function notify_organisation(uuid, timestamptz, uuid, text, text[], text) from public;
grant execute on function notify_organisation(uuid, timestamptz, uuid, text, text[], text) to visibles_app;
alter function notify_organisation(uuid, timestamptz, uuid, text, text[], text) owner to visibles_keeper;
--rollback drop function notify_organisation(uuid, timestamptz, uuid, text, text[], text);

--changeset messaging:notify-member logicalFilePath:messaging/0003 splitStatements:false
--comment: Tells one member, also of another organisation.
create function notify_member(id uuid, at timestamptz, member uuid, text_key text, arguments text[], link text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into notification (id, created_at, member_id, sender_id, text_key, arguments, link)
  values (notify_member.id, at, member, current_organisation(), notify_member.text_key, notify_member.arguments, notify_member.link);
  perform pg_notify('visibles_notification', member::text);
end $$;
revoke all on function notify_member(uuid, timestamptz, uuid, text, text[], text) from public;
grant execute on function notify_member(uuid, timestamptz, uuid, text, text[], text) to visibles_app;
alter function notify_member(uuid, timestamptz, uuid, text, text[], text) owner to visibles_keeper;
--rollback drop function notify_member(uuid, timestamptz, uuid, text, text[], text);

--changeset messaging:forget-notifications logicalFilePath:messaging/0003 splitStatements:false
--comment: Removes what is older than the time given. For background work alone: refused as soon as anybody acts.
create function forget_notifications(before timestamptz) returns int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare gone int;
begin
  if current_organisation() is not null or current_account() is not null then raise exception 'not found'; end if;
  delete from notification where created_at < forget_notifications.before;
  get diagnostics gone = row_count;
  return gone;
end $$;
revoke all on function forget_notifications(timestamptz) from public;
grant execute on function forget_notifications(timestamptz) to visibles_app;
alter function forget_notifications(timestamptz) owner to visibles_keeper;
--rollback drop function forget_notifications(timestamptz);
