--liquibase formatted sql

--changeset answer:account-wish logicalFilePath:answer/0007
--comment: Which organisation without an account would like one, and since when; nobody's name. Written and read by the functions below alone.
create table account_wish (
  organisation_id uuid primary key references organisation (id) on delete cascade,
  asked_at timestamptz not null
);
alter table account_wish enable row level security;
alter table account_wish force row level security;
create policy owner_all on account_wish to visibles_owner using (true) with check (true);
create policy keeper_select on account_wish for select to visibles_keeper using (true);
create policy keeper_insert on account_wish for insert to visibles_keeper with check (true);
create policy keeper_update on account_wish for update to visibles_keeper using (true) with check (true);
grant select, insert, update (asked_at) on account_wish to visibles_keeper;
--rollback drop table account_wish;

--changeset answer:wish-for-an-account logicalFilePath:answer/0007 splitStatements:false
--comment: The guest of a link wishes for an account for its organisation: whom to tell, once a month. The coordination of its programmes, and administrators. Before an answer was given, and beside an account, there is nothing to wish for.
create function wish_for_account(wished timestamptz) returns table (told uuid, administrator boolean)
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  own uuid := guest_organisation();
  changed integer;
begin
  if own is null or has_answering_account(own) or exists (select from referral r where r.id = guest_referral() and r.status = 'SENT') then
    return;
  end if;
  insert into account_wish as w (organisation_id, asked_at) values (own, wished)
    on conflict (organisation_id) do update set asked_at = excluded.asked_at where w.asked_at < wished - interval '30 days';
  get diagnostics changed = row_count;
  if changed = 0 then
    return;
  end if;
  return query select m.id, 'ADMINISTRATOR' = any (m.roles) from member m join organisation o on o.id = m.organisation_id
    where m.active and o.active and ('ADMINISTRATOR' = any (m.roles) or 'COORDINATOR' = any (m.roles)
      and exists (select from programme_participant theirs join programme_participant ours on ours.programme_id = theirs.programme_id
        where theirs.organisation_id = m.organisation_id and ours.organisation_id = own));
end $$;
create function account_wished() returns table (wished_at timestamptz, account boolean)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select (select w.asked_at from account_wish w where w.organisation_id = o.id), has_answering_account(o.id)
    from organisation o where o.id = guest_organisation();
end $$;
revoke all on function wish_for_account(timestamptz), account_wished() from public;
grant execute on function wish_for_account(timestamptz), account_wished() to visibles_app;
alter function wish_for_account(timestamptz) owner to visibles_keeper;
alter function account_wished() owner to visibles_keeper;
--rollback set role visibles_keeper; drop function account_wished(); drop function wish_for_account(timestamptz); reset role;
