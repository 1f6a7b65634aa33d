package org.visibles.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.visibles.testkit.Fixture.AGENT_ELBEUF;
import static org.visibles.testkit.Fixture.AGENT_ML;
import static org.visibles.testkit.Fixture.AGENT_RESTO;
import static org.visibles.testkit.Fixture.AGENT_ROUEN;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.YouthId;
import org.visibles.messaging.RecurringJob;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.StatementCounter;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.youth.Choices;
import org.visibles.youth.Choices.AgeBand;
import org.visibles.youth.Choices.Known;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

/** The question to the mission locale, its answer on the record, and what a neighbour could try. */
@VisiblesTest
class VerificationTest {

    @Autowired
    private VerificationService verifications;

    @Autowired
    private YouthService people;

    @Autowired
    private VerificationReminders reminders;

    @Autowired
    private List<RecurringJob> jobs;

    @Autowired
    private TestDatabase database;

    @Autowired
    private StatementCounter statements;

    @Autowired
    private Clock clock;

    @Test
    void whoever_is_informed_named_and_unchecked_is_asked_about_at_once() {
        YouthId youth = recorded(informed("Demandée"));

        CheckToAnswer check = asked(youth).orElseThrow();
        assertThat(check.firstName()).isEqualTo("Inès");
        assertThat(check.lastName()).isEqualTo("Martin");
        assertThat(check.birthDate()).isEqualTo(birthDate());
        assertThat(check.commune()).isEqualTo("Rouen");
        assertThat(check.asking()).isEqualTo("Ville de Rouen");
        assertThat(check.days()).isZero();
        assertThat(check.answer()).isNull();
        AskedCheck waiting =
                As.member(AGENT_ROUEN, () -> verifications.of(youth)).orElseThrow();
        assertThat(waiting.answer()).isNull();
        assertThat(As.member(AGENT_ROUEN, () -> verifications.waitingElsewhere(0, 200)))
                .extracting(AskedCheck::youth)
                .contains(youth);
    }

    @Test
    void an_estimated_age_stands_in_for_a_birth_date() {
        YouthId youth = recorded(informed("Sans date").birthDate(null).ageBand(AgeBand.FROM_18_TO_21));

        CheckToAnswer check = asked(youth).orElseThrow();
        assertThat(check.birthDate()).isNull();
        assertThat(check.ageBand()).isEqualTo(AgeBand.FROM_18_TO_21);
    }

    @Test
    void nobody_is_asked_about_before_the_information_without_a_name_or_once_checked() {
        assertThat(asked(recorded(YouthDetails.named("Anonyme").commune(Fixture.COMMUNE_ROUEN))))
                .isEmpty();
        assertThat(asked(recorded(informed("Sans nom").lastName(null)))).isEmpty();
        assertThat(asked(recorded(informed("Vérifiée").known(Known.UNKNOWN)))).isEmpty();
        assertThat(asked(recorded(informed("Ailleurs").commune(Fixture.COMMUNE_ELBEUF))))
                .as("no mission locale is competent there")
                .isEmpty();
    }

    @Test
    void a_name_that_comes_later_is_found_by_the_hourly_look() {
        YouthId youth = recorded(informed("Nommée plus tard").lastName(null));
        change(youth, Optional.of("Martin"), Fixture.COMMUNE_ROUEN, null);
        run("verification.ask");

        assertThat(asked(youth)).isPresent();
        run("verification.ask");
        assertThat(checks(youth)).isEqualTo(1);
    }

    @Test
    void the_answer_is_on_the_record_in_the_figures_facts_and_told_once() {
        YouthId youth = recorded(informed("Répondue"));
        answer(youth, Known.KNOWN);
        answer(youth, Known.KNOWN);
        run("verification.apply");
        run("verification.apply");

        assertThat(known(youth)).isEqualTo(Known.KNOWN);
        assertThat(facts(youth)).isEqualTo(1);
        assertThat(told(youth)).isEqualTo(1);
        assertThat(asked(youth)).map(CheckToAnswer::answer).contains(Known.KNOWN);
        assertThat(As.member(AGENT_ROUEN, () -> verifications.of(youth)))
                .map(AskedCheck::answer)
                .contains(Known.KNOWN);
    }

