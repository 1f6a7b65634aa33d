package org.visibles.joining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.visibles.testkit.Fixture.AGENT_ELBEUF;
import static org.visibles.testkit.Fixture.AGENT_ML;
import static org.visibles.testkit.Fixture.AGENT_ROUEN;
import static org.visibles.testkit.Fixture.COLLEAGUE_ROUEN;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.database.ShiftableClock;
import org.visibles.journey.JourneyService;
import org.visibles.journey.MoveJourney;
import org.visibles.journey.Stage;
import org.visibles.kernel.ContactId;
import org.visibles.kernel.EncounterId;
import org.visibles.kernel.Identity;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.OutingId;
import org.visibles.kernel.ReferralId;
import org.visibles.kernel.Relation;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.StaleVersion;
import org.visibles.kernel.YouthId;
import org.visibles.outing.OutingContent;
import org.visibles.outing.OutingService;
import org.visibles.outing.RecordOuting;
import org.visibles.outing.encounter.EncounterContent;
import org.visibles.outing.encounter.EncounterService;
import org.visibles.outing.encounter.LogEncounter;
import org.visibles.outreach.ContactRow;
import org.visibles.outreach.ContactService;
import org.visibles.referral.ReferralQueries;
import org.visibles.referral.ReferralService;
import org.visibles.referral.Story;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.youth.JoinedField;
import org.visibles.youth.JoinedRecords;
import org.visibles.youth.YouthAccess;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthFilter;
import org.visibles.youth.YouthRow;
import org.visibles.youth.YouthSearch;
import org.visibles.youth.YouthService;

/** Two records become one, and two again. */
@VisiblesTest
class RecordsJoinedTest {

    @Autowired
    private JoiningService joining;

    @Autowired
    private YouthService youth;

    @Autowired
    private YouthAccess access;

    @Autowired
    private YouthSearch search;

    @Autowired
    private ContactService contacts;

    @Autowired
    private ReferralService referrals;

    @Autowired
    private ReferralQueries queries;

    @Autowired
    private OutingService outings;

    @Autowired
    private EncounterService encounters;

    @Autowired
    private JourneyService journeys;

    @Autowired
    private ObjectProvider<JoinedRecords> modules;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    private Pairs pairs;
    private Story story;

    @BeforeEach
    void arrange() {
        pairs = new Pairs(youth, contacts, joining, database, clock);
        story = new Story(youth, referrals, queries, clock);
    }

    @Test
    void no_table_that_hangs_on_a_person_is_forgotten() {
        List<String> said = new ArrayList<>();
        modules.forEach(each -> {
            said.addAll(each.moved());
            said.addAll(each.kept());
        });

        assertThat(said)
                .doesNotHaveDuplicates()
                .containsAll(pairs.tables())
                .containsExactlyInAnyOrderElementsOf(pairs.tablesThatName());
    }

    @Test
    void all_of_it_goes_over_and_comes_back_as_it_was() {
        YouthId stays = story.person("Reste");
        YouthId goes = story.person("Part");
        full(stays, Fixture.RESTO.value());
        pairs.contact(stays);
        ContactId told = pairs.contact(goes);
        ReferralId sent = story.accepted(goes);
        pairs.contact(AGENT_ML, goes);
        EncounterId met = attached(goes);
        Map<String, List<String>> before = pairs.all(stays, goes);

        UUID joined = pairs.join(stays, goes);

        assertThat(hanging(goes)).isSubsetOf("fact_subject", "match_filed");
        assertThat(contactIds(stays)).contains(told).hasSize(4);
        assertThat(story.detail(AGENT_ML, sent).row().youth()).isEqualTo(stays);
        assertThat(As.member(AGENT_ML, () -> access.relation(stays))).isEqualTo(Relation.CIRCLE_SHARED);
        assertThat(As.member(AGENT_ROUEN, () -> access.relation(goes))).isEqualTo(Relation.NONE);
        assertThat(listed("part")).isEmpty();
        assertThat(As.member(AGENT_ROUEN, () -> access.standsFor(goes))).contains(stays);
        assertThat(As.member(AGENT_ELBEUF, () -> access.standsFor(goes))).isEmpty();
        assertThat(As.member(AGENT_ROUEN, () -> encounters.with(goes))).isEmpty();
        assertThat(As.member(AGENT_ROUEN, () -> encounters.with(stays)))
                .extracting(row -> row.id())
                .contains(met);

        pairs.undo(stays, joined);

        assertThat(pairs.all(stays, goes)).isEqualTo(before);
        assertThat(As.member(AGENT_ROUEN, () -> access.standsFor(goes))).isEmpty();
    }

