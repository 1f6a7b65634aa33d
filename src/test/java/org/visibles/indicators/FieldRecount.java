package org.visibles.indicators;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;

/** The figures of the field by other means: plain SQL by hand, step by step, by the owner of the tables. */
public final class FieldRecount implements AutoCloseable {

    private final SingleConnectionDataSource connection;
    private final JdbcTemplate all;

    /**
     * @param organisation that did the work, or met them first; null for all
     */
    FieldRecount(TestDatabase database, LocalDate knownOn, LocalDate until, @Nullable UUID organisation) {
        this(
                new SingleConnectionDataSource(database.url(), "postgres", "", true),
                "create temp table ",
                Fixture.PROGRAMME.value(),
                knownOn,
                until,
                organisation);
    }

    /**
     * For who may make no table that is theirs alone: those of this one are never committed.
     *
     * @param connection of the owner of the tables, whose transaction ends with this
     * @param organisation that did the work, or met them first; null for all
     */
    public FieldRecount(
            SingleConnectionDataSource connection,
            UUID programme,
            LocalDate knownOn,
            LocalDate until,
            @Nullable UUID organisation) {
        this(connection, "create table ", programme, knownOn, until, organisation);
    }

    private FieldRecount(
            SingleConnectionDataSource connection,
            String create,
            UUID programme,
            LocalDate knownOn,
            LocalDate until,
            @Nullable UUID organisation) {
        this.connection = connection;
        all = new JdbcTemplate(connection);
        all.execute(create + "given (known_before timestamptz, known_on date, until date, organisation uuid)");
        all.update(
                "insert into given values (?, ?, ?, ?)",
                Timestamp.from(knownOn.plusDays(1)
                        .atStartOfDay(ZoneId.of("Europe/Paris"))
                        .toInstant()),
                knownOn,
                until,
                organisation);
        all.update(
                create
                        + "f as select a.*, a.subject as person from fact a, given"
                        + " where a.programme_id = '" + programme + "' and a.kind <> 'CANCELLED'"
                        + " and a.recorded_at < given.known_before and (a.kind = 'JOINED' or a.effective_on <= given.known_on)"
                        + " and a.id not in (select c.cancels from fact c where c.kind = 'CANCELLED' and c.recorded_at < given.known_before)");
        all.execute("create index on f (subject)");
        all.execute("create index on f (person)");
        all.execute(create
                + "l as select subject, (select (j.codes ->> 'to')::uuid from f j where j.kind = 'JOINED'"
                + " and j.subject = s.subject order by j.recorded_at desc, j.id desc limit 1) as target"
                + " from (select distinct subject from f where kind = 'JOINED') s");
        while (all.update("update f set person = l.target from l where l.subject = f.person") > 0) {
            // one step along each chain at a time, until all have come to its end
        }
        all.execute(create + "p as " + PEOPLE);
        all.execute(create + "m as " + MET);
    }

    /** Each person with its first contact, and the answers about it as a subquery each. */
    private static final String PEOPLE = """
            select k.person,
              (select e.id from f e where e.person = k.person and e.kind = 'ENCOUNTER'
                and not exists (select from f s where s.person = k.person and s.kind = 'STAGE' and s.effective_on < e.effective_on)
                and not exists (select from f b where b.person = k.person and b.kind = 'ENCOUNTER' and b.codes ->> 'known' = 'YES'
                  and (b.effective_on, (b.codes ->> 'hour')::int, b.recorded_at, b.id)
                    <= (e.effective_on, (e.codes ->> 'hour')::int, e.recorded_at, e.id))
                order by e.effective_on, (e.codes ->> 'hour')::int, e.recorded_at, e.id limit 1) as encounter,
              (select s.id from f s where s.person = k.person and s.kind = 'STAGE' order by s.effective_on, s.recorded_at, s.id limit 1) as stage,
              (select a.id from f a where a.person = k.person and a.kind = 'ATTRIBUTES' order by a.effective_on, a.recorded_at, a.id limit 1) as attributes,
              (select a.codes ->> 'place' from f a where a.person = k.person and a.kind = 'ATTRIBUTES' order by a.recorded_at desc, a.id desc limit 1) as place,
              (select min(s.effective_on) from f s where s.person = k.person and s.kind = 'STAGE'
                and s.codes ->> 'stage' in ('IDENTIFIED', 'MOBILISED', 'CONNECTED', 'EXITED')) as identified,
              exists (select from f s where s.person = k.person and (s.codes ->> 'stage' in ('MOBILISED', 'CONNECTED')
                or s.codes ->> 'family' in ('LASTING', 'POSITIVE'))) as mobilised,
              exists (select from f s where s.person = k.person and (s.codes ->> 'stage' = 'CONNECTED'
                or s.codes ->> 'family' in ('LASTING', 'POSITIVE'))) as connected
            from (select distinct person from f where kind in ('ENCOUNTER', 'STAGE', 'ATTRIBUTES')) k""";

