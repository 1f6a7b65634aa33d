package org.visibles.indicators;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.indicators.Readings.Reading;

/**
 * Reads what was done in the field, and how far those got who were met there, as known at the end of a day: one statement
 * each, whatever their number. Row security decides whose facts: the coordination reads those of its programmes, an
 * organisation its own, and what a listed function gives of the people whom it met first.
 *
 * <p>Whoever was met is one person with all encounters that are joined to it: the link recorded last counts, and links are
 * followed to their end. An encounter with somebody already known is work done, but nobody's first contact, nor is a later
 * one with the same person.
 */
@Component
class FieldFacts {

    private static final String OF_PROGRAMME =
            "select * from fact where programme_id = :programme and recorded_at < :knownBefore"
                    + " and id <> all (:without::uuid[])";

    static final String OF_THE_FIELD = " and kind in ('OUTING', 'ENCOUNTER', 'JOINED', 'CANCELLED')";

    private static final String OF_THOSE_MET =
            " and kind in ('OUTING', 'ENCOUNTER', 'JOINED', 'CANCELLED', 'STAGE', 'ATTRIBUTES')";

    static final String OWN = OF_PROGRAMME + " and organisation_id = current_organisation()";

    private static final String FIRST_MET =
            "select * from first_met_facts(:programme, :knownBefore) union all select id, subject, organisation_id, kind,"
                    + " effective_on, recorded_at, codes, cancels from fact where programme_id = :programme"
                    + " and recorded_at < :knownBefore and organisation_id = current_organisation()"
                    + " and subject is null";

    static final String KNOWN = """
            with recursive source as materialized (%s),
            known as materialized (
              select f.* from source f
              where f.kind <> 'CANCELLED' and (f.kind = 'JOINED' or f.effective_on <= :knownOn)
                and not exists (select from source c where c.cancels = f.id)),
            link as materialized (
              select distinct on (subject) subject, (codes ->> 'to')::uuid as target
              from known where kind = 'JOINED' order by subject, recorded_at desc, id desc),
            walk as (
              select subject, target, 1 as depth from link
              union all
              select w.subject, l.target, w.depth + 1 from walk w join link l on l.subject = w.target
              where w.depth < 8 and l.target <> w.subject),
            root as (select distinct on (subject) subject, target from walk order by subject, depth desc),
            one as materialized (
              select coalesce(r.target, k.subject) as person, k.* from known k left join root r on r.subject = k.subject
              where k.kind in ('ENCOUNTER', 'STAGE', 'ATTRIBUTES')),
            """;

    /** Contacts, and encounters that are not joined to anybody. */
    static final String EXCHANGED =
            "(kind = 'CONTACT' or kind = 'ENCOUNTER' and subject not in (select subject from link))";

    /** What was done, piece by piece, each with the codes of its outing. */
    static final String DONE = KNOWN + """
            outing as (
              select o.organisation_id, o.effective_on, o.codes,
                coalesce((o.codes ->> 'met')::bigint, 0) + coalesce((o.codes ->> 'known')::bigint, 0) as tally,
                not exists (select from known e where e.kind = 'ENCOUNTER' and e.organisation_id = o.organisation_id
                  and e.codes ->> 'outing' = o.codes ->> 'outing') as alone
              from known o where o.kind = 'OUTING'),
            encounter as (
              select distinct on (codes ->> 'outing', person) organisation_id, effective_on, codes
              from one where kind = 'ENCOUNTER'
              order by codes ->> 'outing', person, effective_on, (codes ->> 'hour')::int, recorded_at, id),
            done as (
              select organisation_id, effective_on, codes, 1 as outings, (tally = 0 and alone)::int as fruitless,
                coalesce((codes ->> 'minutes')::bigint, 0) as minutes, tally as met, coalesce((codes ->> 'known')::bigint, 0) as known,
                coalesce((codes ->> 'leaflets')::bigint, 0) as leaflets, 0 as exchanges
              from outing
              union all select organisation_id, effective_on, codes, 0, 0, 0, 1, (codes ->> 'known' is not null)::int, 0, 0 from encounter
              union all select organisation_id, effective_on, codes, 0, 0, 0, 0, 0, 0, 1 from known
              where\s""" + EXCHANGED + ") ";