    @Test
    void what_was_added_stays_with_the_record_that_stays() {
        YouthId stays = pairs.met("Gardée");
        YouthId goes = pairs.met("Rendue");
        ContactId old = pairs.contact(goes);
        UUID joined = pairs.join(stays, goes);
        ContactId since = pairs.contact(stays);
        correct(stays, old);

        pairs.undo(stays, joined);

        assertThat(contactIds(stays)).containsExactly(since);
        assertThat(contactIds(goes)).containsExactly(old);
        assertThat(counted(stays)).isEqualTo(1);
        assertThat(counted(goes)).isEqualTo(1);
    }

    @Test
    void an_exchange_told_of_the_record_that_went_lands_on_the_one_that_stays() {
        YouthId stays = pairs.met("Ancre");
        YouthId goes = pairs.met("Voile");
        UUID joined = pairs.join(stays, goes);

        ContactId late = pairs.contact(goes);

        assertThat(contactIds(stays)).containsExactly(late);
        As.member(
                AGENT_ELBEUF,
                () -> assertThatThrownBy(() -> pairs.contact(AGENT_ELBEUF, goes))
                        .isInstanceOf(NotFound.class));
        pairs.undo(stays, joined);
        assertThat(contactIds(stays)).containsExactly(late);
    }

    @Test
    void the_values_chosen_hold_and_are_given_back_but_not_what_somebody_changed_since() {
        YouthId stays = pairs.met("Sans nom");
        YouthId goes = pairs.person(pairs.informed("Nommée", "Inès"));
        UUID joined = pairs.join(stays, goes);

        YouthDetails one = details(stays);
        assertThat(one.firstName()).isEqualTo("Inès");
        assertThat(one.informedOn()).isNotNull();
        assertThat(one.pseudonym()).isEqualTo("Sans nom");
        assertThat(listed("ines")).extracting(YouthRow::id).contains(stays);
        As.member(
                COLLEAGUE_ROUEN,
                () -> youth.change(
                        stays,
                        youth.get(stays).version(),
                        one.edit().commune(Fixture.COMMUNE_ELBEUF).build(),
                        LocalDate.now(clock)));

        pairs.undo(stays, joined);

        YouthDetails back = details(stays);
        assertThat(back.firstName()).isNull();
        assertThat(back.informedOn()).isNull();
        assertThat(back.pseudonym()).isEqualTo("Sans nom");
        assertThat(back.commune()).isEqualTo(Fixture.COMMUNE_ELBEUF);
        assertThat(details(goes))
                .isEqualTo(details(goes).edit().firstName("Inès").build());
    }

    @Test
    void a_name_typed_since_keeps_the_information_that_it_needs() {
        YouthId stays = pairs.met("Bientôt");
        YouthId goes = pairs.person(pairs.informed("Déjà", "Lina"));
        UUID joined = pairs.join(stays, goes);
        As.member(
                AGENT_ROUEN,
                () -> youth.change(
                        stays,
                        youth.get(stays).version(),
                        details(stays).edit().firstName("Lyna").build(),
                        LocalDate.now(clock)));

        pairs.undo(stays, joined);

        assertThat(details(stays).firstName()).isEqualTo("Lyna");
        assertThat(details(stays).informedOn()).isNotNull();
    }

