package org.visibles.indicators;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;

/** The same figures by other means: plain SQL by hand, one question at a time, by the owner of the tables. */
final class Recount implements AutoCloseable {

    /** What an indicator should be. */
    record Count(double numerator, double denominator, Double median) {}

    /** Facts as known, first identification, and one row for each person with every answer as a subquery of its own. */
    private static final List<Map.Entry<String, String>> TABLES = List.of(
            Map.entry("f", """
                    select a.* from fact a, given where a.programme_id = given.programme and a.kind <> 'CANCELLED'
                      and a.recorded_at < given.known_before and a.effective_on <= given.known_on
                      and a.id not in (select c.cancels from fact c where c.kind = 'CANCELLED' and c.recorded_at < given.known_before)"""),
            Map.entry("l", """
                    select distinct on (a.subject) a.subject, (a.codes ->> 'to')::uuid as target from fact a, given
                    where a.programme_id = given.programme and a.kind = 'JOINED' and a.recorded_at < given.known_before
                      and a.id not in (select c.cancels from fact c where c.kind = 'CANCELLED' and c.recorded_at < given.known_before)
                    order by a.subject, a.recorded_at desc, a.id desc"""),
            Map.entry("c", """
                    select coalesce(l5.target, l4.target, l3.target, l2.target, l1.target, a.subject) as subject
                    from given, fact a left join l l1 on l1.subject = a.subject left join l l2 on l2.subject = l1.target
                      left join l l3 on l3.subject = l2.target left join l l4 on l4.subject = l3.target
                      left join l l5 on l5.subject = l4.target
                    where a.kind = 'ANONYMISED' and a.recorded_at < given.known_before"""),
            Map.entry("i", """
                    select distinct on (subject) subject, organisation_id, effective_on as day from f
                    where kind = 'STAGE' and codes ->> 'stage' in ('IDENTIFIED', 'MOBILISED', 'CONNECTED', 'EXITED')
                    order by subject, effective_on, recorded_at, id"""),
            Map.entry("x", """
                    select distinct on (subject) subject, effective_on as day, codes ->> 'family' as family from f
                    where kind = 'STAGE' and codes ->> 'stage' = 'EXITED' order by subject, effective_on desc, recorded_at desc, id desc"""),
            Map.entry("a", """
                    select i.subject, name, coalesce(
                      (select nullif(f.codes ->> name, 'UNKNOWN') from f where f.subject = i.subject and f.kind = 'ATTRIBUTES'
                        and f.effective_on <= i.day and f.id = (select g.id from f g where g.subject = i.subject and g.kind = 'ATTRIBUTES'
                          and g.effective_on <= i.day order by g.effective_on desc, g.recorded_at desc, g.id desc limit 1)),
                      (select f.codes ->> name from f where f.subject = i.subject and f.kind = 'ATTRIBUTES' and f.effective_on > i.day
                        and f.codes ->> name <> 'UNKNOWN' order by f.effective_on, f.recorded_at, f.id limit 1)) as value
                    from i, unnest(array['eligible', 'sex', 'commune', 'qpv', 'diploma', 'disability', 'birthYearMonth', 'ageBand']) name"""),
            Map.entry("p", """
                    select i.subject, case when i.subject in (select subject from c) then date_trunc('month', i.day)::date else i.day end as day,
                      i.organisation_id::text as organisation,
                      to_char(i.day, 'YYYY"-Q"Q') as quarter,
                      coalesce((select value from a where a.subject = i.subject and name = 'sex'), 'NOT_STATED') as sex,
                      coalesce((select value from a where a.subject = i.subject and name = 'commune'), 'NOT_STATED') as commune,
                      coalesce((select value from a where a.subject = i.subject and name = 'qpv'), 'NOT_STATED') as qpv,
                      coalesce((select value from a where a.subject = i.subject and name = 'disability'), 'NOT_STATED') as disability,
                      coalesce((select case when value in ('AFS', 'CP4', 'CFG', 'C3A', 'C12') then 'INFRA3' when value in ('3', '4') then value else 'HIGHER' end
                        from a where a.subject = i.subject and name = 'diploma' and value is not null), 'NOT_STATED') as level,
                      coalesce(
                        (select case when years < 18 then 'UNDER_18' when years < 22 then '18_21' when years < 26 then '22_25' when years < 30 then '26_29' else 'OVER_29' end
                          from (select (extract(year from i.day) * 12 + extract(month from i.day)
                            - left(value, 4)::int * 12 - right(value, 2)::int)::int / 12 as years
                            from a where a.subject = i.subject and name = 'birthYearMonth' and value is not null) born),
                        (select case when value = '16_17' then 'UNDER_18' else value end from a where a.subject = i.subject and name = 'ageBand'),
                        'NOT_STATED') as age,
                      (select case when coalesce(f.codes ->> 'situation', 'UNKNOWN') = 'UNKNOWN' then 'NOT_STATED'
                          when given.known_on - coalesce((f.codes ->> 'situationOn')::date, f.effective_on) > 90 then 'TO_RECONFIRM'
                          when coalesce(f.codes ->> 'situationState', 'CURRENT') = 'CURRENT'
                            and f.codes ->> 'situation' in ('EMPLOYMENT', 'APPRENTICESHIP', 'TRAINING', 'SCHOOL') then 'OCCUPIED'
                          else 'OTHER' end
                        from f where f.subject = i.subject and f.kind = 'ATTRIBUTES'
                        order by f.effective_on desc, f.recorded_at desc, f.id desc limit 1) as situation,
                      exists (select from f where f.subject = i.subject and f.codes ->> 'stage' in ('MOBILISED', 'CONNECTED')
                        or f.subject = i.subject and f.codes ->> 'family' in ('LASTING', 'POSITIVE')) as mobilised,
                      exists (select from f where f.subject = i.subject and (f.codes ->> 'stage' = 'CONNECTED'
                        or f.codes ->> 'family' in ('LASTING', 'POSITIVE'))) as connected,
                      x.family as exit,
                      (select f.codes ->> 'still' from f where f.subject = i.subject and f.kind = 'OUTCOME_CHECK' and f.effective_on >= x.day
                        order by f.effective_on desc, f.recorded_at desc, f.id desc limit 1) as still,
                      (select f.codes ->> 'known' from f where f.subject = i.subject and f.kind = 'KNOWN_CHECK'
                        order by f.effective_on, f.recorded_at, f.id limit 1) as known,
                      (select f.codes ->> 'stage' from f where f.subject = i.subject and f.kind = 'STAGE'
                        order by f.effective_on desc, f.recorded_at desc, f.id desc limit 1) as stage,
                      given.known_on - coalesce((select max(f.effective_on) from f where f.subject = i.subject and f.kind = 'CONTACT'
                        and (f.codes ->> 'result' is null or f.codes ->> 'result' not in ('NO_ANSWER', 'WRONG_DETAILS', 'UNREACHABLE'))), i.day) as silence,
                      case when i.subject not in (select subject from c) then
                        (select min(f.effective_on) from f where f.subject = i.subject and f.effective_on >= i.day
                        and (f.codes ->> 'appointment' = 'PRESENT' or f.codes ->> 'state' = 'ATTENDED')) - i.day end as to_appointment,
                      case when i.subject not in (select subject from c) then
                        (select min(f.effective_on) from f where f.subject = i.subject and f.codes ->> 'stage' = 'CONNECTED'
                        and f.codes ->> 'connection' <> 'OTHER') - i.day end as to_spe
                    from i cross join given left join x on x.subject = i.subject
                    where case when i.subject in (select subject from c) then date_trunc('month', i.day)::date else i.day end between given.from_day and given.until and (given.organisation is null or i.organisation_id = given.organisation)
                      and (select value from a where a.subject = i.subject and name = 'eligible') = 'YES'"""),
            Map.entry("s", """
                    select f.subject, f.codes ->> 'referral' as referral,
                      case when f.subject not in (select subject from c) then f.effective_on end as sent,
                      (select min(g.effective_on) from f g where g.codes ->> 'referral' = f.codes ->> 'referral' and g.codes ->> 'state' in ('ACCEPTED', 'DECLINED')) as answered,
                      exists (select from f g where g.codes ->> 'referral' = f.codes ->> 'referral' and g.codes ->> 'state' = 'WITHDRAWN') as withdrawn,
                      f.effective_on + 10 <= given.known_on as due
                    from f, given where f.kind = 'REFERRAL' and f.codes ->> 'state' = 'SENT'"""));

