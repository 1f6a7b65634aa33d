package org.visibles.youth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.OneBatch;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.StaleVersion;
import org.visibles.kernel.YouthId;
import org.visibles.privacy.InformationNotice;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.StatementCounter;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;
import org.visibles.youth.Choices.Means;
import org.visibles.youth.Choices.Situation;
import org.visibles.youth.Choices.SituationState;

@VisiblesTest
@WithMember
class YouthRecordTest {

    private static final LocalDate TODAY = LocalDate.now(java.time.ZoneId.of("Europe/Paris"));

    @Autowired
    private YouthService youth;

    @Autowired
    private YouthHistory history;

    @Autowired
    private YouthCircle circle;

    @Autowired
    private Agreements agreements;

    @Autowired
    private TestDatabase database;

    @Autowired
    private StatementCounter statements;

    @Test
    void a_pseudonym_is_enough() {
        YouthRecord record = youth.get(youth.record(named("Zed du marché").build()));

        assertThat(record.label()).isEqualTo("Zed du marché");
        assertThat(record.version()).isZero();
        assertThat(record.details().informedOn()).isNull();
        assertThat(record.details().firstContactOn()).isEqualTo(TODAY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u200B\u200E", "\n"})
    void a_pseudonym_that_cannot_be_seen_is_none(String pseudonym) {
        refused("rule.youth.pseudonym", named(pseudonym));
    }

    @Test
    void who_records_follows_fully_and_is_the_referent() {
        YouthId id = youth.record(named("Cercle").build());

        assertThat(circle.followers(id)).singleElement().satisfies(own -> {
            assertThat(own.organisation()).isEqualTo(Fixture.ROUEN);
            assertThat(own.referent()).isEqualTo(Fixture.AGENT_ROUEN.member());
        });
    }

    @Test
    void sending_a_record_twice_makes_one() {
        YouthId id = YouthId.next();
        youth.record(id, named("Deux fois").build());
        youth.record(id, named("Deux fois").build());

        assertThat(history.changes(id)).hasSize(1);
    }

    static Stream<UnaryOperator<YouthDetails.Builder>> identifying() {
        return Stream.of(
                details -> details.lastName("Martin"),
                details -> details.firstName("Lou"),
                details -> details.phones(List.of("06 12 34 56 78")),
                details -> details.email("lou@example.org"),
                details -> details.handle("@lou"),
                details -> details.address("1 rue Verte"),
                details -> details.birthDate(LocalDate.of(2000, 1, 1)));
    }

    @ParameterizedTest
    @MethodSource("identifying")
    void what_identifies_is_refused_before_information(UnaryOperator<YouthDetails.Builder> field) {
        refused("rule.youth.not-informed", field.apply(named("Pas encore")));
        YouthId id = youth.record(named("Pas encore").build());
        assertThatThrownBy(() ->
                        youth.change(id, 0, field.apply(named("Pas encore")).build(), TODAY))
                .isInstanceOf(RuleViolation.class);
        assertThat(youth.get(id).version()).isZero();
    }

    @ParameterizedTest
    @MethodSource("identifying")
    void what_identifies_is_kept_after_information(UnaryOperator<YouthDetails.Builder> field) {
        YouthId id = youth.record(named("Informé plus tard").build());
        youth.inform(id, Means.ORAL);

        youth.change(id, 1, field.apply(youth.get(id).details().edit()).build(), TODAY);

        assertThat(youth.get(id).version()).isEqualTo(2);
    }

    @Test
    void one_touch_records_the_information_with_day_means_author_and_notice() {
        YouthId id = youth.record(named("Touche").build());

        youth.inform(id, Means.ORAL);
        As.member(Fixture.COLLEAGUE_ROUEN, () -> youth.inform(id, Means.WRITTEN));

        YouthRecord record = youth.get(id);
        assertThat(record.details().informedOn()).isEqualTo(TODAY);
        assertThat(record.details().informedMeans()).isEqualTo(Means.ORAL);
        assertThat(record.informedBy()).isEqualTo(Fixture.AGENT_ROUEN.member());
        assertThat(record.noticeVersion()).isEqualTo(InformationNotice.VERSION);
    }

    @Test
    void information_once_given_stays() {
        YouthId id = youth.record(informed("Reste").build());
        YouthDetails details = youth.get(id)
                .details()
                .edit()
                .informedOn(null)
                .informedMeans(null)
                .build();

        assertThatThrownBy(() -> youth.change(id, 0, details, TODAY))
                .extracting("key")
                .isEqualTo("rule.youth.informed-stays");
    }

    @Test
    void information_needs_its_means() {
        refused("rule.youth.informed-means", named("Sans moyen").informedOn(TODAY));
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> impossibleDays() {
        LocalDate tomorrow = TODAY.plusDays(1);
        return Stream.of(
                day("rule.youth.birth-future", informed("X").birthDate(tomorrow)),
                day("rule.youth.too-old", informed("X").birthDate(TODAY.minusYears(121))),
                day("rule.youth.too-old", informed("X").birthDate(LocalDate.of(1, 1, 1))),
                day("rule.youth.future", named("X").firstContactOn(tomorrow)),
                day("rule.youth.future", named("X").informedOn(tomorrow).informedMeans(Means.ORAL)),
                day("rule.youth.future", named("X").lastSpeOn(tomorrow)),
                day("rule.youth.future", named("X").situation(Situation.SCHOOL).situationOn(tomorrow)),
                day("rule.youth.future", named("X").firstContactOn(LocalDate.MAX)),
                day("rule.youth.too-long-ago", named("X").firstContactOn(LocalDate.of(1019, 9, 1))),
                day(
                        "rule.youth.before-birth",
                        informed("X").birthDate(TODAY.minusYears(20)).firstContactOn(TODAY.minusYears(21))));
    }

    private static org.junit.jupiter.params.provider.Arguments day(String rule, YouthDetails.Builder details) {
        return org.junit.jupiter.params.provider.Arguments.of(rule, details);
    }

    @ParameterizedTest
    @MethodSource("impossibleDays")
    void impossible_days_are_refused(String rule, YouthDetails.Builder details) {
        refused(rule, details);
    }

    @Test
    void a_person_of_120_years_is_recorded_and_of_no_programme() {
        YouthRecord record = youth.get(
                youth.record(informed("Doyen").birthDate(TODAY.minusYears(120)).build()));

        assertThat(record.eligibility().verdict()).isEqualTo(Eligibility.Verdict.NOT_ELIGIBLE);
    }

    @Test
    void a_change_holds_from_no_day_ahead_and_none_before_the_first_contact() {
        YouthId id =
                youth.record(named("Effet").firstContactOn(TODAY.minusDays(3)).build());
        YouthDetails details =
                named("Effet 2").firstContactOn(TODAY.minusDays(3)).build();

        assertThatThrownBy(() -> youth.change(id, 0, details, TODAY.plusDays(1)))
                .extracting("key")
                .isEqualTo("rule.youth.future");
        assertThatThrownBy(() -> youth.change(id, 0, details, TODAY.minusDays(4)))
                .extracting("key")
                .isEqualTo("rule.youth.effective-before-contact");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0612345678",
                "06 12 34 56 78",
                "06.12.34.56.78",
                "+33 6 12 34 56 78",
                "0033612345678",
                "(06) 12-34-56-78",
                "٠٦١٢٣٤٥٦٧٨"
            })
    void a_phone_is_kept_in_one_form_however_it_is_typed(String typed) {
        YouthId id = youth.record(informed("Téléphone").phones(List.of(typed)).build());

        assertThat(youth.get(id).details().phones()).containsExactly("+33612345678");
        assertThat(Phones.shown("+33612345678")).isEqualTo("06 12 34 56 78");
    }

    @Test
    void a_foreign_phone_keeps_its_country_and_a_number_given_twice_is_kept_once() {
        YouthId id = youth.record(informed("Étranger")
                .phones(List.of("+32 470 12 34 56", "0612345678", "06 12 34 56 78", " "))
                .build());

        assertThat(youth.get(id).details().phones()).containsExactly("+32470123456", "+33612345678");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"12", "06 12 34 56", "abc", "0612345678 ou 0712345678", "+999 1", "😀", "'; drop table youth"})
    void what_is_no_phone_is_refused_with_its_place(String typed) {
        assertThatThrownBy(() -> youth.record(
                        informed("Faux").phones(List.of("0612345678", typed)).build()))
                .isInstanceOfSatisfying(RuleViolation.class, rule -> {
                    assertThat(rule.key()).isEqualTo("rule.youth.phone");
                    assertThat(rule.arguments()).containsExactly(2);
                });
    }

    @Test
    void more_than_five_phones_are_refused() {
        refused(
                "rule.youth.phones",
                informed("Six")
                        .phones(List.of(
                                "0612345671", "0612345672", "0612345673", "0612345674", "0612345675", "0612345676")));
    }

    @Test
    void ten_thousand_characters_are_refused_in_every_text() {
        String long10000 = "é".repeat(10_000);
        refused("rule.youth.too-long.pseudonym", named(long10000));
        refused("rule.youth.too-long.lastName", informed("X").lastName(long10000));
        refused("rule.youth.too-long.firstName", informed("X").firstName(long10000));
        refused("rule.youth.too-long.phones", informed("X").phones(List.of("1".repeat(10_000))));
        refused("rule.youth.too-long.email", informed("X").email(long10000));
        refused("rule.youth.too-long.handle", informed("X").handle(long10000));
        refused("rule.youth.too-long.address", informed("X").address(long10000));
        refused("rule.youth.too-long.language", named("X").language(long10000));
        refused("rule.youth.too-long.contactHours", named("X").contactHours(long10000));
        refused("rule.youth.too-long.imilo", named("X").imilo(long10000));
        refused("rule.youth.qpv", named("X").qpv(long10000));
    }

    @Test
    void a_hundred_emoji_are_a_hundred_characters() {
        String emoji = "😀".repeat(100);

        assertThat(youth.get(youth.record(named(emoji).build())).label()).isEqualTo(emoji);
    }

    @Test
    void strange_letters_are_kept_and_hidden_ones_are_not() {
        YouthId id = youth.record(informed("  Zo\u0065\u0301\t👩\u200D🚀 ")
                .firstName("\u202Eمحمد\u200F")
                .lastName("Ma\u200Brtin\u0000\r\n<b>")
                .build());

        YouthDetails details = youth.get(id).details();
        assertThat(details.pseudonym()).isEqualTo("Zoé 👩\u200D🚀");
        assertThat(details.firstName()).isEqualTo("محمد");
        assertThat(details.lastName()).isEqualTo("Martin <b>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b", "a b@c.fr", "@c.fr", "a@c.fr<script>", "a@@c.fr"})
    void what_is_no_address_for_mail_is_refused(String email) {
        refused("rule.youth.email", informed("X").email(email));
    }

    @Test
    void a_commune_that_does_not_exist_and_a_quarter_elsewhere_are_refused() {
        refused("rule.youth.commune", named("X").commune("99999"));
        refused("rule.youth.commune", named("X").commune("76'--"));
        refused("rule.youth.qpv", named("X").commune(Fixture.COMMUNE_ROUEN).qpv("QP999999"));
        refused("rule.youth.qpv", named("X").qpv("QP999999"));
    }

    @Test
    void the_second_of_two_editors_is_told_and_overwrites_nothing() {
        YouthId id = youth.record(named("Deux").build());
        As.member(
                Fixture.COLLEAGUE_ROUEN,
                () -> youth.change(id, 0, named("Première").build(), TODAY));

        assertThatThrownBy(() -> youth.change(id, 0, named("Seconde").build(), TODAY))
                .isInstanceOf(StaleVersion.class);
        assertThat(youth.get(id).label()).isEqualTo("Première");
    }

    @Test
    void two_editors_in_the_same_instant_make_one_change_and_one_refusal() throws Exception {
        YouthId id = youth.record(named("Course").build());
        var start = new java.util.concurrent.CountDownLatch(1);
        try (var pool = java.util.concurrent.Executors.newFixedThreadPool(2)) {
            var outcomes = Stream.of("A", "B")
                    .map(name -> pool.submit(() -> {
                        start.await();
                        try {
                            As.member(
                                    Fixture.AGENT_ROUEN,
                                    () -> youth.change(id, 0, named(name).build(), TODAY));
                            return "saved";
                        } catch (StaleVersion stale) {
                            return "stale";
                        }
                    }))
                    .toList();
            start.countDown();
            assertThat(List.of(outcomes.get(0).get(), outcomes.get(1).get()))
                    .containsExactlyInAnyOrder("saved", "stale");
        }
    }

    @Test
    void saving_the_same_again_makes_no_version() {
        YouthId id =
                youth.record(informed("Pareil").phones(List.of("0612345678")).build());

        youth.change(
                id,
                0,
                youth.get(id).details().edit().phones(List.of("06 12 34 56 78")).build(),
                TODAY);

        assertThat(youth.get(id).version()).isZero();
    }

    @Test
    void every_version_is_kept_with_the_day_it_holds_from_and_the_instant_it_was_recorded() {
        LocalDate met = TODAY.minusDays(40);
        YouthId id = youth.record(named("Versions")
                .firstContactOn(met)
                .commune(Fixture.COMMUNE_ROUEN)
                .sex(Choices.Sex.F)
                .build());
        youth.change(
                id,
                0,
                youth.get(id).details().edit().commune(Fixture.COMMUNE_ELBEUF).build(),
                met.plusDays(10));
        As.member(
                Fixture.COLLEAGUE_ROUEN,
                () -> youth.change(
                        id,
                        1,
                        youth.get(id)
                                .details()
                                .edit()
                                .diploma(Choices.Diploma.L3)
                                .build(),
                        TODAY));

        var versions = database.rowsAsOwner(
                "select version, effective_on::text as day, recorded_at, snapshot ->> 'commune_code' as commune,"
                        + " snapshot ->> 'sex' as sex, snapshot ->> 'diploma' as diploma"
                        + " from youth_version where youth_id = ? order by version",
                id.value());
        assertThat(versions)
                .extracting(row -> row.get("day"))
                .containsExactly(met.toString(), met.plusDays(10).toString(), TODAY.toString());
        assertThat(versions).extracting(row -> row.get("commune")).containsExactly("76540", "76231", "76231");
        assertThat(versions).extracting(row -> row.get("diploma")).containsExactly(null, null, "L3");
        assertThat(versions).extracting(row -> row.get("recorded_at")).doesNotContainNull();
        assertThat(database.rowsAsOwner(
                        "select effective_on::text as day, codes ->> 'commune' as commune from fact f join fact_subject s"
                                + " using (subject) where s.youth_id = ? and kind = 'ATTRIBUTES' order by recorded_at",
                        id.value()))
                .extracting(row -> row.get("day") + " " + row.get("commune"))
                .containsExactly(met + " 76540", met.plusDays(10) + " 76231", TODAY + " 76231");
    }

    @Test
    void the_history_says_who_changed_what_from_what() {
        YouthId id = youth.record(named("Avant").build());
        As.member(
                Fixture.COLLEAGUE_ROUEN,
                () -> youth.change(id, 0, named("Après").build(), TODAY));

        assertThat(history.changes(id))
                .satisfiesExactly(
                        change -> {
                            assertThat(change.by()).isEqualTo(Fixture.COLLEAGUE_ROUEN.member());
                            assertThat(change.fields())
                                    .containsExactly(new YouthHistory.FieldChange("pseudonym", "Avant", "Après"));
                        },
                        made -> {
                            assertThat(made.by()).isEqualTo(Fixture.AGENT_ROUEN.member());
                            assertThat(made.fields()).isEmpty();
                        });
    }

    @Test
    void an_old_situation_is_to_be_confirmed_again_and_one_touch_does_it() {
        YouthId id = youth.record(named("Situation")
                .firstContactOn(TODAY.minusDays(200))
                .situation(Situation.JOB_SEEKER)
                .situationState(SituationState.CURRENT)
                .situationOn(TODAY.minusDays(91))
                .build());
        assertThat(youth.get(id).reconfirm()).isTrue();

        youth.confirmSituation(id);

        assertThat(youth.get(id).reconfirm()).isFalse();
        assertThat(youth.get(id).details().situationOn()).isEqualTo(TODAY);
    }

    @Test
    void another_organisation_finds_nothing_and_changes_nothing() {
        YouthId id = youth.record(named("À nous").build());

        As.member(Fixture.AGENT_ELBEUF, () -> {
            assertThatThrownBy(() -> youth.get(id)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> youth.change(id, 0, named("À eux").build(), TODAY))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> youth.inform(id, Means.ORAL)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> youth.confirmSituation(id)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> agreements.record(id, AgreementKind.REFERRAL, TODAY, Means.ORAL))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> circle.shared(id)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> circle.referent(id, null)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> circle.leave(id)).isInstanceOf(NotFound.class);
            assertThat(history.changes(id)).isEmpty();
            assertThat(circle.followers(id)).isEmpty();
            assertThat(agreements.all(id)).isEmpty();
        });
        assertThat(youth.get(id).version()).isZero();
    }

    @Test
    void an_agreement_is_kept_when_it_is_withdrawn() {
        YouthId id = youth.record(informed("Accord").build());
        var agreement = agreements.record(id, AgreementKind.REFERRAL, TODAY.minusDays(2), Means.ORAL);
        assertThatThrownBy(() -> agreements.withdraw(id, agreement, TODAY.minusDays(3)))
                .extracting("key")
                .isEqualTo("rule.youth.withdrawn-before-given");
        assertThatThrownBy(() -> agreements.record(id, AgreementKind.SHARING, TODAY.plusDays(1), Means.ORAL))
                .extracting("key")
                .isEqualTo("rule.youth.future");

        agreements.withdraw(id, agreement, TODAY);

        assertThat(agreements.current(id)).isEmpty();
        assertThat(agreements.all(id)).extracting(AgreementRow::withdrawnOn).containsExactly(TODAY);
        assertThatThrownBy(() -> agreements.withdraw(id, agreement, TODAY)).isInstanceOf(NotFound.class);
    }

    @Test
    void a_referent_is_a_colleague_and_the_last_who_follows_stays() {
        YouthId id = youth.record(named("Référent").build());

        circle.referent(id, Fixture.COLLEAGUE_ROUEN.member());

        assertThat(circle.followers(id))
                .extracting(YouthCircle.Follower::referent)
                .containsExactly(Fixture.COLLEAGUE_ROUEN.member());
        for (MemberId stranger : List.of(Fixture.AGENT_ELBEUF.member(), new MemberId(java.util.UUID.randomUUID()))) {
            assertThatThrownBy(() -> circle.referent(id, stranger)).isInstanceOf(RuleViolation.class);
        }
        assertThatThrownBy(() -> circle.leave(id)).isInstanceOf(NotFound.class);
    }

    @Test
    void many_made_in_one_batch_look_up_the_programme_and_the_place_once() {
        Runnable three = () -> {
            for (String each : List.of("Une", "Deux", "Trois")) {
                youth.record(named(each).commune(Fixture.COMMUNE_ROUEN).build());
            }
        };
        List<String> apart = statements.statements(three);
        List<String> together = statements.statements(() -> OneBatch.of(() -> {
            three.run();
            return null;
        }));

        for (String looked : List.of("commune_now", "current_programme(")) {
            assertThat(apart.stream().filter(sql -> sql.contains(looked)).count())
                    .as(looked)
                    .isGreaterThanOrEqualTo(3);
            assertThat(together.stream().filter(sql -> sql.contains(looked)).count())
                    .as(looked)
                    .isOne();
        }
        assertThat(together.size()).isLessThanOrEqualTo(apart.size() - 4);
    }

    private void refused(String rule, YouthDetails.Builder details) {
        assertThatThrownBy(() -> youth.record(details.build()))
                .isInstanceOf(RuleViolation.class)
                .extracting("key")
                .isEqualTo(rule);
    }

    private static YouthDetails.Builder named(String pseudonym) {
        return YouthDetails.named(pseudonym);
    }

    private static YouthDetails.Builder informed(String pseudonym) {
        return named(pseudonym).informedOn(TODAY).informedMeans(Means.ORAL);
    }
}
