package org.visibles.indicators;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.indicators.Readings.Reading;
import org.visibles.indicators.Readings.TwoDays;
import org.visibles.widgets.Formats;

/**
 * Reads one row for each person of a cohort: what its facts say as they were known at the end of a day. One statement,
 * whatever their number. Row security decides whose facts: the coordination reads those of its programmes, an
 * organisation what a listed function gives of the people whom it identified first.
 *
 * <p>Those who were joined are one person: the link recorded last counts, and links are followed to their end. Whoever
 * is anonymised is counted by the month of identification, and has no delays any more.
 *
 * <p>Where they are kept counted ({@link CountedPeople}) nothing but what was written since is worked out.
 */
@Component
class Cohorts {

    private static final String OF_PROGRAMME =
            "select * from fact where programme_id = :programme and recorded_at < :knownBefore"
                    + " and id <> all (:without::uuid[])";

    private static final String FIRST_IDENTIFIED =
            "select * from first_identified_facts(:programme, :knownBefore, :without::uuid[])";

    private static final String FIRST_IDENTIFIED_AND_TOUCHED =
            "select * from first_identified_facts(:programme, :knownBefore,"
                    + " :without::uuid[], :touchedFrom, :touchedBefore)";

    /** Whom each key was joined to in the end, and since when, of the facts that are not cancelled. */
    static final String JOINED = """
            link as materialized (
              select distinct on (subject) subject, (codes ->> 'to')::uuid as target, recorded_at as joined_at
              from alive where kind = 'JOINED' order by subject, recorded_at desc, id desc),
            walk as (
              select subject, target, joined_at, 1 as depth from link
              union all
              select w.subject, l.target, greatest(w.joined_at, l.joined_at), w.depth + 1
              from walk w join link l on l.subject = w.target
              where w.depth < 8 and l.target <> w.subject),
            root as materialized (
              select distinct on (subject) subject, target, joined_at from walk order by subject, depth desc)""";

    private static final String SUBJECTS = """
            with recursive source as materialized (%s),
            alive as materialized (
              select f.* from source f where f.kind <> 'CANCELLED' and not exists (select from source c where c.cancels = f.id)),
            %s,
            %s,
            one as (
              select coalesce(r.target, a.subject) as subject, a.id, a.organisation_id, a.kind, a.effective_on, a.recorded_at, a.codes
              from alive a left join root r on r.subject = a.subject
              where a.kind not in ('JOINED', 'ENCOUNTER', 'OUTING') and (a.kind = 'ANONYMISED' or a.effective_on <= :knownOn)),
            known as (
              select f.id, f.subject, f.organisation_id, f.kind, f.effective_on, f.recorded_at, f.codes,
                f.codes ->> 'stage' as stage,
                f.kind = 'STAGE' and f.codes ->> 'stage' = 'EXITED' and f.codes ->> 'family' in ('LASTING', 'POSITIVE') as positive,
                min(f.effective_on) filter (where f.kind = 'STAGE' and f.codes ->> 'stage' in ('IDENTIFIED', 'MOBILISED', 'CONNECTED', 'EXITED'))
                  over (partition by f.subject) as identified_on,
                max(f.effective_on) filter (where f.kind = 'STAGE' and f.codes ->> 'stage' = 'EXITED') over (partition by f.subject) as exit_on
              from one f),
            cohort as materialized (
              select *, kind = 'ATTRIBUTES' and (effective_on > identified_on or 1 = row_number() over (
                  partition by subject, kind, effective_on > identified_on order by effective_on desc, recorded_at desc, id desc)) as counts
              from known where identified_on is not null),
            person as (
              select subject, identified_on, bool_or(kind = 'ANONYMISED') as anonymised,
                (array_agg(organisation_id order by effective_on, recorded_at, id)
                  filter (where stage in ('IDENTIFIED', 'MOBILISED', 'CONNECTED', 'EXITED')))[1] as organisation_id,
                coalesce(bool_or(stage in ('MOBILISED', 'CONNECTED') or positive), false) as mobilised,
                coalesce(bool_or(stage = 'CONNECTED' or positive), false) as connected,
                min(effective_on) filter (where stage = 'CONNECTED' and coalesce(codes ->> 'connection', '') not like 'OTHER%%') as spe_on,
                (array_agg(coalesce(codes ->> 'family', 'OTHER') order by effective_on desc, recorded_at desc, id desc)
                  filter (where stage = 'EXITED'))[1] as exit,
                (array_agg(stage order by effective_on desc, recorded_at desc, id desc) filter (where kind = 'STAGE'))[1] = 'EXITED' as ended,
                max(effective_on) filter (where kind = 'CONTACT' and coalesce(codes ->> 'result', '') not in ('NO_ANSWER', 'WRONG_DETAILS', 'UNREACHABLE')) as last_on,
                min(effective_on) filter (where kind = 'CONTACT' and codes ->> 'appointment' = 'PRESENT' and effective_on >= identified_on) as present_on,
                min(effective_on) filter (where kind = 'REFERRAL' and codes ->> 'state' = 'ATTENDED' and effective_on >= identified_on) as attended_on,
                (array_agg(codes ->> 'known' order by effective_on, recorded_at, id) filter (where kind = 'KNOWN_CHECK'))[1] as known,
                (array_agg(codes order by effective_on desc, recorded_at desc, id desc) filter (where kind = 'ATTRIBUTES'))[1] as latest,
                max(effective_on) filter (where kind = 'ATTRIBUTES') as latest_on,
                (array_agg(codes ->> 'still' order by effective_on desc, recorded_at desc, id desc) filter (where kind = 'OUTCOME_CHECK' and effective_on >= exit_on))[1] as still,
                %s
              from cohort group by subject, identified_on),
            referral_state as (
              select subject,
                min(effective_on) filter (where codes ->> 'state' = 'SENT') as sent_on,
                min(effective_on) filter (where codes ->> 'state' in ('ACCEPTED', 'DECLINED')) as answered_on,
                bool_or(codes ->> 'state' = 'WITHDRAWN') as withdrawn,
                count(*) filter (where codes ->> 'state' = 'SCHEDULED') as scheduled,
                count(*) filter (where codes ->> 'state' = 'MISSED') as missed
              from cohort where kind = 'REFERRAL' group by subject, codes ->> 'referral'),
            referrals as (
              select subject,
                count(*) filter (where not withdrawn and sent_on <= :dueBy) as due,
                count(*) filter (where not withdrawn and sent_on <= :dueBy and answered_on is not null) as answered,
                sum(scheduled) as scheduled, sum(missed) as missed,
                array_agg(answered_on - sent_on order by answered_on - sent_on) filter (where answered_on >= sent_on) as answer_days
              from referral_state group by subject)
            select p.*, p.latest ->> 'situation' as situation, p.latest ->> 'situationState' as situation_state,
              coalesce((p.latest ->> 'situationOn')::date, p.latest_on) < :unconfirmedSince as unconfirmed,
              coalesce(p.last_on, p.identified_on) < :silentSince as silent,
              least(p.present_on, p.attended_on) - p.identified_on as days_to_appointment,
              p.spe_on - p.identified_on as days_to_spe,
              r.due, r.answered, r.scheduled, r.missed, r.answer_days,
              %s
            from person p left join referrals r on r.subject = p.subject left join seen s on s.subject = p.subject
            where p.eligible = 'YES'
            order by p.identified_on, p.subject""";

