package org.visibles.suggestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.visibles.testkit.Fixture.AGENT_ELBEUF;
import static org.visibles.testkit.Fixture.AGENT_ML;
import static org.visibles.testkit.Fixture.AGENT_RESTO;
import static org.visibles.testkit.Fixture.AGENT_ROUEN;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.visibles.directory.ServiceId;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.kernel.Need;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.YouthId;
import org.visibles.suggestion.SuggestionService.Suggestions;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.StatementCounter;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.youth.Choices;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

/** Services that fit, their order and reasons, and who may know what was shown. */
@VisiblesTest
class SuggestionTest {

    private static final String SERVICE = """
            insert into dir_service (source, id, structure_id, name, themes, publics, modes, commune_code, latitude, longitude, updated_on)
            values ('essai', ?, ?, ?, ?, ?, ?, ?, ?, ?, '2026-09-01') returning uid""";

    private static final String[] HERE = {"en-presentiel"};

    @Autowired
    private SuggestionService suggestions;

    @Autowired
    private YouthService people;

    @Autowired
    private TestDatabase database;

    @Autowired
    private StatementCounter statements;

    @Autowired
    private Clock clock;

    @BeforeEach
    void an_empty_directory() {
        database.asOwner()
                .execute("truncate dir_service, dir_structure, dir_link, dir_record, dir_addition, dir_capacity");
        database.asOwner().execute("delete from referral where sender_id = '" + Fixture.ELBEUF + "'");
    }

    @Test
    void the_nearest_comes_first_where_nobody_has_answered_yet() {
        service("Loin", 49.3, 1.1);
        service("Près", 49.44, 1.1);
        service("Ailleurs", 49.44, 1.1, "numerique--acceder-a-une-connexion-internet");

        List<Suggestion> found = suggest(person(20, null), Need.MOBILITY).services();

        assertThat(found).extracting(each -> each.service().name()).containsExactly("Près", "Loin");
        assertThat(found.getFirst().reasons())
                .extracting(Suggestion.Reason::key)
                .containsExactly("suggestion.reason.distance");
    }

    @Test
    void age_and_quarter_leave_out_by_the_service_s_own_conditions_alone() {
        record("Jeunes 16-25", "16-25 ans", "jeunes");
        record("Seniors", null, "seniors");
        record("Quartier", null, "residents-qpv-frr");
        record("Femmes", null, "femmes");

        database.asOwner().update("""
                insert into qpv (code, name, commune_code, generation) values ('QXSUGG01', 'Essai', ?, '2024')
                on conflict do nothing""", Fixture.COMMUNE_ROUEN);

        assertThat(names(suggest(person(20, "NONE"), Need.MOBILITY)))
                .containsExactlyInAnyOrder("Jeunes 16-25", "Femmes");
        assertThat(names(suggest(person(28, null), Need.MOBILITY))).containsExactly("Femmes");
        assertThat(names(suggest(person(20, "QXSUGG01"), Need.MOBILITY)))
                .containsExactlyInAnyOrder("Jeunes 16-25", "Femmes", "Quartier");
    }

    @Test
    void who_answers_quickly_and_accepts_comes_before_who_is_a_little_nearer() {
        linked(service("Silencieux", 49.44, 1.1), Fixture.ML_ROUEN.value());
        linked(service("Fiable", 49.45, 1.12), Fixture.RESTO.value());
        answered(Fixture.ML_ROUEN.value(), 8, "DECLINED", 20);
        answered(Fixture.RESTO.value(), 8, "ACCEPTED", 2);

        List<Suggestion> found = suggest(person(20, null), Need.MOBILITY).services();

        assertThat(found).extracting(each -> each.service().name()).containsExactly("Fiable", "Silencieux");
        assertThat(found.getFirst().reasons())
                .extracting(Suggestion.Reason::key)
                .contains("suggestion.reason.answers", "suggestion.reason.accepts");
    }

    @Test
    void partners_of_the_programme_come_before_nearer_services_outside_it() {
        linked(service("Partenaire", 49.3, 1.1), Fixture.RESTO.value());
        linked(service("Chez nous", 49.44, 1.1), Fixture.ROUEN.value());
        for (int each = 0; each < 3; each++) {
            service("Dehors " + each, 49.44 - each / 100.0, 1.1);
        }
        YouthId youth = person(20, null);

        Suggestions found = suggest(youth, Need.MOBILITY);

        assertThat(names(found)).containsExactly("Partenaire", "Dehors 0", "Dehors 1", "Dehors 2");
        assertThat(found.partners()).extracting(Suggestion::partner).containsExactly(Fixture.RESTO);
        assertThat(found.outside()).hasSize(3);
        assertThat(database.asOwner()
                        .queryForObject(
                                "select shown[1] from suggestion where id = ?",
                                UUID.class,
                                found.id().value()))
                .isEqualTo(found.partners().getFirst().service().id().value());
    }