    private final SingleConnectionDataSource connection;
    private final JdbcTemplate all;

    /**
     * @param organisation whose people; null for all
     */
    Recount(TestDatabase database, LocalDate knownOn, LocalDate until, UUID organisation) {
        this(database, knownOn, LocalDate.of(2000, 1, 1), until, organisation);
    }

    Recount(TestDatabase database, LocalDate knownOn, LocalDate from, LocalDate until, UUID organisation) {
        connection = new SingleConnectionDataSource(
                database.url() + (database.url().contains("?") ? "&" : "?") + "currentSchema=recount,public",
                "postgres",
                "",
                true);
        all = new JdbcTemplate(connection);
        all.execute("drop schema if exists recount cascade");
        all.execute("create schema recount");
        all.execute(
                "create table recount.given (programme uuid, known_before timestamptz, known_on date, from_day date, until date, organisation uuid)");
        all.update(
                "insert into given values (?, ?, ?, ?, ?, ?)",
                Fixture.PROGRAMME.value(),
                Timestamp.from(knownOn.plusDays(1)
                        .atStartOfDay(ZoneId.of("Europe/Paris"))
                        .toInstant()),
                knownOn,
                from,
                until,
                organisation);
        for (Map.Entry<String, String> table : TABLES) {
            all.execute("create table recount." + table.getKey() + " as " + table.getValue());
            if (table.getKey().equals("l")) {
                while (all.update("update f set subject = l.target from l where l.subject = f.subject") > 0) {
                    // one step along each chain at a time, until all have come to its end
                }
            }
            if (table.getKey().equals("f")) {
                all.execute("create index on f (subject, kind)");
                all.execute("create index on f ((codes ->> 'referral'))");
            }
        }
    }

