package org.visibles.indicators;

import java.util.List;
import java.util.Map;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;

/**
 * Facts of very many people who do not exist, and their contacts, made by the database itself: always the same for the
 * same numbers. Organisations are of different sizes, each works in a few communes; one in five was met on an outing first;
 * a tenth of what happened was recorded late.
 */
final class ManyPeople {

    private static final int AT_ONCE = 50_000;
    /** Of each person; the others of what is counted come on top. */
    static final int CONTACTS = 10;

    private static final String ID = "('%s-0000-4000-8000-' || lpad(to_hex(%s), 12, '0'))::uuid";

    /** Somebody's number, key, organisation, places and day of identification, from what the number leaves over. */
    private static final String PEOPLE = """
            with person as (
              select p.n, %s as subject, o.id as organisation, '2024-01-02'::date + (p.n * 7919 %% 880)::int as day, c.code as commune,
                case when p.n %% 3 = 0 then 'QN' || c.code when p.n %% 11 = 0 then 'UNKNOWN' else 'NONE' end as qpv
              from generate_series(%d::bigint, %d::bigint) p(n)
              join bench_organisation o on o.n = case when p.n %% 2 = 0 then p.n / 2 %% %d else (p.n * 31 / 2) %% (%d / 4 + 1) end
              join bench_commune c on c.n = (o.n * 7 + p.n %% 3 * 13) %% 300)
            """;

    private static final String FACTS = """
            , encounter as (
              select n, ('11000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid as met, subject, organisation, day, commune, qpv
              from person where n % 5 = 2),
            said as (
              select n, subject, organisation, 1 as part, 'ATTRIBUTES' as kind, day, jsonb_build_object('eligible', case when n % 25 = 0 then 'NO' else 'YES' end,
                'sex', (array['F', 'M', 'F', 'M', 'X', 'UNKNOWN'])[1 + n % 6], 'commune', commune, 'qpv', qpv,
                'diploma', (array['CFG', 'C12', '3', '4', '5', 'UNKNOWN'])[1 + n / 7 % 6], 'disability', case when n % 13 = 0 then 'YES' else 'NO' end,
                'place', (array['STREET', 'SPORTS_GROUND', 'MARKET', 'PARTNER'])[1 + n / 3 % 4], 'situation', (array['JOB_SEEKER', 'TRAINING', 'UNKNOWN'])[1 + n / 5 % 3], 'birthYearMonth', (1997 + n % 12)::text || '-05') as codes from person
              union all select n, subject, organisation, 2, 'STAGE', day, '{"stage": "IDENTIFIED"}' from person
              union all select n, subject, organisation, 3, 'STAGE', day + 20 + (n % 60)::int, '{"stage": "MOBILISED"}' from person where n % 5 < 3
              union all select n, subject, organisation, 4, 'STAGE', day + 90 + (n % 70)::int, '{"stage": "CONNECTED", "connection": "CEJ"}' from person where n % 10 in (0, 1, 5, 7)
              union all select n, subject, organisation, 5, 'STAGE', day + 200, jsonb_build_object('stage', 'EXITED', 'outcome', 'CDI',
                'family', (array['LASTING', 'POSITIVE', 'OTHER'])[1 + n / 4 % 3]) from person where n % 4 = 1
              union all select n, subject, organisation, 6, 'KNOWN_CHECK', day + 3, jsonb_build_object('known', (array['ACTIVE', 'KNOWN', 'UNKNOWN'])[1 + n % 3]) from person where n % 2 = 0
              union all select n, subject, organisation, 7 + s, 'REFERRAL', day + 10 + s * 6, jsonb_build_object('referral', subject, 'kind', 'MISSION_LOCALE',
                'state', (array['SENT', 'ACCEPTED', 'SCHEDULED', case when n % 7 = 0 then 'MISSED' else 'ATTENDED' end])[s + 1])
                from person, generate_series(0, 3) s where n % 3 = 1 and (s < 1 or n % 6 = 1)
              union all select n, subject, organisation, 20 + c, 'CONTACT', day + c * 11 + (n % 7)::int, case when (n + c) % 9 = 0 then '{"channel": "PHONE", "initiative": "WORKER", "appointment": "PRESENT"}'::jsonb
                when (n + c) % 5 = 0 then '{"channel": "PHONE", "initiative": "WORKER", "result": "NO_ANSWER"}' else '{"channel": "PHONE", "initiative": "WORKER"}' end
                from person, generate_series(1, %d) c
              union all select n, met, organisation, 40, 'ENCOUNTER', day - 5, jsonb_build_object('outing', n / 20, 'way', (array['STREET', 'SPORTS_GROUND', 'MARKET'])[1 + n % 3],
                'commune', commune, 'qpv', qpv, 'weekday', (1 + n % 7)::text, 'hour', (9 + n % 12)::text) from encounter
              union all select n, met, organisation, 41, 'JOINED', day, jsonb_build_object('to', subject) from encounter
              union all select n, null, organisation, 42, 'OUTING', day - 5, jsonb_build_object('outing', n / 20, 'way', (array['STREET', 'SPORTS_GROUND', 'MARKET'])[1 + n % 3],
                'commune', commune, 'qpv', qpv, 'weekday', (1 + n % 7)::text, 'hour', (9 + n % 12)::text, 'minutes', '120', 'met', (n % 9)::text) from encounter where n % 20 = 2)
            insert into fact (id, programme_id, subject, organisation_id, kind, effective_on, recorded_at, codes)
            select %s, '%s', subject, organisation, kind, day, day + time '12:00' + case when (n + part) %% 10 = 0 then (n %% 30) * interval '1 day' else interval '0' end, codes
            from said order by n, part
            """;

