package org.visibles.joining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visibles.testkit.Fixture.AGENT_ELBEUF;
import static org.visibles.testkit.Fixture.AGENT_ML;
import static org.visibles.testkit.Fixture.AGENT_RESTO;
import static org.visibles.testkit.Fixture.AGENT_ROUEN;
import static org.visibles.testkit.Fixture.COORDINATION;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.database.ShiftableClock;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Relation;
import org.visibles.kernel.YouthId;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.As;
import org.visibles.testkit.VisiblesTest;
import org.visibles.youth.YouthAccess;

/** The person no longer agrees to the record that two organisations made of theirs. */
@VisiblesTest
class WithdrawnSharingTest extends BothIntroduced {

    private static final String READ = "select count(*) from sharing_withdrawn(?::uuid, now())";

    @Autowired
    private YouthAccess access;

    private YouthId one;

    @BeforeEach
    void the_two_have_made_one_record() {
        houses.propose(AGENT_ROUEN, rouen, introduction);
        one = houses.accept(AGENT_ML, mission);
    }

    @Test
    void both_are_told_nothing_parts_by_itself_and_either_parts_them() {
        for (Identity each : List.of(AGENT_ROUEN, AGENT_ML)) {
            assertThat(unshared(each)).isEmpty();
        }
        int before = told(AGENT_ROUEN) + told(AGENT_ML);

        withdraw(AGENT_ML, agreed);

        assertThat(told(AGENT_ROUEN) + told(AGENT_ML)).isEqualTo(before + 2);
        for (Identity each : List.of(AGENT_ROUEN, AGENT_ML)) {
            assertThat(As.member(each, () -> access.relation(one))).isEqualTo(Relation.CIRCLE_FULL);
            assertThat(unshared(each)).singleElement().satisfies(row -> {
                assertThat(row.withdrawnOn()).isEqualTo(LocalDate.now(clock));
                assertThat(row.besides(each.organisation()))
                        .isEqualTo((each == AGENT_ML ? AGENT_ROUEN : AGENT_ML).organisation());
            });
        }
        Unshared row = unshared(AGENT_ROUEN).getFirst();
        YouthId own = As.member(AGENT_ROUEN, () -> joining.undo(row.stays(), row.joining()));
        assertThat(own).isEqualTo(rouen);
        assertThat(unshared(AGENT_ROUEN)).isEmpty();
        assertThat(unshared(AGENT_ML)).isEmpty();
    }

    @Test
    void agreed_anew_it_is_shared_again() {
        withdraw(AGENT_ROUEN, agreed);
        ((ShiftableClock) clock)
                .runAt(clock.instant().plus(Duration.ofMinutes(1)), () -> houses.agreed(AGENT_ROUEN, one));

        assertThat(unshared(AGENT_ROUEN)).isEmpty();
    }

    @Test
    void what_was_joined_since_is_parted_first_and_both_are_told_all_the_same() {
        YouthId twin = pairs.person(pairs.informed("La même à Rouen", "Inès"));
        pairs.join(twin, one);
        int before = told(AGENT_ML);

        As.member(AGENT_ROUEN, () -> agreements.withdraw(twin, agreed, LocalDate.now(clock)));

        assertThat(told(AGENT_ML)).isEqualTo(before + 1);
        assertThat(unshared(AGENT_ML)).singleElement().satisfies(row -> {
            assertThat(row.youth()).isEqualTo(twin);
            assertThat(row.stays()).isEqualTo(one);
            assertThat(row.stands()).isFalse();
        });
    }

    @Test
    void past_the_days_for_undoing_both_are_told_and_nothing_is_offered() {
        ((ShiftableClock) clock).runAt(clock.instant().plus(Duration.ofDays(31)), () -> {
            withdraw(AGENT_ROUEN, agreed);
            assertThat(unshared(AGENT_ROUEN)).isEmpty();
        });

        assertThat(database.asOwner()
                        .queryForObject(
                                "select count(distinct organisation_id) from notification where text_key = ? and link = ?",
                                Integer.class,
                                "joining.notice.unshared.late",
                                "jeunes/" + one))
                .isEqualTo(2);
    }

    @Test
    void another_agreement_and_what_one_joined_alone_concern_nobody() {
        YouthId own = pairs.person(pairs.informed("À Rouen seule", "Léa"));
        YouthId twin = pairs.person(pairs.informed("Encore à Rouen", "Léa"));
        UUID shared = houses.agreed(AGENT_ROUEN, own);
        pairs.join(own, twin);
        int before = told(AGENT_ROUEN);

        As.member(AGENT_ROUEN, () -> agreements.withdraw(own, shared, LocalDate.now(clock)));

        assertThat(told(AGENT_ROUEN)).isEqualTo(before);
        assertThat(unshared(AGENT_ROUEN)).isEmpty();
    }

    @Test
    void a_third_learns_of_none_of_it_not_even_once_it_reads_the_record_of_another() {
        withdraw(AGENT_ROUEN, agreed);
        for (Identity third : List.of(AGENT_ELBEUF, AGENT_RESTO, COORDINATION)) {
            try (AppSession session = database.session(third)) {
                assertThat(session.count(READ, one.value())).isZero();
                assertThat(session.count(READ, rouen.equals(one) ? mission.value() : rouen.value()))
                        .isZero();
                assertThat(session.count(READ, (Object) null)).isZero();
            }
        }
        try (AppSession session = database.session(AGENT_ML)) {
            assertThat(session.count(READ, one.value())).isOne();
            session.set("visibles.permissions", "");
            assertThat(session.count(READ, one.value())).isZero();
        }
        try (AppSession session = database.nobody()) {
            assertThat(session.count(READ, one.value())).isZero();
        }
    }

    private void withdraw(Identity who, UUID agreement) {
        As.member(who, () -> agreements.withdraw(one, agreement, LocalDate.now(clock)));
    }

    private List<Unshared> unshared(Identity who) {
        return As.member(who, () -> joining.unshared()).stream()
                .filter(each -> List.of(rouen, mission).contains(each.stays()))
                .toList();
    }

    private int told(Identity who) {
        return database.asOwner()
                .queryForObject(
                        "select count(*) from notification where text_key = 'joining.notice.unshared' and organisation_id = ?",
                        Integer.class,
                        who.organisation().value());
    }
}