    @Test
    void the_mission_locale_corrects_itself_within_seven_days_and_no_longer() {
        YouthId youth = recorded(informed("Corrigée"));
        answer(youth, Known.UNKNOWN);
        run("verification.apply");
        answer(youth, Known.ACTIVE);
        run("verification.apply");
        assertThat(known(youth)).isEqualTo(Known.ACTIVE);
        assertThat(facts(youth)).isEqualTo(2);

        database.asOwner()
                .update(
                        "update status_check set answered_at = answered_at - interval '8 days' where youth_id = ?",
                        youth.value());
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> answer(youth, Known.UNKNOWN));
        assertThat(asked(youth)).isEmpty();
    }

    @Test
    void what_is_answered_by_hand_or_moves_away_is_taken_back() {
        YouthId youth = recorded(informed("Déménagée"));
        change(youth, Optional.empty(), Fixture.COMMUNE_ELBEUF, null);
        assertThat(asked(youth)).isEmpty();
        change(youth, Optional.empty(), Fixture.COMMUNE_ROUEN, null);
        assertThat(asked(youth)).isPresent();
        change(youth, Optional.empty(), Fixture.COMMUNE_ROUEN, Known.KNOWN);
        assertThat(asked(youth)).isEmpty();
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> answer(youth, Known.ACTIVE));
    }

    @Test
    void a_change_that_no_question_depends_on_sends_none_of_its_statements() {
        YouthId youth = recorded(informed("Modifiée"));

        assertThat(asking(() -> As.member(
                        AGENT_ROUEN,
                        () -> people.change(
                                youth,
                                people.get(youth).version(),
                                people.get(youth)
                                        .details()
                                        .edit()
                                        .language("arabe")
                                        .build(),
                                LocalDate.now(clock)))))
                .isEmpty();
        assertThat(asking(() -> change(youth, Optional.of("Durand"), Fixture.COMMUNE_ROUEN, null)))
                .isNotEmpty();
    }

    @Test
    void a_reminder_is_given_after_ten_and_after_twenty_days_and_the_asker_is_told_after_thirty() {
        YouthId youth = recorded(informed("Oubliée"));
        database.asOwner().execute("update status_check set reminded = 3 where youth_id <> '" + youth + "'");
        assertThat(reminded(youth, 9)).isZero();
        database.asOwner()
                .update("update organisation set email = 'ml@example.org' where id = ?", Fixture.ML_ROUEN.value());
        assertThat(reminded(youth, 11)).isEqualTo(1);
        assertThat(letters()).isEqualTo(1);
        assertThat(reminded(youth, 12)).isZero();
        assertThat(reminded(youth, 21)).isEqualTo(1);
        long before = notices("verification.notice.silent");
        assertThat(reminded(youth, 31)).isZero();
        assertThat(notices("verification.notice.silent")).isEqualTo(before + 1);
        assertThat(reminded(youth, 60)).isZero();
        assertThat(notices("verification.notice.silent")).isEqualTo(before + 1);
    }

    @Test
    void the_days_are_those_of_the_programme_that_the_asker_works_in() {
        YouthId youth = recorded(informed("Pressée"));
        database.asOwner().execute("update status_check set reminded = 3 where youth_id <> '" + youth + "'");
        days(3, 5, 8);
        try {
            assertThat(reminded(youth, 2)).isZero();
            assertThat(reminded(youth, 4)).isEqualTo(1);
            assertThat(reminded(youth, 6)).isEqualTo(1);
            long before = notices("verification.notice.silent");
            assertThat(reminded(youth, 9)).isZero();
            assertThat(notices("verification.notice.silent")).isEqualTo(before + 1);
            assertThat(number(
                            "select count(*) from notification where text_key = ? and '8' = any (arguments)",
                            "verification.notice.silent"))
                    .isEqualTo(1);
        } finally {
            days(10, 20, 30);
        }
    }

    @Test
    void only_the_addressed_mission_locale_reads_or_answers() {
        YouthId youth = recorded(informed("Attaquée"));
        for (Identity other : List.of(AGENT_ELBEUF, AGENT_RESTO, AGENT_ROUEN, Fixture.COORDINATION, Fixture.DPO)) {
            try (AppSession session = database.session(other)) {
                assertThat(session.count(
                                "select count(*) from checks_to_answer('-infinity', 0, 200) where youth_id = ?",
                                youth.value()))
                        .as(other.name())
                        .isZero();
                assertThat(session.refused("select answer_check(?, 'ACTIVE', now(), '-infinity')", youth.value())
                                .getMessage())
                        .isEqualTo(session.refused(
                                        "select answer_check(?, 'ACTIVE', now(), '-infinity')", UUID.randomUUID())
                                .getMessage());
                session.forbidden("update status_check set answer = 'ACTIVE' where youth_id = ?", youth.value());
                session.forbidden("delete from status_check where youth_id = ?", youth.value());
            }
            if (!other.equals(AGENT_ROUEN)) {
                try (AppSession session = database.session(other)) {
                    assertThat(session.count("select count(*) from status_check where youth_id = ?", youth.value()))
                            .isZero();
                    session.harmless("update status_check set closed_at = now() where youth_id = ?", youth.value());
                }
            }
        }
        try (AppSession asked = database.session(AGENT_ML)) {
            assertThat(asked.count("select count(*) from status_check where youth_id = ?", youth.value()))
                    .isEqualTo(1);
            assertThat(asked.count("select count(*) from youth where id = ?", youth.value()))
                    .isZero();
            asked.harmless("update status_check set closed_at = now() where youth_id = ?", youth.value());
            asked.refused("select * from checks_to_apply()");
            asked.refused("select * from remind_checks(now(), current_date, 1)");
        }
        try (AppSession nobody = database.nobody()) {
            assertThat(nobody.count("select count(*) from checks_to_answer('-infinity', 0, 200)"))
                    .isZero();
        }
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> As.member(AGENT_RESTO, () -> verifications.toAnswer(0, 10)));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> As.member(AGENT_ELBEUF, () -> verifications.answer(youth, Known.ACTIVE)));
    }

    @Test
    void nobody_asks_in_another_s_name_somebody_else_or_about_whom_it_does_not_follow() {
        String ask =
                "insert into status_check (id, youth_id, asking_id, addressee_id, asked_at) values (?, ?, ?, ?, now())";
        YouthId anonymous = recorded(YouthDetails.named("Sans nom").commune(Fixture.COMMUNE_ROUEN));
        YouthId youth = recorded(informed("Suivie à Rouen"));
        UUID rouen = Fixture.ROUEN.value();
        UUID mission = Fixture.ML_ROUEN.value();
        try (AppSession elbeuf = database.session(AGENT_ELBEUF)) {
            elbeuf.forbidden(ask, Ids.next(), youth.value(), Fixture.ELBEUF.value(), mission);
            elbeuf.forbidden(ask, Ids.next(), youth.value(), rouen, mission);
        }
        try (AppSession own = database.session(AGENT_ROUEN)) {
            own.forbidden(ask, Ids.next(), anonymous.value(), rouen, mission);
            own.forbidden(ask, Ids.next(), youth.value(), Fixture.ELBEUF.value(), mission);
            own.forbidden(ask, Ids.next(), youth.value(), rouen, Fixture.RESTO.value());
        }
    }

    @Test
    void a_page_of_the_list_costs_the_same_for_many() {
        recorded(informed("Une"));
        int few = statements.count(() -> As.member(AGENT_ML, () -> verifications.toAnswer(0, 26)));
        for (int each = 0; each < 20; each++) {
            recorded(informed("Beaucoup " + each));
        }
        int many = statements.count(() -> As.member(AGENT_ML, () -> verifications.toAnswer(0, 26)));

        assertThat(many).isEqualTo(few).isLessThanOrEqualTo(5);
    }

    private LocalDate birthDate() {
        return LocalDate.now(clock).minusYears(19);
    }

    private YouthDetails.Builder informed(String pseudonym) {
        return YouthDetails.named(pseudonym)
                .firstName("Inès")
                .lastName("Martin")
                .birthDate(birthDate())
                .commune(Fixture.COMMUNE_ROUEN)
                .informedOn(LocalDate.now(clock))
                .informedMeans(Choices.Means.ORAL);
    }

    private List<String> asking(Runnable change) {
        return statements.statements(change).stream()
                .filter(sql -> sql.contains("status_check"))
                .toList();
    }

    private YouthId recorded(YouthDetails.Builder details) {
        return As.member(AGENT_ROUEN, () -> people.record(details.build()));
    }

    private void change(YouthId youth, Optional<String> lastName, String commune, Known known) {
        As.member(AGENT_ROUEN, () -> {
            var record = people.get(youth);
            var edited = record.details().edit().commune(commune).known(known);
            lastName.ifPresent(edited::lastName);
            people.change(youth, record.version(), edited.build(), LocalDate.now(clock));
        });
    }

    private Optional<CheckToAnswer> asked(YouthId youth) {
        return As.member(AGENT_ML, () -> verifications.toAnswer(0, 200)).stream()
                .filter(check -> check.youth().equals(youth))
                .findFirst();
    }

    private void answer(YouthId youth, Known answer) {
        As.member(AGENT_ML, () -> verifications.answer(youth, answer));
    }

    private Known known(YouthId youth) {
        return As.member(AGENT_ROUEN, () -> people.get(youth)).details().known();
    }

    private void run(String job) {
        As.nobody(() -> {
            jobs.stream().filter(each -> each.name().equals(job)).forEach(RecurringJob::run);
            return true;
        });
    }

    /** How often the mission locale was told once the question is so old. */
    private long reminded(YouthId youth, int days) {
        long before = notices("verification.notice.waiting");
        database.asOwner()
                .update(
                        "update status_check set asked_at = now() - make_interval(days => ?) where youth_id = ?",
                        days,
                        youth.value());
        As.nobody(() -> {
            reminders.run();
            return true;
        });
        return notices("verification.notice.waiting") - before;
    }

    private void days(int due, int again, int silent) {
        database.asOwner()
                .update(
                        "update programme set check_due_days = ?, check_again_days = ?, check_silent_days = ? where id = ?",
                        due,
                        again,
                        silent,
                        Fixture.PROGRAMME.value());
    }

    private long notices(String key) {
        return number("select count(*) from notification where text_key = ?", key);
    }

    private long told(YouthId youth) {
        return number(
                "select count(*) from notification where link = ? and text_key like 'verification.notice.%'",
                "jeunes/" + youth);
    }

    private long letters() {
        return number(
                "select count(*) from outbox where recipient = ? and body like '%Ville de Rouen attend%'",
                "ml@example.org");
    }

    private long checks(YouthId youth) {
        return number("select count(*) from status_check where youth_id = ?", youth.value());
    }

    private long facts(YouthId youth) {
        return number("""
                select count(*) from fact f join fact_subject s on s.subject = f.subject
                where s.youth_id = ? and f.kind = 'KNOWN_CHECK'""", youth.value());
    }

    private long number(String sql, Object argument) {
        return database.asOwner().queryForObject(sql, Long.class, argument);
    }
}
