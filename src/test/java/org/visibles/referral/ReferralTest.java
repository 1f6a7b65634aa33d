package org.visibles.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.visibles.referral.ReferralStatus.*;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.ReferralId;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.StaleVersion;
import org.visibles.kernel.YouthId;

class ReferralTest {

    private static final Instant NOW = Instant.parse("2020-03-02T09:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2020, 3, 2);
    private static final Appointment APPOINTMENT = new Appointment(NOW.plus(Duration.ofDays(3)), "12 rue du Port");
    private static final Instant AFTER = NOW.plus(Duration.ofDays(4));

    /** Each move there is, so that each can be tried from each state. */
    private static final Map<ReferralStatus, Consumer<Referral>> MOVES = new EnumMap<>(Map.ofEntries(
            Map.entry(SENT, referral -> referral.send(TODAY, null, NOW, TODAY, 10, 30)),
            Map.entry(ACCEPTED, referral -> referral.accept(NOW)),
            Map.entry(DECLINED, referral -> referral.decline(DeclineReason.FULL, null, NOW)),
            Map.entry(WITHDRAWN, referral -> referral.withdraw(NOW)),
            Map.entry(EXPIRED, referral -> referral.expire(NOW, TODAY.plusDays(31))),
            Map.entry(SCHEDULED, referral -> referral.schedule(APPOINTMENT, NOW)),
            Map.entry(ATTENDED, referral -> referral.attended(AFTER)),
            Map.entry(MISSED, referral -> referral.missed(AFTER)),
            Map.entry(STARTED, Referral::start),
            Map.entry(COMPLETED, Referral::complete),
            Map.entry(DROPPED, Referral::drop)));

    /** The moves of the domain's page, written a second time by hand. */
    private static final Map<ReferralStatus, Set<ReferralStatus>> ALLOWED = Map.ofEntries(
            Map.entry(DRAFT, Set.of(SENT)),
            Map.entry(SENT, Set.of(ACCEPTED, DECLINED, WITHDRAWN, EXPIRED)),
            Map.entry(ACCEPTED, Set.of(SCHEDULED, DROPPED)),
            Map.entry(SCHEDULED, Set.of(ATTENDED, MISSED, SCHEDULED)),
            Map.entry(ATTENDED, Set.of(STARTED, DROPPED)),
            Map.entry(MISSED, Set.of(SCHEDULED, STARTED, DROPPED)),
            Map.entry(STARTED, Set.of(COMPLETED, DROPPED)),
            Map.entry(DECLINED, Set.of()),
            Map.entry(WITHDRAWN, Set.of()),
            Map.entry(EXPIRED, Set.of()),
            Map.entry(COMPLETED, Set.of()),
            Map.entry(DROPPED, Set.of()));

    @ParameterizedTest
    @EnumSource
    void only_the_moves_of_the_domain_are_made(ReferralStatus from) {
        MOVES.forEach((to, move) -> {
            Referral referral = in(from);
            if (ALLOWED.get(from).contains(to)) {
                move.accept(referral);
                assertThat(referral.status()).as("%s to %s", from, to).isEqualTo(to);
            } else {
                refuses(() -> move.accept(referral), "rule.referral.transition").as("%s to %s", from, to);
                assertThat(referral.status()).isEqualTo(from);
            }
        });
    }

    @Test
    void a_referral_to_oneself_is_refused() {
        OrganisationId own = OrganisationId.next();
        refuses(
                () -> new Referral(ReferralId.next(), YouthId.next(), own, UUID.randomUUID(), own, NOW),
                "rule.referral.to-itself");
    }

    @Test
    void nothing_is_sent_without_an_agreement() {
        refuses(() -> in(DRAFT).send(null, null, NOW, TODAY, 10, 30), "rule.referral.no-agreement");
        refuses(() -> in(DRAFT).send(TODAY.plusDays(1), null, NOW, TODAY, 10, 30), "rule.referral.no-agreement");
    }

    @Test
    void the_answer_is_due_and_the_referral_ends_after_the_programme_s_days() {
        Referral referral = in(SENT);
        assertThat(referral.dueOn()).isEqualTo(TODAY.plusDays(10));
        assertThat(referral.expiresOn()).isEqualTo(TODAY.plusDays(30));
    }

    @Test
    void it_expires_the_day_after_its_last_day_and_not_before() {
        refuses(() -> in(SENT).expire(NOW, TODAY.plusDays(30)), "rule.referral.not-expired");
        Referral referral = in(SENT);
        referral.expire(NOW, TODAY.plusDays(31));
        assertThat(referral.status()).isEqualTo(EXPIRED);
    }

    @Test
    void the_first_opening_is_remembered_and_later_ones_are_not() {
        Referral referral = in(SENT);
        assertThat(referral.see(NOW)).isTrue();
        assertThat(referral.see(AFTER)).isFalse();
        assertThat(referral.seenAt()).isEqualTo(NOW);
        assertThat(in(ACCEPTED).see(AFTER)).isFalse();
        assertThat(in(DRAFT).see(AFTER)).isFalse();
    }

    @Test
    void an_appointment_cannot_be_attended_or_missed_before_it_begins() {
        refuses(() -> in(SCHEDULED).attended(NOW), "rule.referral.appointment-to-come");
        refuses(() -> in(SCHEDULED).missed(NOW), "rule.referral.appointment-to-come");
    }

    @Test
    void an_appointment_lies_after_the_sending_and_within_a_year() {
        refuses(
                () -> in(ACCEPTED).schedule(new Appointment(NOW.minusSeconds(1), null), NOW),
                "rule.referral.appointment-before-sending");
        refuses(
                () -> in(ACCEPTED).schedule(new Appointment(NOW.plus(Duration.ofDays(367)), null), NOW),
                "rule.referral.appointment-too-far");
    }

    @Test
    void a_planned_appointment_can_be_moved() {
        Referral referral = in(SCHEDULED);
        referral.schedule(new Appointment(AFTER, null), NOW);
        assertThat(referral.status()).isEqualTo(SCHEDULED);
        assertThat(referral.appointmentAt()).isEqualTo(AFTER);
    }

    @Test
    void a_planned_appointment_can_be_called_off_and_another_made() {
        Referral referral = in(SCHEDULED);
        referral.callOff();
        assertThat(referral.status()).isEqualTo(ACCEPTED);
        assertThat(referral.appointmentAt()).isNull();
        referral.schedule(new Appointment(AFTER, null), NOW);
        assertThat(referral.status()).isEqualTo(SCHEDULED);
        for (ReferralStatus other : ReferralStatus.values()) {
            if (other != SCHEDULED) {
                refuses(() -> in(other).callOff(), "rule.referral.transition").as(other.name());
            }
        }
    }

    @Test
    void words_of_any_length_are_refused_not_cut() {
        refuses(() -> in(SENT).decline(DeclineReason.OTHER, "x".repeat(1001), NOW), "rule.referral.too-long");
        refuses(() -> in(ACCEPTED).schedule(new Appointment(AFTER, "x".repeat(10_000)), NOW), "rule.referral.too-long");
    }

    @Test
    void another_version_than_the_one_read_is_stale() {
        Referral referral = in(SENT);
        assertThatThrownBy(() -> referral.expect(3)).isInstanceOf(StaleVersion.class);
    }

    @Test
    void what_was_shared_is_shown_while_it_waits_and_once_accepted() {
        assertThat(ReferralStatus.values())
                .filteredOn(ReferralStatus::disclosed)
                .containsExactly(SENT, ACCEPTED, SCHEDULED, ATTENDED, MISSED, STARTED, COMPLETED, DROPPED);
    }

    private static AbstractThrowableAssert<?, ?> refuses(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String key) {
        return assertThatThrownBy(call).isInstanceOf(RuleViolation.class).hasMessage(key);
    }

    private static Referral in(ReferralStatus status) {
        Referral referral = new Referral(
                ReferralId.next(),
                YouthId.next(),
                OrganisationId.next(),
                UUID.randomUUID(),
                OrganisationId.next(),
                NOW);
        for (ReferralStatus step : switch (status) {
            case DRAFT -> new ReferralStatus[0];
            case SENT -> new ReferralStatus[] {SENT};
            case ACCEPTED, DECLINED, WITHDRAWN, EXPIRED -> new ReferralStatus[] {SENT, status};
            case SCHEDULED -> new ReferralStatus[] {SENT, ACCEPTED, SCHEDULED};
            case ATTENDED, MISSED -> new ReferralStatus[] {SENT, ACCEPTED, SCHEDULED, status};
            case STARTED -> new ReferralStatus[] {SENT, ACCEPTED, SCHEDULED, ATTENDED, STARTED};
            case COMPLETED, DROPPED -> new ReferralStatus[] {SENT, ACCEPTED, SCHEDULED, ATTENDED, STARTED, status};
        }) {
            MOVES.get(step).accept(referral);
        }
        return referral;
    }
}