    @Test
    void after_thirty_days_it_stays_so() {
        YouthId stays = pairs.met("Mois");
        YouthId goes = pairs.met("Mois aussi");
        UUID joined = pairs.join(stays, goes);
        Duration month = Duration.ofDays(JoiningService.UNDO_DAYS);

        ((ShiftableClock) clock)
                .runAt(
                        clock.instant().plus(month).plusSeconds(60),
                        () -> assertThatThrownBy(() -> pairs.undo(stays, joined))
                                .isInstanceOfSatisfying(
                                        RuleViolation.class,
                                        rule -> assertThat(rule.key()).isEqualTo("rule.joining.too-late")));
        ((ShiftableClock) clock).runAt(clock.instant().plus(month).minusSeconds(60), () -> pairs.undo(stays, joined));

        assertThat(As.member(AGENT_ROUEN, () -> access.relation(goes))).isEqualTo(Relation.CIRCLE_FULL);
    }

    @Test
    void who_comes_second_or_has_read_an_older_version_is_told() {
        YouthId stays = pairs.met("Première");
        YouthId goes = pairs.met("Seconde");
        Comparison seen = As.member(COLLEAGUE_ROUEN, () -> joining.compare(stays, goes));
        As.member(
                AGENT_ROUEN,
                () -> youth.change(
                        goes, 0, details(goes).edit().language("arabe").build(), LocalDate.now(clock)));
        JoinRecords stale = Pairs.command(seen, Set.of());
        assertThatThrownBy(() -> As.member(COLLEAGUE_ROUEN, () -> joining.join(stale)))
                .isInstanceOf(StaleVersion.class);
        long edited = As.member(AGENT_ROUEN, () -> youth.get(goes).version());

        pairs.join(stays, goes);

        for (JoinRecords second : List.of(stale, new JoinRecords(goes, 1, stays, 1, Set.of()))) {
            assertThatThrownBy(() -> As.member(COLLEAGUE_ROUEN, () -> joining.join(second)))
                    .isInstanceOfSatisfying(
                            RuleViolation.class, rule -> assertThat(rule.key()).isEqualTo("rule.joining.already"));
        }
        assertThatThrownBy(() -> As.member(
                        AGENT_ROUEN,
                        () -> youth.change(goes, edited, YouthDetails.named("x").build(), LocalDate.now(clock))))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void one_entered_three_times_is_parted_from_the_last_to_the_first() {
        YouthId one = pairs.met("Un");
        YouthId two = pairs.met("Deux");
        YouthId three = pairs.met("Trois");
        YouthId four = pairs.met("Quatre");
        ContactId of = pairs.contact(one);
        UUID first = pairs.join(two, one);
        UUID second = pairs.join(three, two);
        UUID third = pairs.join(three, four);

        assertThat(contactIds(three)).containsExactly(of);
        assertThat(As.member(AGENT_ROUEN, () -> access.standsFor(one))).contains(three);
        assertThatThrownBy(() -> pairs.undo(three, second)).isInstanceOfSatisfying(RuleViolation.class, rule -> {
            assertThat(rule.key()).isEqualTo("rule.joining.order");
            assertThat(rule.arguments()).containsExactly("Quatre");
        });
        assertThatThrownBy(() -> pairs.undo(two, first)).isInstanceOf(NotFound.class);
        pairs.undo(three, third);
        pairs.undo(three, second);
        assertThat(contactIds(two)).containsExactly(of);
        pairs.undo(two, first);
        assertThat(contactIds(one)).containsExactly(of);
        assertThat(contactIds(three)).isEmpty();
    }

    @Test
    void two_referrals_under_way_to_one_partner_are_settled_first() {
        YouthId stays = story.person("Envoyée");
        YouthId goes = story.person("Envoyée aussi");
        story.sent(stays);
        ReferralId other = story.sent(goes);

        assertThat(As.member(AGENT_ROUEN, () -> joining.compare(stays, goes)).obstacles())
                .extracting(RuleViolation::key)
                .containsExactly("rule.referral.joined-both-open");
        assertThatThrownBy(() -> pairs.join(stays, goes)).isInstanceOf(RuleViolation.class);
        long seen = story.version(other);
        As.member(AGENT_ROUEN, () -> referrals.withdraw(other));
        pairs.join(stays, goes);

        assertThatThrownBy(() -> As.member(AGENT_ML, () -> referrals.accept(other, seen)))
                .isInstanceOf(StaleVersion.class);
    }

    @Test
    void the_journey_that_has_come_further_stays() {
        YouthId behind = pairs.person(pairs.informed("Derrière", "Sam"));
        YouthId ahead = pairs.person(pairs.informed("Devant", "Sam"));
        As.member(AGENT_ROUEN, () -> journeys.move(MoveJourney.to(Stage.IDENTIFIED, ahead, 1, LocalDate.now(clock))));

        assertThat(As.member(AGENT_ROUEN, () -> joining.compare(behind, ahead)).obstacles())
                .extracting(RuleViolation::key)
                .containsExactly("rule.journey.joined-further");
        pairs.join(ahead, behind);
        assertThat(As.member(AGENT_ROUEN, () -> journeys.of(ahead).stage())).isEqualTo(Stage.IDENTIFIED);
    }

    @Test
    void both_telephones_are_kept_and_what_is_not_taken_stays() {
        YouthId stays = pairs.person(pairs.informed("A", "Noé"));
        YouthId goes = pairs.person(pairs.informed("B", "Noah")
                .edit()
                .phones(List.of("06 98 76 54 32"))
                .build());

        As.member(
                AGENT_ROUEN,
                () -> joining.join(Pairs.command(joining.compare(stays, goes), Set.of(JoinedField.PHONES))));

        assertThat(details(stays).phones()).containsExactly("+33612345678", "+33698765432");
        assertThat(details(stays).firstName()).isEqualTo("Noé");
    }

    @Test
    void of_two_who_join_one_pair_at_once_one_does() throws Exception {
        YouthId stays = pairs.met("À deux");
        YouthId goes = pairs.met("À deux aussi");
        JoinRecords there = Pairs.command(As.member(AGENT_ROUEN, () -> joining.compare(stays, goes)), Set.of());
        JoinRecords back = Pairs.command(As.member(AGENT_ROUEN, () -> joining.compare(goes, stays)), Set.of());
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Future<Boolean>> went =
                    both.invokeAll(List.of(() -> joins(AGENT_ROUEN, there), () -> joins(COLLEAGUE_ROUEN, back)));

            assertThat(went.get(0).get()).isNotEqualTo(went.get(1).get());
        }
    }