    private static final String EXCHANGES = """
            insert into contact (id, youth_id, organisation_id, author_id, at, on_day, channel, initiative, logged_at, changed_at, changed_by, fact_id, version)
            select %s, subject, organisation, organisation, day + c * 11 + (n %% 7)::int + time '12:00', day + c * 11 + (n %% 7)::int, 'PHONE', 'WORKER',
              day + time '12:00', day + time '12:00', organisation, %s, 0
            from person, generate_series(1, %d) c order by n, c
            """;

    private final TestDatabase database;
    private final long people;
    private final int organisations;

    ManyPeople(TestDatabase database, long people, int organisations) {
        this.database = database;
        this.people = people;
        this.organisations = organisations;
    }

    void write() {
        prepare();
        String facts = FACTS.replace("%d", String.valueOf(CONTACTS))
                .replaceFirst("%s", ID.formatted("20000000", "n * 100 + part").replace("$", "\\$"))
                .replaceFirst("%s", Fixture.PROGRAMME.value().toString())
                .replace("%%", "%");
        String exchanges = EXCHANGES.formatted(
                ID.formatted("30000000", "n * 100 + c"), ID.formatted("20000000", "n * 100 + 20 + c"), CONTACTS);
        withoutIndexes("fact", facts);
        withoutIndexes("contact", exchanges);
        for (String table : List.of("fact", "contact", "organisation", "programme_participant")) {
            database.asSuperuser().execute("vacuum analyze " + table);
        }
    }

    /** Indexes are made afterwards, which takes a tenth of the time. */
    private void withoutIndexes(String table, String insert) {
        List<Map<String, Object>> indexes = database.asSuperuser().queryForList("""
                select indexname, indexdef from pg_indexes where tablename = ?
                  and indexname not in (select conname from pg_constraint where conrelid = ?::regclass)""", table, table);
        indexes.forEach(index -> database.asSuperuser().execute("drop index " + index.get("indexname")));
        for (long from = 1; from <= people; from += AT_ONCE) {
            long to = Math.min(people, from + AT_ONCE - 1);
            quietly(PEOPLE.formatted(ID.formatted("10000000", "p.n"), from, to, organisations, organisations) + insert);
        }
        indexes.forEach(
                index -> database.asSuperuser().execute("set maintenance_work_mem = '1GB'; " + index.get("indexdef")));
    }

    private void prepare() {
        database.asSuperuser().execute("alter system set max_wal_size = '8GB'");
        database.asSuperuser().execute("select pg_reload_conf()");
        database.asSuperuser().execute("create table bench_organisation (n integer primary key, id uuid not null)");
        database.asSuperuser().execute("create table bench_commune (n integer primary key, code text not null)");
        quietly("""
                insert into organisation (id, name, kind, active, version)
                select %s, 'Structure ' || n, 'ASSOCIATION', true, 0 from generate_series(1, %d) n""".formatted(ID.formatted("40000000", "n"), organisations - 1));
        quietly("insert into programme_participant select '%s', %s from generate_series(1, %d) n"
                .formatted(Fixture.PROGRAMME.value(), ID.formatted("40000000", "n"), organisations - 1));
        quietly(
                "insert into bench_organisation select n, case when n = 0 then '%s' else %s end from generate_series(0, %d) n"
                        .formatted(Fixture.ROUEN.value(), ID.formatted("40000000", "n"), organisations - 1));
        quietly("insert into bench_commune select row_number() over (order by code) - 1, code from commune limit 300");
    }

    /** Late entries, corrections, cancellations, merges and anonymisations, at random but always the same. */
    void edit(int edits) {
        quietly("select setseed(0.42)");
        quietly("""
                insert into fact (id, programme_id, subject, organisation_id, kind, effective_on, recorded_at, codes, cancels)
                select %s, f.programme_id, case when e.n %% 5 = 4 then %s else f.subject end, f.organisation_id,
                  (array['CANCELLED', 'STAGE', 'ATTRIBUTES', 'ANONYMISED', 'JOINED'])[1 + e.n %% 5],
                  case when e.n %% 5 = 1 then '2025-03-01'::date + (e.n %% 200)::int else f.effective_on end,
                  '2026-11-01 08:00+01'::timestamptz + e.n %% 18 * interval '1 day',
                  case e.n %% 5 when 1 then '{"stage": "CONNECTED", "connection": "PACEA"}' when 2 then '{"eligible": "YES", "sex": "F", "commune": "76540"}'
                    when 4 then jsonb_build_object('to', %s) else '{}' end,
                  case when e.n %% 5 = 0 then f.id end
                from (select n, 2 + (n * 7919::bigint + n * n) %% (%d - 1) as person from generate_series(1::bigint, %d::bigint) n) e
                join fact f on f.id = %s""".formatted(
                        ID.formatted("50000000", "e.n"),
                        ID.formatted("10000000", "e.person"),
                        ID.formatted("10000000", "1 + e.person / 3"),
                        people,
                        edits,
                        ID.formatted("20000000", "e.person * 100 + 2 + case when e.n % 2 = 0 then 20 else 0 end")));
    }

    private void quietly(String sql) {
        database.asSuperuser().execute("set session_replication_role = replica; " + sql);
    }
}