    private static final List<String> ATTRIBUTES =
            List.of("sex", "birthYearMonth", "ageBand", "commune", "qpv", "diploma", "disability", "eligible");

    private static final int ROWS_AT_ONCE = 5_000;

    private final JdbcClient jdbc;
    private final CountedPeople counted;
    private final CommunesThen communes;

    Cohorts(JdbcClient jdbc, CountedPeople counted, CommunesThen communes) {
        this.jdbc = jdbc;
        this.counted = counted;
        this.communes = communes;
    }

    /** Everyone identified in the time that counts and eligible at first contact, in the order of identification. */
    List<Subject> subjects(Reading reading) {
        return communes.subjects(reading, reading.counted() ? counted.subjects(reading) : ofFacts(reading));
    }

    /** The same, read from all facts. */
    List<Subject> ofFacts(Reading reading) {
        return of(statement(source(reading), reading), reading);
    }

    /**
     * The same, of whom also is told since when each could be seen.
     *
     * @param months of each key, as {@link FirstSeen} says; those read are put into it
     */
    List<Subject> ofFacts(Reading reading, Map<UUID, SeenIn> months) {
        SubjectRows rows = new SubjectRows();
        List<Subject> all = statement(source(reading), reading)
                .withFetchSize(ROWS_AT_ONCE)
                .query((row, number) -> {
                    Subject subject = rows.mapRow(row, number);
                    months.put(subject.key(), SeenIn.of(row));
                    return subject;
                })
                .list();
        return communes.subjects(reading, all.stream().filter(reading::covers).toList());
    }

    /** The facts that a reading knows. */
    static String source(Reading reading) {
        return reading.own() ? FIRST_IDENTIFIED : OF_PROGRAMME;
    }

    /**
     * Of the people whom the own organisation identified first those alone who can differ between two days of knowledge,
     * as something was recorded of them, or of somebody ever joined to them: read from their facts.
     */
    List<Subject> touched(Reading reading, TwoDays days) {
        return communes.subjects(
                reading,
                of(
                        statement(FIRST_IDENTIFIED_AND_TOUCHED, reading)
                                .param("touchedFrom", days.from().knownBefore())
                                .param("touchedBefore", days.to().knownBefore()),
                        reading));
    }

    /** By the facts of a source. */
    JdbcClient.StatementSpec statement(String source, Reading reading) {
        return jdbc.sql(SUBJECTS.formatted(
                        source, JOINED, FirstSeen.SEEN.formatted("source f"), attributes(), SeenIn.COLUMNS))
                .param("programme", reading.programme().id().value())
                .param("knownBefore", reading.knownBefore())
                .param("without", reading.withoutIds())
                .param("knownOn", reading.knownOn())
                .param("zone", Formats.ZONE.getId())
                .param("dueBy", reading.knownOn().minusDays(reading.rules().referralDueDays()))
                .param(
                        "silentSince",
                        reading.knownOn().minusDays(reading.rules().lostAfterDays()))
                .param(
                        "unconfirmedSince",
                        reading.knownOn().minusDays(reading.rules().reconfirmAfterDays()));
    }

    static List<Subject> of(JdbcClient.StatementSpec statement, Reading reading) {
        return statement.withFetchSize(ROWS_AT_ONCE).query(new SubjectRows()).list().stream()
                .filter(reading::covers)
                .toList();
    }

    /** Each attribute as the version at identification has it; where that one does not, as first stated later. */
    private static String attributes() {
        return String.join(
                ", ",
                ATTRIBUTES.stream()
                        .map(name -> ("(array_agg(codes ->> '%1$s' order by effective_on, recorded_at, id)"
                                        + " filter (where counts and codes ->> '%1$s' <> 'UNKNOWN'))[1] as \"%1$s\"")
                                .formatted(name))
                        .toList());
    }
}