    @Test
    void many_partners_leave_room_for_a_look_outside() {
        for (int each = 0; each < 7; each++) {
            linked(service("Partenaire " + each, 49.3, 1.1), Fixture.RESTO.value());
            service("Dehors " + each, 49.44, 1.1);
        }

        Suggestions found = suggest(person(20, null), Need.MOBILITY);

        assertThat(found.partners()).hasSize(SuggestionService.SHOWN);
        assertThat(found.outside()).hasSize(SuggestionService.OUTSIDE_AT_LEAST);
        assertThat(found.services()).hasSize(SuggestionService.SHOWN + SuggestionService.OUTSIDE_AT_LEAST);
    }

    @Test
    void few_answers_are_told_to_nobody() {
        linked(service("Peu connu", 49.44, 1.1), Fixture.RESTO.value());
        answered(Fixture.RESTO.value(), 4, "ACCEPTED", 2);

        assertThat(suggest(person(20, null), Need.MOBILITY)
                        .services()
                        .getFirst()
                        .reasons())
                .extracting(Suggestion.Reason::key)
                .doesNotContain("suggestion.reason.answers", "suggestion.reason.accepts");
    }

    @Test
    void what_was_shown_and_chosen_is_kept_and_is_nobody_else_s() {
        UUID first = service("Premier", 49.44, 1.1);
        service("Second", 49.3, 1.1);
        YouthId youth = person(20, null);
        Suggestions shown = suggest(youth, Need.MOBILITY);
        As.member(AGENT_ROUEN, () -> suggestions.choose(shown.id(), new ServiceId(first)));

        var row = database.asOwner()
                .queryForMap("select * from suggestion where id = ?", shown.id().value());
        assertThat(row.get("chosen")).isEqualTo(first);
        assertThat(row.get("member_id")).isEqualTo(AGENT_ROUEN.member().value());
        for (Identity other :
                List.of(AGENT_ELBEUF, AGENT_ML, AGENT_RESTO, Fixture.COORDINATION, Fixture.COLLEAGUE_ROUEN)) {
            assertThatExceptionOfType(RuntimeException.class)
                    .isThrownBy(() -> As.member(other, () -> suggestions.choose(shown.id(), new ServiceId(first))))
                    .isInstanceOfAny(NotFound.class, AccessDeniedException.class);
            try (AppSession session = database.session(other)) {
                if (!other.equals(Fixture.COLLEAGUE_ROUEN)) {
                    assertThat(session.count("select count(*) from suggestion where youth_id = ?", youth.value()))
                            .isZero();
                    session.forbidden(
                            "insert into suggestion (id, youth_id, shown_at, needs, shown) values (?, ?, now(), '{}', array[?::uuid])",
                            Ids.next(),
                            youth.value(),
                            first);
                }
                session.harmless(
                        "update suggestion set chosen = null, chosen_at = null where id = ?",
                        shown.id().value());
            }
        }
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() ->
                        As.member(AGENT_ROUEN, () -> suggestions.choose(shown.id(), new ServiceId(UUID.randomUUID()))));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> As.member(AGENT_ELBEUF, () -> suggestions.suggest(youth, Set.of(Need.MOBILITY))));
    }

    @Test
    void the_records_of_partners_are_counts_for_who_may_refer_and_nothing_for_others() {
        answered(Fixture.RESTO.value(), 6, "ACCEPTED", 3);
        String records =
                "select count(*) from partner_records(array['MOBILITY'], '-infinity') where recipient_id is not null";
        try (AppSession session = database.session(AGENT_ROUEN)) {
            assertThat(session.count(records)).isPositive();
        }
        for (Identity other : List.of(AGENT_RESTO, Fixture.COORDINATION, Fixture.ADMIN, Fixture.DPO)) {
            try (AppSession session = database.session(other)) {
                assertThat(session.count(records)).as(other.name()).isZero();
            }
        }
        try (AppSession nobody = database.nobody()) {
            assertThat(nobody.count(records)).isZero();
        }
    }

    @Test
    void suggestions_cost_the_same_for_many_services() {
        YouthId youth = person(20, null);
        service("Un", 49.44, 1.1);
        int few = statements.count(() -> suggest(youth, Need.MOBILITY));
        for (int each = 0; each < 30; each++) {
            service("Service " + each, 49.44, 1.1);
        }
        assertThat(statements.count(() -> suggest(youth, Need.MOBILITY))).isEqualTo(few);
        assertThat(suggest(youth, Need.MOBILITY).services()).hasSize(SuggestionService.SHOWN);
    }

    @AfterEach
    void no_quarter_of_this_test_is_left() {
        database.asOwner().update("delete from youth where qpv_code = 'QXSUGG01'");
        database.asOwner().update("delete from qpv where code = 'QXSUGG01'");
    }

    private Suggestions suggest(YouthId youth, Need need) {
        return As.member(AGENT_ROUEN, () -> suggestions.suggest(youth, Set.of(need)));
    }

    private static List<String> names(Suggestions suggestions) {
        return suggestions.services().stream()
                .map(each -> each.service().name())
                .toList();
    }

    private YouthId person(int age, String qpv) {
        return As.member(
                AGENT_ROUEN,
                () -> people.record(YouthDetails.named("À orienter")
                        .birthDate(LocalDate.now(clock).minusYears(age))
                        .commune(Fixture.COMMUNE_ROUEN)
                        .qpv(qpv)
                        .informedOn(LocalDate.now(clock))
                        .informedMeans(Choices.Means.ORAL)
                        .build()));
    }

    private UUID service(String name, double latitude, double longitude) {
        return service(name, latitude, longitude, "mobilite--preparer-un-permis");
    }

    private UUID service(String name, double latitude, double longitude, String theme) {
        return database.asOwner()
                .queryForObject(
                        SERVICE,
                        UUID.class,
                        name,
                        "s-" + name,
                        name,
                        new String[] {theme},
                        new String[0],
                        HERE,
                        Fixture.COMMUNE_ROUEN,
                        latitude,
                        longitude);
    }

    private void record(String name, String note, String publics) {
        database.asOwner()
                .queryForObject(
                        SERVICE,
                        UUID.class,
                        name,
                        "s-" + name,
                        name,
                        new String[] {"mobilite--preparer-un-permis"},
                        new String[] {publics},
                        HERE,
                        Fixture.COMMUNE_ROUEN,
                        49.44,
                        1.1);
        database.asOwner()
                .update(
                        "insert into dir_record (kind, source, id, data) values ('SERVICE', 'essai', ?, jsonb_build_object('publics_precisions', ?::text))",
                        name,
                        note);
    }

    private void linked(UUID service, UUID organisation) {
        UUID structure = database.asOwner()
                .queryForObject(
                        "insert into dir_structure (source, id, name) select source, structure_id, name from dir_service where uid = ? returning uid",
                        UUID.class,
                        service);
        database.asOwner()
                .update("insert into dir_link (structure_uid, organisation_id) values (?, ?)", structure, organisation);
    }

    /** Referrals of Elbeuf that were answered after so many days. */
    private void answered(UUID recipient, int number, String status, int days) {
        for (int each = 0; each < number; each++) {
            YouthId youth = As.member(
                    AGENT_ELBEUF,
                    () -> people.record(YouthDetails.named("Orienté").build()));
            UUID id = Ids.next();
            database.asOwner()
                    .update(
                            """
                            insert into referral (id, youth_id, sender_id, sender_member, recipient_id, status, made_at, agreed_on,
                              sent_at, due_on, expires_on, decided_at, decline_reason, version)
                            values (?, ?, ?, ?, ?, ?, now(), current_date, now() - make_interval(days => 30), current_date, current_date,
                              now() - make_interval(days => 30 - ?), ?, 1)""",
                            id,
                            youth.value(),
                            Fixture.ELBEUF.value(),
                            AGENT_ELBEUF.member().value(),
                            recipient,
                            status,
                            days,
                            status.equals("DECLINED") ? "FULL" : null);
            database.asOwner()
                    .update(
                            "insert into referral_disclosure (referral_id, youth_id, addressee, field, value) values (?, ?, ?, 'NEEDS', 'HEALTH,MOBILITY')",
                            id,
                            youth.value(),
                            recipient);
        }
    }
}
