--liquibase formatted sql

--changeset joining:reopened-for-a-reason logicalFilePath:joining/0008
--comment: Why a pair that was declined is proposed again; a word of a list, since free text would tell of the person before anything is agreed.
alter table join_offer add column reason text check (reason in ('LEARNT', 'SPOKEN', 'PERSON', 'MISTAKE'));
--rollback alter table join_offer drop column reason;

--changeset joining:declined-for-both logicalFilePath:joining/0008 splitStatements:false rollbackSplitStatements:false
--comment: A pair that was declined stays so for both organisations, by whichever introduction it is proposed, until one of them gives a reason; who was declined waits first until its proposal would have lapsed. Said to be two people, it stays so.
set role visibles_keeper;
drop function offer_joining(uuid, uuid, text[], timestamptz, integer);
create function offer_joining(offer uuid, of_introduction uuid, chosen text[], at timestamptz, days integer, why text)
  returns table (said text, asked_id uuid, asked_referent uuid)
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  own uuid;
  other uuid;
  others uuid;
  earlier join_offer[];
  waits join_offer;
  refused join_offer;
begin
  perform pg_advisory_xact_lock(hashtextextended('join_offer' || least(i.asking_id, i.known_id)::text || greatest(i.asking_id, i.known_id)::text, 0))
    from introduction i where i.id = of_introduction;
  select case when i.asking_id = current_organisation() then i.asking_youth else i.known_youth end,
      case when i.asking_id = current_organisation() then i.known_id else i.asking_id end,
      case when i.asking_id = current_organisation() then i.known_youth else i.asking_youth end
    into own, other, others from introduction i
    where i.id = of_introduction and current_organisation() in (i.asking_id, i.known_id) and i.asking_youth <> i.known_youth;
  if own is null or not may('YOUTH_JOIN') or current_member() is null or not exists (select from circle c where c.youth_id = own
      and c.organisation_id = current_organisation() and c.relation = 'FULL') then
    raise exception 'not found';
  end if;
  if not exists (select from agreement a where a.youth_id = own and a.kind = 'SHARING' and a.withdrawn_on is null) then
    return query select 'NO_AGREEMENT', null::uuid, null::uuid;
    return;
  end if;
  select coalesce(array_agg(o order by o.offered_at desc, o.id desc), '{}') into earlier from join_offer o
    where (o.offering_id, o.offered_youth, o.asked_id, o.asked_youth) in
      ((current_organisation(), own, other, others), (other, others, current_organisation(), own));
  if exists (select from unnest(earlier) o where o.different) then
    return query select 'DIFFERENT', null::uuid, null::uuid;
    return;
  end if;
  select o.* into waits from unnest(earlier) o where o.decided_at is null and o.withdrawn_at is null and o.ends_at > at
    and (o.offering_id = current_organisation() or offer_holds(o, at)) limit 1;
  if waits.id is not null then
    return query select case when waits.offering_id = current_organisation() then 'SENT' else 'ASKED' end, null::uuid, null::uuid;
    return;
  end if;
  select o.* into refused from unnest(earlier) o where not o.accepted
    and not exists (select from unnest(earlier) l where l.accepted and l.decided_at > o.decided_at) limit 1;
  if refused.id is not null and refused.offering_id = current_organisation() and refused.ends_at > at then
    return query select 'DECLINED', null::uuid, null::uuid;
    return;
  end if;
  if refused.id is not null and why is null then
    return query select 'REASON', null::uuid, null::uuid;
    return;
  end if;
  insert into join_offer (id, introduction_id, offering_id, offered_youth, offered_by, asked_id, asked_youth, fields, offered_at, ends_at, reason)
    values (offer, of_introduction, current_organisation(), own, current_member(), other, others, chosen, at,
      at + make_interval(days => least(greatest(days, 3), 90)), case when refused.id is not null then why end);
  return query select 'NEW', other, (select m.id from circle c join member m on m.id = c.referent and m.active
    where c.youth_id = others and c.organisation_id = other);