    private boolean joins(Identity who, JoinRecords command) {
        try {
            As.member(who, () -> joining.join(command));
            return true;
        } catch (RuleViolation | StaleVersion | NotFound slower) {
            return false;
        }
    }

    @Test
    void what_is_logged_while_two_are_joined_is_never_left_behind() throws Exception {
        YouthId stays = pairs.met("Pendant");
        YouthId goes = pairs.met("Pendant ce temps");
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<Integer> logged = other.submit(() -> {
                int kept = 0;
                for (int index = 0; index < 12; index++) {
                    try {
                        pairs.contact(COLLEAGUE_ROUEN, goes);
                        kept++;
                    } catch (RuntimeException refused) {
                        assertThat(refused).hasStackTraceContaining("not found");
                    }
                }
                return kept;
            });
            pairs.join(stays, goes);

            assertThat(logged.get()).isEqualTo(contactIds(stays).size());
        }
        assertThat(hanging(goes)).doesNotContain("contact", "contact_note", "contact_task");
    }

    @Test
    void a_referral_sent_while_two_are_joined_follows_or_is_refused() throws Exception {
        YouthId stays = story.person("Orientée pendant");
        YouthId goes = story.person("Orientée pendant ce temps");
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<Boolean> sent = other.submit(() -> {
                try {
                    story.sent(goes);
                    return true;
                } catch (RuntimeException refused) {
                    assertThat(refused).hasStackTraceContaining("not found");
                    return false;
                }
            });
            pairs.join(stays, goes);

            assertThat(referralsOf(stays)).isEqualTo(sent.get() ? 1 : 0);
        }
        assertThat(hanging(goes)).doesNotContain("referral", "referral_disclosure");
    }

    @Test
    void one_entered_five_times_is_joined_across_and_parted_to_the_last_row() {
        List<YouthId> five = new ArrayList<>();
        List<ContactId> told = new ArrayList<>();
        for (int index = 0; index < 5; index++) {
            five.add(pairs.met("Cinq fois " + index));
            told.add(pairs.contact(five.get(index)));
        }
        int[][] order = {{0, 1}, {3, 4}, {2, 0}, {2, 3}};
        List<UUID> joined = new ArrayList<>();
        for (int[] pair : order) {
            joined.add(pairs.join(five.get(pair[0]), five.get(pair[1])));
        }
        assertThat(contactIds(five.get(2))).containsExactlyInAnyOrderElementsOf(told);

        for (int index = 3; index >= 0; index--) {
            pairs.undo(five.get(order[index][0]), joined.get(index));
        }

        for (int index = 0; index < 5; index++) {
            assertThat(contactIds(five.get(index))).containsExactly(told.get(index));
        }
    }

    private int referralsOf(YouthId id) {
        return database.asOwner()
                .queryForObject("select count(*) from referral where youth_id = ?", Integer.class, id.value());
    }

    private YouthDetails details(YouthId id) {
        return As.member(AGENT_ROUEN, () -> youth.get(id).details());
    }

    private Set<ContactId> contactIds(YouthId id) {
        Set<ContactId> ids = new java.util.HashSet<>();
        As.member(AGENT_ROUEN, () -> contacts.ofYouth(id)).forEach(row -> ids.add(row.id()));
        return ids;
    }

    private List<YouthRow> listed(String text) {
        YouthFilter filter = YouthFilter.ALL.searching(text);
        return As.member(AGENT_ROUEN, () -> search.page(filter, YouthFilter.Sort.NAME, false, 0, 50));
    }

    private void correct(YouthId of, ContactId id) {
        As.member(AGENT_ROUEN, () -> {
            ContactRow row = contacts.ofYouth(of).stream()
                    .filter(each -> each.id().equals(id))
                    .findFirst()
                    .orElseThrow();
            contacts.correct(id, row.version(), row.content());
        });
    }

    /** Exchanges that count, under the person's own key. */
    private long counted(YouthId id) {
        return database.asOwner().queryForObject("""
                select count(*) from fact f join fact_subject s on s.subject = f.subject
                where s.youth_id = ? and f.kind = 'CONTACT' and not exists (select from fact c where c.cancels = f.id)""", Long.class, id.value());
    }

    private Set<String> hanging(YouthId id) {
        Set<String> tables = new TreeSet<>();
        for (String table : pairs.tables()) {
            if (!table.equals("youth_version")
                    && database.asOwner()
                                    .queryForObject(
                                            "select count(*) from " + table + " where youth_id = ?",
                                            Long.class,
                                            id.value())
                            > 0) {
                tables.add(table);
            }
        }
        return tables;
    }

    private void full(YouthId id, UUID organisation) {
        database.asOwner().update("""
                insert into circle (organisation_id, youth_id, relation, since, label, name_key, first_key, pseudo_key, last_contact,
                  stage, commune_code, qpv_code, eligible, informed, missing)
                select ?, youth_id, relation, since, label, name_key, first_key, pseudo_key, last_contact,
                  stage, commune_code, qpv_code, eligible, informed, missing from circle where youth_id = ?""", organisation, id.value());
    }

    private EncounterId attached(YouthId to) {
        OutingId outing = OutingId.next();
        EncounterId encounter = EncounterId.next();
        LocalDateTime now = LocalDateTime.now(clock);
        As.member(AGENT_ROUEN, () -> {
            outings.record(new RecordOuting(outing, null, OutingContent.of(now, 60, "STREET"), null));
            encounters.log(new LogEncounter(encounter, outing, EncounterContent.anonymous(now), null));
            encounters.attach(List.of(encounter), to);
        });
        return encounter;
    }
}
