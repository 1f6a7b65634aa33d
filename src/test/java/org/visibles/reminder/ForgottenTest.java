package org.visibles.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.visibles.kernel.ReferralId;
import org.visibles.referral.ReferralHistories;
import org.visibles.referral.ReferralStatus;

/**
 * The model of what is promised: whatever referrer, partner and clock do, a referral has ended, or waits for an
 * appointment to come, or somebody is asked and in the end the silence is told upwards. Many more histories are in the
 * benchmark "forgotten".
 */
public class ForgottenTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    private static final int A_LONG_TIME = 400;

    @Property(tries = 3_000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void every_history_ends_or_its_silence_is_told(@ForAll long seed) {
        judge(seed);
    }

    @Test
    void a_word_does_not_bring_the_same_question_the_next_day() {
        Instant missed = Instant.parse("2026-03-02T09:00:00Z");
        Instant asked = missed.plus(Duration.ofHours(2));
        Question next = next(missed, asked.plus(Duration.ofHours(6)));

        assertThat(dueAfter(next, asked, 1)).isFalse();
        assertThat(dueAfter(next, asked, 9)).isFalse();
        assertThat(dueAfter(next, asked, 10)).isTrue();
    }

    @Test
    void what_was_asked_before_it_moved_on_delays_nothing() {
        Instant missed = Instant.parse("2026-03-02T09:00:00Z");

        assertThat(dueAfter(next(missed, missed.plusSeconds(60)), missed.minusSeconds(60), 0))
                .isTrue();
    }

    /** What the recipient is asked of an appointment that was missed, and of which it wrote. */
    private static Question next(Instant missed, Instant wrote) {
        OpenReferral referral = new OpenReferral(
                ReferralId.next(),
                ReferralStatus.MISSED,
                new UUID(1, 1),
                new UUID(1, 2),
                new UUID(1, 3),
                false,
                missed,
                missed,
                null,
                wrote);
        return Question.about(referral, Question.Days.USUAL, wrote).getFirst();
    }

    private static boolean dueAfter(Question question, Instant asked, int days) {
        return question.due(List.of(asked), LocalDate.ofInstant(asked, ZONE).plusDays(days), ZONE);
    }

    /** Plays one history, then lets everybody be silent while the job runs each day. */
    public static void judge(long seed) {
        ReferralHistories.End end = ReferralHistories.play(seed);
        if (!end.status().open()) {
            return;
        }
        OpenReferral referral = new OpenReferral(
                ReferralId.next(),
                end.status(),
                new UUID(1, 1),
                new UUID(1, 2),
                new UUID(1, 3),
                Math.floorMod(seed, 7) == 0,
                end.movedAt(),
                end.appointmentAt(),
                null,
                Math.floorMod(seed, 3) == 0 ? end.movedAt().plus(Duration.ofDays(1)) : null);
        Map<ReminderKind, List<Instant>> asked = silence(referral, end.now());
        assertThat(asked).as("%s, seed %d", end, seed).containsKey(ReminderKind.LEAD);
        assertThat(asked.get(ReminderKind.LEAD)).hasSize(1);
        if (referral.leftAlone()) {
            assertThat(asked.keySet())
                    .allMatch(
                            kind -> kind.asked() != ReminderKind.Asked.RECIPIENT && kind != ReminderKind.COORDINATION);
        }
        asked.forEach((kind, times) -> {
            for (int index = 1; index < times.size(); index++) {
                assertThat(Duration.between(times.get(index - 1), times.get(index)))
                        .as("%s, seed %d", kind, seed)
                        .isGreaterThanOrEqualTo(Duration.ofDays(9));
            }
            assertThat(times).as("%s is not nagged about", kind).hasSizeLessThanOrEqualTo(12);
        });
    }

    @Test
    void a_state_that_nobody_is_asked_about_is_over_or_no_secret() {
        Set<ReferralStatus> silent = EnumSet.noneOf(ReferralStatus.class);
        for (ReferralStatus status : ReferralStatus.values()) {
            OpenReferral referral = new OpenReferral(
                    ReferralId.next(),
                    status,
                    new UUID(1, 1),
                    new UUID(1, 2),
                    new UUID(1, 3),
                    false,
                    Instant.EPOCH,
                    Instant.EPOCH,
                    null,
                    null);
            if (Question.about(referral, Question.Days.USUAL, Instant.EPOCH.plusSeconds(1))
                    .isEmpty()) {
                silent.add(status);
            }
        }
        assertThat(silent)
                .containsExactlyInAnyOrder(
                        ReferralStatus.DRAFT,
                        ReferralStatus.DECLINED,
                        ReferralStatus.WITHDRAWN,
                        ReferralStatus.EXPIRED,
                        ReferralStatus.COMPLETED,
                        ReferralStatus.DROPPED);
    }

    private static Map<ReminderKind, List<Instant>> silence(OpenReferral referral, Instant from) {
        Map<ReminderKind, List<Instant>> asked = new EnumMap<>(ReminderKind.class);
        for (int day = 0; day <= A_LONG_TIME; day++) {
            Instant now = from.plus(Duration.ofDays(day));
            LocalDate today = LocalDate.ofInstant(now, ZONE);
            for (Question question : Question.about(referral, Question.Days.USUAL, now)) {
                if (question.due(asked.getOrDefault(question.kind(), List.of()), today, ZONE)) {
                    add(asked, question.kind(), now);
                }
                question.escalations(asked, today, ZONE).forEach(kind -> add(asked, kind, now));
            }
        }
        return asked;
    }

    private static void add(Map<ReminderKind, List<Instant>> asked, ReminderKind kind, Instant now) {
        asked.computeIfAbsent(kind, each -> new ArrayList<>()).add(now);
    }
}