    private static final String MET = """
            with e as (
              select p.*, coalesce(
                (select nullif(a.codes ->> 'eligible', 'UNKNOWN') from f a where a.id = (select b.id from f b
                  where b.person = p.person and b.kind = 'ATTRIBUTES' and b.effective_on <= p.identified
                  order by b.effective_on desc, b.recorded_at desc, b.id desc limit 1)),
                (select a.codes ->> 'eligible' from f a where a.person = p.person and a.kind = 'ATTRIBUTES'
                  and a.effective_on > p.identified and a.codes ->> 'eligible' <> 'UNKNOWN'
                  order by a.effective_on, a.recorded_at, a.id limit 1)) = 'YES' and p.identified <= given.until as counts
              from p, given)
            select f.effective_on as day, f.organisation_id::text as organisation,
              case when e.encounter is null then e.place else f.codes ->> 'way' end as channel,
              case when e.encounter is not null then f.codes end as c,
              1 as met, (coalesce(counts, false))::int as identified, (coalesce(counts, false) and mobilised)::int as mobilised,
              (coalesce(counts, false) and connected)::int as connected
            from e join f on f.id = coalesce(e.encounter, e.stage, e.attributes)
            union all
            select effective_on, organisation_id::text, codes ->> 'way', codes, (codes ->> 'met')::int, 0, 0, 0
            from f where kind = 'OUTING'""";

    /** Whoever was met on an outing, once. */
    private static final String SOMEBODY =
            " from (select distinct on (o.codes ->> 'outing', o.person) o.organisation_id, o.effective_on, o.codes ->> 'known' as known"
                    + " from f o, given where o.kind = 'ENCOUNTER' and (given.organisation is null or o.organisation_id = given.organisation)"
                    + " order by o.codes ->> 'outing', o.person, o.effective_on, (o.codes ->> 'hour')::int, o.recorded_at, o.id) o, given where ";

    /** How many of those met in a category got so far; all of them for a stage of "met". */
    public long effect(String stage, EffectBy by, String category) {
        return ask("select coalesce(sum(" + stage + "), 0) from m, given where day <= given.until"
                + " and (given.organisation is null or m.organisation = given.organisation::text)"
                + (by == null ? "" : " and " + column(by) + " = '" + category + "'"));
    }

    public List<String> categories(EffectBy by) {
        return all.queryForList(
                "select distinct " + column(by) + " from m, given where met > 0 and day <= given.until"
                        + " and (given.organisation is null or m.organisation = given.organisation::text)",
                String.class);
    }

    private static String column(EffectBy by) {
        String code = switch (by) {
            case CHANNEL -> "channel";
            case ORGANISATION -> "m.organisation";
            case HOUR ->
                "case when (c ->> 'hour')::int < 9 then 'BEFORE_9' when (c ->> 'hour')::int < 12 then '9_11'"
                        + " when (c ->> 'hour')::int < 14 then '12_13' when (c ->> 'hour')::int < 17 then '14_16'"
                        + " when (c ->> 'hour')::int < 20 then '17_19' when (c ->> 'hour')::int >= 20 then 'FROM_20' end";
            case PRACTICE, COMMUNE, QPV, SPOT, WEEKDAY ->
                "c ->> '" + by.name().toLowerCase(java.util.Locale.ROOT) + "'";
        };
        return "coalesce(" + code + ", 'NOT_STATED')";
    }

    /**
     * @param where a condition on organisation_id and effective_on
     */
    public double activity(FieldFigure figure, String where) {
        String outings = " from f o, given where kind = 'OUTING' and " + here("o", where);
        return switch (figure) {
            case OUTINGS -> ask("select count(*)" + outings);
            case FRUITLESS ->
                ask("select count(*)" + outings + " and (codes ->> 'met')::int = 0 and (codes ->> 'known')::int = 0"
                        + " and codes ->> 'outing' not in (select e.codes ->> 'outing' from f e where e.kind = 'ENCOUNTER'"
                        + " and e.organisation_id = o.organisation_id)");
            case HOURS -> ask("select coalesce(sum((codes ->> 'minutes')::int), 0)" + outings) / 60.0;
            case MET ->
                ask("select coalesce(sum((codes ->> 'met')::int + (codes ->> 'known')::int), 0)" + outings)
                        + ask("select count(*)" + SOMEBODY + here("o", where));
            case KNOWN ->
                ask("select coalesce(sum((codes ->> 'known')::int), 0)" + outings)
                        + ask("select count(*) filter (where o.known = 'YES')" + SOMEBODY + here("o", where));
            case LEAFLETS -> ask("select coalesce(sum((codes ->> 'leaflets')::int), 0)" + outings);
            case EXCHANGES ->
                ask("select count(*) from f o, given where (kind = 'CONTACT' or kind = 'ENCOUNTER' and not exists"
                        + " (select from f j where j.kind = 'JOINED' and j.subject = o.subject)) and "
                        + here("o", where));
            case HOURS_PER_IDENTIFIED -> throw new IllegalArgumentException(figure.name());
        };
    }

    private static String here(String alias, String where) {
        return alias + ".effective_on <= given.until and (given.organisation is null or " + alias
                + ".organisation_id = given.organisation) and " + where;
    }

    private long ask(String question) {
        Long number = all.queryForObject(question, Long.class);
        return number == null ? 0 : number;
    }

    @Override
    public void close() {
        connection.destroy();
    }
}