    static final String SUMS = """
            organisation_id, date_trunc('quarter', effective_on)::date as quarter, codes ->> 'commune' as commune,
              codes ->> 'qpv' as qpv, sum(outings) as outings, sum(fruitless) as fruitless, sum(minutes) as minutes,
              sum(met) as met, sum(known) as known, sum(leaflets) as leaflets, sum(exchanges) as exchanges
            from done where effective_on between :from and :until group by organisation_id, quarter, commune, qpv""";

    private static final String ACTIVITY = DONE + "select " + SUMS;

    private static final String MET = KNOWN + """
            encounter as (
              select *, bool_or(codes ->> 'known' is not null)
                over (partition by person order by effective_on, (codes ->> 'hour')::int, recorded_at, id) as known_before
              from one where kind = 'ENCOUNTER'),
            beginning as (
              select person, kind, organisation_id, effective_on, codes, recorded_at, id from one where kind <> 'ENCOUNTER'
              union all
              select person, kind, organisation_id, effective_on, codes, recorded_at, id from encounter where not known_before),
            first as (
              select distinct on (person) person, kind, organisation_id, effective_on, codes
              from beginning
              order by person, kind = 'ATTRIBUTES', effective_on, kind <> 'ENCOUNTER', (codes ->> 'hour')::int, recorded_at, id),
            said as (
              select distinct on (person) person, codes ->> 'place' as place
              from one where kind = 'ATTRIBUTES' order by person, recorded_at desc, id desc),
            stage as (
              select person,
                min(effective_on) filter (where codes ->> 'stage' in ('IDENTIFIED', 'MOBILISED', 'CONNECTED', 'EXITED')) as identified_on,
                bool_or(codes ->> 'stage' in ('MOBILISED', 'CONNECTED')) as mobilised,
                bool_or(codes ->> 'stage' = 'CONNECTED') as connected,
                coalesce(bool_or(codes ->> 'stage' = 'EXITED' and codes ->> 'family' in ('LASTING', 'POSITIVE')), false) as positive
              from one where kind = 'STAGE' group by person),
            version as (
              select o.*, s.identified_on, row_number() over (
                partition by o.person, o.effective_on > s.identified_on order by o.effective_on desc, o.recorded_at desc, o.id desc) as age
              from one o join stage s on s.person = o.person where o.kind = 'ATTRIBUTES'),
            eligible as (
              select distinct on (person) person, codes ->> 'eligible' as eligible from version
              where (effective_on > identified_on or age = 1) and codes ->> 'eligible' <> 'UNKNOWN'
              order by person, effective_on, recorded_at, id),
            met as (
              select f.person, f.organisation_id, f.effective_on, case when f.kind = 'ENCOUNTER' then f.codes
                  else jsonb_build_object('way', a.place) end as codes,
                case when e.eligible is distinct from 'YES' or s.identified_on is null or s.identified_on > :until then 'MET'
                  when s.connected or s.positive then 'CONNECTED' when s.mobilised then 'MOBILISED' else 'IDENTIFIED' end as reached,
                1 as number, a.person is not null or s.person is not null as recorded
              from first f left join said a on a.person = f.person left join stage s on s.person = f.person
                left join eligible e on e.person = f.person
              union all
              select null, organisation_id, effective_on, codes, 'MET', (codes ->> 'met')::bigint, false
              from known where kind = 'OUTING' and (codes ->> 'met')::bigint > 0)
            select case when %s then person end as person, organisation_id, codes ->> 'way' as way,
              codes ->> 'practice' as practice, codes ->> 'commune' as commune, codes ->> 'qpv' as qpv, codes ->> 'spot' as spot,
              codes ->> 'weekday' as weekday, (codes ->> 'hour')::int as hour, reached, sum(number) as number
            from met where effective_on <= :until group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 order by 1, 2, 3, 4, 5, 6, 7, 8, 9""";

