package org.visibles.acquaintance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.springframework.jdbc.core.JdbcTemplate;
import org.visibles.kernel.Identity;
import org.visibles.kernel.YouthId;
import org.visibles.matching.MatchKeys;
import org.visibles.messaging.RecurringJob;
import org.visibles.testkit.As;
import org.visibles.testkit.TestDatabase;
import org.visibles.youth.AgreementKind;
import org.visibles.youth.Agreements;
import org.visibles.youth.Choices.Means;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

/** People whom two organisations have met, and the passing of time between asking and answering. */
public final class Met {

    private static final String PERSON = """
            with given as (select ?::uuid id, ?::uuid organisation, ? pseudonym, ? first_name, ? last_name, ?::date birth_date,
                array[?] phones, ?::uuid member),
            person as (
              insert into youth (id, made_by, made_at, pseudonym, first_name, last_name, birth_date, phones, first_contact_on,
                  informed_on, informed_means, informed_by, notice_version, eligible, changed_at, changed_by, effective_on, version)
                select id, organisation, now(), pseudonym, first_name, last_name, birth_date, phones, current_date, current_date,
                  'ORAL', member, '1', 'UNKNOWN', now(), member, current_date, 0 from given),
            following as (
              insert into circle (organisation_id, youth_id, relation, since, label)
                select organisation, id, 'FULL', now(), pseudonym from given)
            insert into agreement (id, youth_id, kind, means, given_on, organisation_id, recorded_by, recorded_at)
              select gen_random_uuid(), id, 'ACQUAINTANCE', 'ORAL', current_date, organisation, member, now() from given""";

    private final YouthService people;
    private final Agreements agreements;
    private final List<RecurringJob> jobs;
    private final TestDatabase database;
    private final Clock clock;

    public Met(
            YouthService people, Agreements agreements, List<RecurringJob> jobs, TestDatabase database, Clock clock) {
        this.people = people;
        this.agreements = agreements;
        this.jobs = jobs;
        this.database = database;
        this.clock = clock;
    }

    /** One whom nobody else is called like: the number makes name and phone its own. */
    public YouthDetails.Builder person(int number) {
        return YouthDetails.named("P" + number)
                .firstName(word(number, 7))
                .lastName(word(number, 31))
                .birthDate(LocalDate.now(clock).minusYears(20).minusDays(number % 300))
                .phones(List.of("063998%04d".formatted(number)))
                .informedOn(LocalDate.now(clock))
                .informedMeans(Means.ORAL);
    }

    private static String word(int number, int factor) {
        String[] syllables = {"ba", "ko", "ri", "tu", "ne", "mi", "lo", "sa", "vu", "de", "fa", "gi", "po", "ze"};
        RandomGenerator random = new SplittableRandom(number * 1_000L + factor);
        StringBuilder word = new StringBuilder();
        for (int syllable = 0; syllable < 5; syllable++) {
            word.append(syllables[random.nextInt(syllables.length)]);
        }
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    public YouthId recorded(Identity who, YouthDetails.Builder details) {
        return As.member(who, () -> people.record(details.build()));
    }

    /** So many at once who have agreed to the question, written by the owner as the program would. */
    public List<YouthId> many(Identity who, int from, int count) {
        List<YouthId> made = new ArrayList<>();
        List<Object[]> records = new ArrayList<>();
        List<Object[]> keys = new ArrayList<>();
        UUID organisation = who.organisation().value();
        UUID member = who.member().value();
        for (int number = from; number < from + count; number++) {
            YouthDetails details = person(number).build();
            YouthId id = YouthId.next();
            made.add(id);
            records.add(new Object[] {
                id.value(),
                organisation,
                details.pseudonym(),
                details.firstName(),
                details.lastName(),
                details.birthDate(),
                "+33" + details.phones().getFirst().substring(1),
                member
            });
            for (long key : MatchKeys.of(Descriptions.of(details, LocalDate.now(clock)))) {
                keys.add(new Object[] {key, organisation, id.value()});
            }
        }
        JdbcTemplate owner = database.asOwner();
        owner.batchUpdate(PERSON, records);
        owner.batchUpdate("insert into match_key (key, organisation_id, youth_id) values (?, ?, ?)", keys);
        return made;
    }

    public UUID agreed(Identity who, YouthId youth) {
        return As.member(
                who, () -> agreements.record(youth, AgreementKind.ACQUAINTANCE, LocalDate.now(clock), Means.ORAL));
    }

    /** The hour strikes: what was asked before is due, and compared. */
    public void tick() {
        database.asOwner().update("update acquaintance_request set tick_at = least(tick_at, asked_at)");
        As.nobody(() -> {
            jobs.stream().filter(job -> job.name().equals("acquaintance.tick")).forEach(RecurringJob::run);
            return null;
        });
    }

    /** So many days after. */
    public void days(YouthId youth, int days) {
        database.asOwner()
                .update(
                        "update acquaintance_request set asked_at = asked_at - make_interval(days => ?),"
                                + " tick_at = tick_at - make_interval(days => ?), ends_at = ends_at - make_interval(days => ?)"
                                + " where youth_id = ?",
                        days,
                        days,
                        days,
                        youth.value());
    }
}