end $$;
revoke all on function offer_joining(uuid, uuid, text[], timestamptz, integer, text) from public;
grant execute on function offer_joining(uuid, uuid, text[], timestamptz, integer, text) to visibles_app;
reset role;
--rollback set role visibles_keeper;
--rollback drop function offer_joining(uuid, uuid, text[], timestamptz, integer, text);
--rollback create function offer_joining(offer uuid, of_introduction uuid, chosen text[], at timestamptz, days integer)
--rollback   returns table (said text, asked_id uuid, asked_referent uuid)
--rollback   language plpgsql security definer set search_path = public, pg_temp as $$
--rollback declare
--rollback   own uuid;
--rollback   other uuid;
--rollback   others uuid;
--rollback   last join_offer%rowtype;
--rollback begin
--rollback   perform pg_advisory_xact_lock(hashtextextended('join_offer' || of_introduction::text, 0));
--rollback   select case when i.asking_id = current_organisation() then i.asking_youth else i.known_youth end,
--rollback       case when i.asking_id = current_organisation() then i.known_id else i.asking_id end,
--rollback       case when i.asking_id = current_organisation() then i.known_youth else i.asking_youth end
--rollback     into own, other, others from introduction i
--rollback     where i.id = of_introduction and current_organisation() in (i.asking_id, i.known_id) and i.asking_youth <> i.known_youth;
--rollback   if own is null or not may('YOUTH_JOIN') or current_member() is null or not exists (select from circle c where c.youth_id = own
--rollback       and c.organisation_id = current_organisation() and c.relation = 'FULL') then
--rollback     raise exception 'not found';
--rollback   end if;
--rollback   if not exists (select from agreement a where a.youth_id = own and a.kind = 'SHARING' and a.withdrawn_on is null) then
--rollback     return query select 'NO_AGREEMENT', null::uuid, null::uuid;
--rollback     return;
--rollback   end if;
--rollback   if exists (select from join_offer o where o.introduction_id = of_introduction and o.different) then
--rollback     return query select 'DIFFERENT', null::uuid, null::uuid;
--rollback     return;
--rollback   end if;
--rollback   select o.* into last from join_offer o where o.introduction_id = of_introduction and o.withdrawn_at is null and o.ends_at > at
--rollback     and o.accepted is not true and (o.offering_id = current_organisation() or offer_holds(o, at)) order by o.offered_at desc limit 1;
--rollback   if last.id is not null then
--rollback     return query select case when last.offering_id <> current_organisation() then 'ASKED' when last.decided_at is null then 'SENT'
--rollback       else 'DECLINED' end, null::uuid, null::uuid;
--rollback     return;
--rollback   end if;
--rollback   insert into join_offer (id, introduction_id, offering_id, offered_youth, offered_by, asked_id, asked_youth, fields, offered_at, ends_at)
--rollback     values (offer, of_introduction, current_organisation(), own, current_member(), other, others, chosen, at, at + make_interval(days => least(greatest(days, 3), 90)));
--rollback   return query select 'NEW', other, (select m.id from circle c join member m on m.id = c.referent and m.active
--rollback     where c.youth_id = others and c.organisation_id = other);
--rollback end $$;
--rollback revoke all on function offer_joining(uuid, uuid, text[], timestamptz, integer) from public;
--rollback grant execute on function offer_joining(uuid, uuid, text[], timestamptz, integer) to visibles_app;
--rollback reset role;

--changeset joining:read-declined-pairs logicalFilePath:joining/0008 splitStatements:false rollbackSplitStatements:false
--comment: As before; of each introduction the last proposal between the two about the same two records, by whichever introduction it was made, whether the pair stands declined, and to who is asked the reason for which it was reopened.
set role visibles_keeper;
do $$
declare
  offers text := pg_get_functiondef('join_offers(uuid, timestamptz)'::regprocedure);
  record text := pg_get_functiondef('join_offer_record(uuid, timestamptz)'::regprocedure);