    @Override
    public void close() {
        connection.destroy();
    }

    Count of(Indicator indicator, Variable by, String category) {
        String here = " from p where " + (by == null ? "true" : column(by) + " = '" + category + "'");
        String referrals = " from s where subject in (select subject" + here + ")";
        String events = " from f where subject in (select subject" + here + ") and codes ->> 'state' = ";
        return switch (indicator) {
            case IDENTIFIED -> single("select count(*)" + here);
            case MOBILISATION -> share(here, "mobilised", "true");
            case CONNECTION -> share(here, "connected", "true");
            case CONNECTION_OF_MOBILISED -> share(here, "connected and mobilised", "mobilised");
            case EXITED -> share(here, "exit is not null", "true");
            case POSITIVE_OUTCOME -> share(here, "exit in ('LASTING', 'POSITIVE')", "exit is not null");
            case LASTING_EMPLOYMENT -> share(here, "exit = 'LASTING'", "exit is not null");
            case STILL_AT_SIX_MONTHS ->
                share(
                        here,
                        "still = 'YES' and exit in ('LASTING', 'POSITIVE')",
                        "still in ('YES', 'NO') and exit in ('LASTING', 'POSITIVE')");
            case LIVING_IN_QPV -> share(here, "qpv not in ('NONE', 'NOT_STATED')", "true");
            case WOMEN -> share(here, "sex = 'F'", "true");
            case MINORS -> share(here, "age = 'UNDER_18'", "true");
            case INFRA_3 -> share(here, "level = 'INFRA3'", "true");
            case DISABILITY -> share(here, "disability = 'YES'", "true");
            case ALREADY_KNOWN -> share(here, "known in ('ACTIVE', 'KNOWN')", "known is not null");
            case OCCUPIED -> share(here, "situation = 'OCCUPIED'", "situation in ('OCCUPIED', 'OTHER')");
            case LOST -> share(here, "mobilised and stage <> 'EXITED' and silence > 90", "mobilised");
            case DAYS_TO_APPOINTMENT -> median("to_appointment" + here);
            case DAYS_TO_SPE -> median("to_spe" + here);
            case DAYS_TO_ANSWER -> median("answered - sent" + referrals);
            case ANSWER_RATE ->
                share(referrals, "due and not withdrawn and answered is not null", "due and not withdrawn");
            case NO_SHOW_RATE ->
                new Count(
                        single("select count(*)" + events + "'MISSED'").numerator(),
                        single("select count(*)" + events + "'SCHEDULED'").numerator(),
                        null);
            case EXCHANGES -> exchanges(by, category);
            case COST_PER_IDENTIFIED -> cost(here, "true", by, category);
            case COST_PER_CONNECTED -> cost(here, "connected", by, category);
        };
    }

