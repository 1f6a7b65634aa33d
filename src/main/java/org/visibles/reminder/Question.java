package org.visibles.reminder;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one party is to say about a referral, and when it is asked: pure days, no database.
 *
 * @param moved when the referral came to its state
 * @param since the silence began: the last move, or the last word of who is asked
 * @param first days from then to the first reminder
 * @param gap days from one to the next, and from one without answer to telling somebody above
 * @param pause days from one to the next once the third has been without answer too
 * @param most after so many, it is not asked again
 */
record Question(ReminderKind kind, Instant moved, Instant since, int first, int gap, int pause, int most) {

    /** Beyond the second, reminders grow rare. */
    private static final int OFTEN = 3;

    /** Before the answer, the end comes by itself. */
    private static final int BEFORE_ANSWER = 2;

    /** The programme's days: first reminder, second reminder, and between two questions about a care that goes on. */
    record Days(int due, int again, int ongoing) {

        static final Days USUAL = new Days(10, 20, 60);

        private Question beforeAnswer(ReminderKind kind, OpenReferral referral, Instant since) {
            return new Question(kind, referral.movedAt(), since, due, gap(), ongoing, BEFORE_ANSWER);
        }

        private Question usual(ReminderKind kind, OpenReferral referral, Instant since) {
            return new Question(kind, referral.movedAt(), since, due, gap(), ongoing, Integer.MAX_VALUE);
        }

        private Question from(ReminderKind kind, OpenReferral referral, Instant since, int first) {
            return new Question(kind, referral.movedAt(), since, first, due, ongoing, Integer.MAX_VALUE);
        }

        private Question longer(ReminderKind kind, OpenReferral referral, Instant since, int first) {
            return new Question(kind, referral.movedAt(), since, first, ongoing, ongoing, Integer.MAX_VALUE);
        }

        private int gap() {
            return Math.max(1, again - due);
        }
    }

    /** What is to be asked of either party as it stands now; nothing while the appointment is still to come. */
    static List<Question> about(OpenReferral referral, Days days, Instant now) {
        if (referral.leftAlone()) {
            return List.of(
                    days.longer(ReminderKind.LEFT_ALONE, referral, later(referral.movedAt(), referral.bySender()), 0));
        }
        Instant silent = later(referral.movedAt(), referral.byRecipient());
        return switch (referral.status()) {
            case SENT -> List.of(beforeAnswer(referral, days));
            case ACCEPTED -> List.of(days.usual(ReminderKind.APPOINTMENT, referral, silent));
            case SCHEDULED -> {
                Instant appointment = referral.appointmentAt();
                yield appointment == null || appointment.isAfter(now)
                        ? List.of()
                        : List.of(days.from(
                                ReminderKind.OUTCOME, referral, later(appointment, referral.byRecipient()), 1));
            }
            case MISSED ->
                List.of(
                        days.from(ReminderKind.NEXT, referral, silent, 0),
                        days.from(
                                ReminderKind.NEXT_SENDER, referral, later(referral.movedAt(), referral.bySender()), 0));
            case ATTENDED -> List.of(days.usual(ReminderKind.BEGINNING, referral, silent));
            case STARTED -> List.of(days.longer(ReminderKind.ONGOING, referral, silent, days.ongoing()));
            case DRAFT, DECLINED, WITHDRAWN, EXPIRED, COMPLETED, DROPPED -> List.of();
        };
    }

    /** Who asked last waits for a reply; a partner that was replied to has its days anew. */
    private static Question beforeAnswer(OpenReferral referral, Days days) {
        Instant asked = referral.byRecipient();
        if (asked == null) {
            return days.beforeAnswer(ReminderKind.ANSWER, referral, referral.movedAt());
        }
        Instant replied = referral.bySender();
        return replied == null || replied.isBefore(asked)
                ? days.beforeAnswer(ReminderKind.REPLY, referral, asked)
                : days.beforeAnswer(ReminderKind.ANSWER, referral, replied);
    }

    /**
     * @param asked when it was asked before, in any order
     */
    boolean due(List<Instant> asked, LocalDate today, ZoneId zone) {
        List<Instant> unanswered = unanswered(asked);
        int number = unanswered.size();
        if (number >= most) {
            return false;
        }
        LocalDate on = number == 0
                ? begin(asked, zone)
                : day(unanswered.getLast(), zone).plusDays(number < OFTEN ? gap : pause);
        return !today.isBefore(on);
    }

    /** Words alone do not bring at once what was asked before they came. */
    private LocalDate begin(List<Instant> asked, ZoneId zone) {
        LocalDate begin = day(since, zone).plusDays(first);
        return asked.stream()
                .filter(at -> !at.isBefore(moved))
                .max(Comparator.naturalOrder())
                .map(last -> day(last, zone).plusDays(gap))
                .filter(again -> again.isAfter(begin))
                .orElse(begin);
    }

    /** Whom to tell that nobody answers: the team lead after one reminder, the coordination after two of a partner. */
    List<ReminderKind> escalations(Map<ReminderKind, List<Instant>> all, LocalDate today, ZoneId zone) {
        List<Instant> unanswered = unanswered(all.getOrDefault(kind, List.of()));
        List<ReminderKind> told = new ArrayList<>();
        if (silentSince(unanswered, 1, today, zone) && notYet(ReminderKind.LEAD, all)) {
            told.add(ReminderKind.LEAD);
        }
        if (kind.asked() == ReminderKind.Asked.RECIPIENT
                && silentSince(unanswered, 2, today, zone)
                && notYet(ReminderKind.COORDINATION, all)) {
            told.add(ReminderKind.COORDINATION);
        }
        return told;
    }

    private boolean silentSince(List<Instant> unanswered, int number, LocalDate today, ZoneId zone) {
        return unanswered.size() >= number
                && !today.isBefore(day(unanswered.get(number - 1), zone).plusDays(gap));
    }

    private boolean notYet(ReminderKind told, Map<ReminderKind, List<Instant>> all) {
        return unanswered(all.getOrDefault(told, List.of())).isEmpty();
    }

    private List<Instant> unanswered(List<Instant> asked) {
        return asked.stream()
                .filter(at -> !at.isBefore(since))
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private static LocalDate day(Instant at, ZoneId zone) {
        return LocalDate.ofInstant(at, zone);
    }

    private static Instant later(Instant one, @Nullable Instant other) {
        return other == null || other.isBefore(one) ? one : other;
    }
}