begin
  offers := replace(offers, 'state text)', 'state text, declined boolean)');
  offers := replace(offers, 'else ''WAITING'' end
', 'else ''WAITING'' end,
      exists (select from join_offer r where not r.accepted
        and (r.offering_id, r.offered_youth, r.asked_id, r.asked_youth) in
          ((current_organisation(), i.own, i.other, i.theirs), (i.other, i.theirs, current_organisation(), i.own))
        and not exists (select from join_offer l where l.accepted and l.decided_at > r.decided_at
          and least(l.offered_youth, l.asked_youth) = least(i.own, i.theirs) and greatest(l.offered_youth, l.asked_youth) = greatest(i.own, i.theirs)
          and current_organisation() in (l.offering_id, l.asked_id) and i.other in (l.offering_id, l.asked_id)))
');
  offers := replace(offers, 'where p.introduction_id = i.id
', 'where (p.offering_id, p.offered_youth, p.asked_id, p.asked_youth) in
            ((current_organisation(), i.own, i.other, i.theirs), (i.other, i.theirs, current_organisation(), i.own))
');
  record := replace(record, 'record jsonb)', 'record jsonb, reason text)');
  record := replace(record, 'from unnest(o.fields) f(field)))
', 'from unnest(o.fields) f(field))), o.reason
');
  if position('declined boolean' in offers) = 0 or position('p.offered_youth' in offers) = 0 or position('exists (select from join_offer r' in offers) = 0
    or position('reason text' in record) = 0 or position(', o.reason' in record) = 0 then
    raise exception 'the functions are not as expected';
  end if;
  drop function join_offers(uuid, timestamptz);
  drop function join_offer_record(uuid, timestamptz);
  execute offers;
  execute record;
end $$;
revoke all on function join_offers(uuid, timestamptz), join_offer_record(uuid, timestamptz) from public;
grant execute on function join_offers(uuid, timestamptz), join_offer_record(uuid, timestamptz) to visibles_app;
reset role;
--rollback set role visibles_keeper;
--rollback do $$
--rollback declare
--rollback   offers text := pg_get_functiondef('join_offers(uuid, timestamptz)'::regprocedure);
--rollback   record text := pg_get_functiondef('join_offer_record(uuid, timestamptz)'::regprocedure);
--rollback begin
--rollback   offers := replace(offers, 'state text, declined boolean)', 'state text)');
--rollback   offers := replace(offers, 'else ''WAITING'' end,
--rollback       exists (select from join_offer r where not r.accepted
--rollback         and (r.offering_id, r.offered_youth, r.asked_id, r.asked_youth) in
--rollback           ((current_organisation(), i.own, i.other, i.theirs), (i.other, i.theirs, current_organisation(), i.own))
--rollback         and not exists (select from join_offer l where l.accepted and l.decided_at > r.decided_at
--rollback           and least(l.offered_youth, l.asked_youth) = least(i.own, i.theirs) and greatest(l.offered_youth, l.asked_youth) = greatest(i.own, i.theirs)
--rollback           and current_organisation() in (l.offering_id, l.asked_id) and i.other in (l.offering_id, l.asked_id)))
--rollback ', 'else ''WAITING'' end
--rollback ');
--rollback   offers := replace(offers, 'where (p.offering_id, p.offered_youth, p.asked_id, p.asked_youth) in
--rollback             ((current_organisation(), i.own, i.other, i.theirs), (i.other, i.theirs, current_organisation(), i.own))
--rollback ', 'where p.introduction_id = i.id
--rollback ');
--rollback   record := replace(record, 'record jsonb, reason text)', 'record jsonb)');
--rollback   record := replace(record, 'from unnest(o.fields) f(field))), o.reason
--rollback ', 'from unnest(o.fields) f(field)))
--rollback ');
--rollback   drop function join_offers(uuid, timestamptz);
--rollback   drop function join_offer_record(uuid, timestamptz);
--rollback   execute offers;
--rollback   execute record;
--rollback end $$;
--rollback revoke all on function join_offers(uuid, timestamptz), join_offer_record(uuid, timestamptz) from public;
--rollback grant execute on function join_offers(uuid, timestamptz), join_offer_record(uuid, timestamptz) to visibles_app;
--rollback reset role;