    double notStated(String condition, Variable by, String category) {
        return share(" from p where " + (by == null ? "true" : column(by) + " = '" + category + "'"), condition, "true")
                .numerator();
    }

    List<String> categories(Variable by) {
        return all.queryForList("select distinct " + column(by) + " from p", String.class);
    }

    double people(Variable by, String category, Variable with, String other) {
        return single("select count(*) from p where " + column(by) + " = '" + category + "' and " + column(with)
                        + " = '" + other + "'")
                .numerator();
    }

    private static String column(Variable variable) {
        return switch (variable) {
            case COMMUNE, ORGANISATION, QPV, SEX, AGE, LEVEL, QUARTER ->
                variable.name().toLowerCase(java.util.Locale.ROOT);
            case IN_QPV -> "case qpv when 'NONE' then 'NO' when 'NOT_STATED' then 'NOT_STATED' else 'YES' end";
            default -> throw new IllegalArgumentException(variable.name());
        };
    }

    /** The last version of each expense that was known, in the months of what is counted. */
    private Count cost(String here, String people, Variable by, String category) {
        Count euros = single("select sum(cents) / 100.0 as n from (select distinct on (e.id) e.* from expense e, given"
                + " where e.programme_id = given.programme and e.recorded_at < given.known_before"
                + " order by e.id, e.version desc) e, given where not e.cancelled and e.month <= given.until"
                + " and e.month >= date_trunc('month', given.from_day)"
                + " and (given.organisation is null or e.organisation_id = given.organisation)"
                + (by == Variable.QUARTER ? " and to_char(e.month, 'YYYY\"-Q\"Q') = '" + category + "'" : "")
                + (by == Variable.ORGANISATION ? " and e.organisation_id = '" + category + "'" : ""));
        return new Count(euros.numerator(), share(here, people, "true").numerator(), null);
    }

    private Count exchanges(Variable by, String category) {
        return single(
                "select count(*) from f, given where (kind = 'CONTACT' or kind = 'ENCOUNTER' and not exists (select from fact a, l"
                        + " where a.id = f.id and l.subject = a.subject))"
                        + " and effective_on between given.from_day and given.until"
                        + " and (given.organisation is null or f.organisation_id = given.organisation)"
                        + (by == Variable.QUARTER
                                ? " and to_char(effective_on, 'YYYY\"-Q\"Q') = '" + category + "'"
                                : "")
                        + (by == Variable.ORGANISATION ? " and f.organisation_id = '" + category + "'" : ""));
    }

    private Count single(String question) {
        return new Count(
                number(ask(question.replaceFirst("count\\(\\*\\)", "count(*) as n"))
                        .get("n")),
                0,
                null);
    }

    private Count share(String from, String numerator, String denominator) {
        Map<String, Object> row = ask("select count(*) filter (where " + numerator + ") as n, count(*) filter (where "
                + denominator + ") as d" + from);
        return new Count(number(row.get("n")), number(row.get("d")), null);
    }

    private Count median(String daysFrom) {
        String days = daysFrom.substring(0, daysFrom.indexOf(" from"));
        Object median = ask("select percentile_cont(0.5) within group (order by " + days + ") as m"
                        + daysFrom.substring(daysFrom.indexOf(" from")) + " and " + days + " >= 0")
                .get("m");
        return new Count(0, 0, median == null ? null : number(median));
    }

    private static double number(Object number) {
        return number == null
                ? 0
                : number instanceof BigDecimal decimal ? decimal.doubleValue() : ((Number) number).doubleValue();
    }

    private Map<String, Object> ask(String question) {
        return all.queryForMap(question);
    }
}
