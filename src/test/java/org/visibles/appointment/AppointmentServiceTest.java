package org.visibles.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.kernel.Identity;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.ReferralId;
import org.visibles.kernel.RuleViolation;
import org.visibles.referral.Appointment;
import org.visibles.referral.ReferralQueries;
import org.visibles.referral.ReferralService;
import org.visibles.referral.Story;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.youth.YouthService;

/** The slip and the company, by the use cases and by attacks in the application's role. */
@VisiblesTest
class AppointmentServiceTest {

    private static final Instant AT = Instant.parse("2027-01-12T09:00:00Z");

    @Autowired
    private AppointmentService appointments;

    @Autowired
    private SlipText texts;

    @Autowired
    private YouthService youth;

    @Autowired
    private ReferralService service;

    @Autowired
    private ReferralQueries queries;

    @Autowired
    private Clock clock;

    @Autowired
    private TestDatabase database;

    private Story story;
    private ReferralId id;

    @BeforeEach
    void begin() {
        story = new Story(youth, service, queries, clock);
        id = story.at(AT.minus(Duration.ofDays(9)), () -> {
            ReferralId accepted = story.accepted(story.person("Ficelle"));
            As.member(
                    Fixture.AGENT_ML,
                    () -> service.schedule(accepted, story.version(accepted), new Appointment(AT, "12 rue du Port")));
            return accepted;
        });
    }

    @Test
    void both_parties_write_the_slip_and_it_tells_neither_the_person_nor_the_partner() {
        As.member(
                Fixture.AGENT_ML,
                () -> appointments.write(id, new SlipContent("12 rue du Port, Rouen", "Bus 4\nPort", "l'accueil")));
        As.member(Fixture.AGENT_ROUEN, () -> appointments.accompany(id));

        String sms = texts.sms(detail(Fixture.AGENT_ROUEN), Locale.FRENCH);
        assertThat(sms).isEqualTo("""
                Rappel de votre rendez-vous : mardi 12 janvier 2027, 10:00.
                Lieu : 12 rue du Port, Rouen
                Demander : l'accueil
                Comment venir : Bus 4 Port
                Accompagnement : Quelqu'un vous accompagne
                https://www.openstreetmap.org/search?query=12+rue+du+Port%2C+Rouen""");
        assertThat(sms).doesNotContain("Ficelle", "Inès", "Mission locale", "orientation", "Visibles");
        As.member(Fixture.AGENT_ROUEN, () -> appointments.write(id, new SlipContent(" ", null, null)));
        assertThat(detail(Fixture.AGENT_ML).slip()).isEqualTo(new SlipContent("12 rue du Port", null, null));
    }

    @Test
    void the_partner_sees_that_somebody_comes_along_and_who_does_is_invited() {
        As.member(Fixture.COLLEAGUE_ROUEN, () -> appointments.accompany(id));
        assertThat(detail(Fixture.AGENT_ML).accompanied()).isTrue();
        assertThat(detail(Fixture.AGENT_ML).byMe()).isFalse();
        assertThat(detail(Fixture.COLLEAGUE_ROUEN).byMe()).isTrue();
        assertThat(methods("colleague_rouen@example.org")).containsExactly("REQUEST");

        story.at(
                AT.minus(Duration.ofDays(1)),
                () -> As.member(Fixture.COLLEAGUE_ROUEN, () -> appointments.stepBack(id)));
        assertThat(detail(Fixture.AGENT_ML).accompanied()).isFalse();
        assertThat(methods("colleague_rouen@example.org")).containsExactly("REQUEST", "CANCEL");
        assertThat(methods("agent_rouen@example.org")).containsExactly("REQUEST", "REQUEST", "REQUEST");
    }

    @Test
    void words_without_end_are_refused_and_a_lost_appointment_has_no_slip() {
        assertThatThrownBy(() -> As.member(
                        Fixture.AGENT_ML, () -> appointments.write(id, new SlipContent(null, "x".repeat(501), null))))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("rule.appointment.too-long");
        story.at(
                AT.minus(Duration.ofDays(1)),
                () -> As.member(Fixture.AGENT_ML, () -> service.callOff(id, story.version(id))));
        assertThat(As.member(Fixture.AGENT_ML, () -> appointments.of(id))).isEmpty();
        assertThatThrownBy(() -> As.member(Fixture.AGENT_ROUEN, () -> appointments.accompany(id)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void the_partner_does_not_go_along_and_others_find_nothing() {
        assertThatThrownBy(() -> As.member(Fixture.AGENT_ELBEUF, () -> appointments.accompany(id)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() ->
                        As.member(Fixture.AGENT_ELBEUF, () -> appointments.write(id, new SlipContent("x", null, null))))
                .isInstanceOf(NotFound.class);
        assertThat(As.member(Fixture.AGENT_ELBEUF, () -> appointments.of(id))).isEmpty();
        assertThat(As.member(Fixture.AGENT_ELBEUF, () -> appointments.of(ReferralId.next())))
                .isEmpty();
    }

    @Test
    void past_the_program_nobody_else_reads_or_writes_either() {
        As.member(Fixture.AGENT_ML, () -> appointments.write(id, new SlipContent("12 rue du Port", null, null)));
        As.member(Fixture.AGENT_ROUEN, () -> appointments.accompany(id));
        for (Identity stranger :
                List.of(Fixture.AGENT_ELBEUF, Fixture.AGENT_RESTO, Fixture.COORDINATION, Fixture.ADMIN)) {
            try (AppSession session = database.session(stranger)) {
                assertThat(session.count("select count(*) from appointment_slip"))
                        .isZero();
                assertThat(session.count("select count(*) from accompaniment")).isZero();
                session.harmless(
                        "update appointment_slip set place = 'x', organisation_id = ?, changed_by = ?",
                        stranger.organisation().value(),
                        stranger.member().value());
                session.harmless("update accompaniment set member_id = null");
                session.forbidden(
                        "insert into accompaniment (referral_id, organisation_id, member_id, changed_at) values (?, ?, ?, now())",
                        id.value(),
                        stranger.organisation().value(),
                        stranger.member().value());
                session.forbidden("delete from appointment_slip");
                session.forbidden("select * from appointment_reminder");
                assertThat(session.refused("select * from appointments_to_remind(now(), now(), now())")
                                .getSQLState())
                        .isEqualTo("P0001");
                assertThat(session.refused("select note_reminder(?, now(), now(), true)", id.value())
                                .getSQLState())
                        .isEqualTo("P0001");
            }
        }
        try (AppSession partner = database.session(Fixture.AGENT_ML)) {
            partner.forbidden(
                    "insert into accompaniment (referral_id, organisation_id, member_id, changed_at) values (?, ?, ?, now())",
                    id.value(),
                    Fixture.ML_ROUEN.value(),
                    Fixture.AGENT_ML.member().value());
            partner.harmless("update accompaniment set member_id = null where referral_id = ?", id.value());
        }
        try (AppSession colleague = database.session(Fixture.COLLEAGUE_ROUEN)) {
            colleague.forbidden(
                    "update accompaniment set member_id = ? where referral_id = ?",
                    Fixture.RESPONSABLE_ROUEN.member().value(),
                    id.value());
        }
    }

    private AppointmentDetail detail(Identity who) {
        return As.member(who, () -> appointments.of(id)).orElseThrow();
    }

    private List<Object> methods(String address) {
        return database
                .rowsAsOwner(
                        "select calendar_method from outbox where about_id = ? and recipient = ? order by created_at, id",
                        id.value(),
                        address)
                .stream()
                .map(row -> row.get("calendar_method"))
                .toList();
    }
}
