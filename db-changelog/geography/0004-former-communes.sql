--liquibase formatted sql

--changeset geography:communes-in-force logicalFilePath:geography/0004
--comment: A commune that was merged into another is kept, since records, outings and facts name it; it is offered no more. Communes hold no personal data: everyone reads them, who keeps the geography writes them, and nobody deletes one.
alter table commune add column active boolean not null default true;
alter table commune enable row level security;
alter table commune force row level security;
create policy owner_all on commune to visibles_owner using (true) with check (true);
create policy anyone_select on commune for select to visibles_app using (true);
create policy manager_insert on commune for insert to visibles_app with check ((select may('GEOGRAPHY_MANAGE')));
create policy manager_update on commune for update to visibles_app
  using ((select may('GEOGRAPHY_MANAGE'))) with check ((select may('GEOGRAPHY_MANAGE')));
grant insert (code, name, arrondissement, epci, population), update (name, active) on commune to visibles_app;
--rollback revoke insert (code, name, arrondissement, epci, population), update (name, active) on commune from visibles_app; drop policy manager_update on commune; drop policy manager_insert on commune; drop policy anyone_select on commune; drop policy owner_all on commune; alter table commune no force row level security; alter table commune disable row level security; alter table commune drop column active;

--changeset geography:create-commune-move logicalFilePath:geography/0004
--comment: Which commune a code leads to since when, and since when this installation knows it. What comes apart again ends, on a day and known from an instant on; nothing else of a row is ever changed. Rows that are shipped are known since ever: no record was made under these codes.
create table commune_move (
  former_code text not null check (former_code ~ '^[0-9AB]{5}$'),
  name text,
  into_code text not null check (into_code ~ '^[0-9AB]{5}$'),
  holds_from date not null default '-infinity',
  holds_until date not null default 'infinity',
  recorded_at timestamptz not null default '-infinity',
  ended_at timestamptz not null default 'infinity',
  primary key (former_code, recorded_at),
  check (former_code <> into_code)
);
create unique index commune_move_in_force on commune_move (former_code) where ended_at = 'infinity';
create index commune_move_into on commune_move (into_code) where ended_at = 'infinity';
alter table commune_move enable row level security;
alter table commune_move force row level security;
create policy owner_all on commune_move to visibles_owner using (true) with check (true);
create policy anyone_select on commune_move for select to visibles_app using (true);
create policy manager_insert on commune_move for insert to visibles_app with check ((select may('GEOGRAPHY_MANAGE')));
create policy manager_update on commune_move for update to visibles_app
  using (ended_at = 'infinity' and (select may('GEOGRAPHY_MANAGE'))) with check ((select may('GEOGRAPHY_MANAGE')));
grant select, insert (former_code, name, into_code, holds_from, recorded_at), update (holds_until, ended_at)
  on commune_move to visibles_app;
--rollback drop table commune_move;

--changeset geography:commune-of-today logicalFilePath:geography/0004 splitStatements:false
--comment: The commune a code stands for today, and all codes that stand for the same one.
create function commune_now(given text) returns text language sql stable parallel safe set search_path = public, pg_temp
  as $$
  with recursive walk (code, depth) as (
    select given, 0
    union all
    select m.into_code, w.depth + 1 from walk w join commune_move m on m.former_code = w.code and m.ended_at = 'infinity'
    where w.depth < 8)
  select code from walk order by depth desc limit 1
$$;
create function commune_codes(given text) returns text[] language sql stable parallel safe set search_path = public, pg_temp
  as $$
  with recursive back (code) as (
    select commune_now(given)
    union
    select m.former_code from back b join commune_move m on m.into_code = b.code and m.ended_at = 'infinity')
  select array_agg(code) from back
$$;
grant execute on function commune_now(text), commune_codes(text) to visibles_app;
--rollback drop function commune_codes(text); drop function commune_now(text);