    /** Of whom the key is told. */
    private static final String IDENTIFIED = "reached <> 'MET'";

    private static final String RECORDED = "recorded";

    private final CountedPeople counted;
    private final JdbcClient jdbc;
    private final CommunesThen communes;

    FieldFacts(CountedPeople counted, JdbcClient jdbc, CommunesThen communes) {
        this.counted = counted;
        this.jdbc = jdbc;
        this.communes = communes;
    }

    /** What was done in the time that counts. Exchanges, which are many, are kept counted. */
    List<Activity> activity(Reading reading) {
        String source = reading.own() ? OWN : OF_PROGRAMME;
        if (!reading.counted()) {
            return communes.activity(
                    reading,
                    query(jdbc, ACTIVITY.formatted(source), reading)
                            .query((row, number) -> activity(row))
                            .list());
        }
        List<Activity> done = query(jdbc, ACTIVITY.formatted(source + OF_THE_FIELD), reading)
                .query((row, number) -> activity(row).withoutExchanges())
                .list();
        return communes.activity(
                reading,
                Stream.concat(done.stream(), counted.exchanges(reading).activity())
                        .toList());
    }

    /** Whoever was met for the first time, and identified, in the time that counts; as far as they got by the day of knowledge. */
    List<Met> met(Reading reading) {
        return met(reading, IDENTIFIED);
    }

    /** The same with the key of whoever has a record, identified or not. */
    List<Met> recorded(Reading reading) {
        return met(reading, RECORDED);
    }

    private List<Met> met(Reading reading, String told) {
        return communes.met(
                reading,
                query(jdbc, ofThoseMet(reading, told), reading)
                        .query((row, number) -> met(row))
                        .list());
    }

    /** The statement of {@link #met(Reading)}, of the programme's facts or the own ones. */
    static String ofThoseMet(Reading reading) {
        return ofThoseMet(reading, IDENTIFIED);
    }

    private static String ofThoseMet(Reading reading, String told) {
        return MET.formatted(reading.own() ? FIRST_MET : OF_PROGRAMME + OF_THOSE_MET, told);
    }

    /** A statement with all that a reading says of the facts that count. */
    static JdbcClient.StatementSpec query(JdbcClient jdbc, String sql, Reading reading) {
        return jdbc.sql(sql)
                .param("programme", reading.programme().id().value())
                .param("knownBefore", reading.knownBefore())
                .param("without", reading.withoutIds())
                .param("knownOn", reading.knownOn())
                .param("from", reading.from())
                .param("until", reading.until());
    }

    static Activity activity(ResultSet row) throws SQLException {
        return new Activity(
                Objects.requireNonNull(row.getObject("organisation_id", UUID.class)),
                Quarter.of(row.getObject("quarter", LocalDate.class)),
                stated(row.getString("commune")),
                stated(row.getString("qpv")),
                row.getLong("outings"),
                row.getLong("fruitless"),
                row.getLong("minutes"),
                row.getLong("met"),
                row.getLong("known"),
                row.getLong("leaflets"),
                row.getLong("exchanges"));
    }

    static Met met(ResultSet row) throws SQLException {
        return new Met(
                row.getObject("person", UUID.class),
                stated(row.getString("way")),
                stated(row.getString("practice")),
                stated(row.getString("commune")),
                stated(row.getString("qpv")),
                stated(row.getString("spot")),
                Objects.requireNonNull(row.getString("organisation_id")),
                stated(row.getString("weekday")),
                Met.hours(row.getObject("hour", Integer.class)),
                row.getString("reached"),
                row.getLong("number"));
    }

    private static String stated(@Nullable String code) {
        return code == null ? Variable.NOT_STATED : code;
    }
}
